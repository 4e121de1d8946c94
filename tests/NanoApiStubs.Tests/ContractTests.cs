// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoApiStubs.Model;
using NanoApiStubs.Tests.Dumping;

namespace NanoApiStubs.Tests;

/// <summary>The contract assemblies say what the data says.</summary>
[TestClass]
public sealed class ContractTests
{
    // Its extension methods are internal, so the data keeps the mark of the class but none of a method.
    private const string KnownDifference = "T:nanoFramework.TestFramework.Helper public static class : System.Object";

    public static IEnumerable<object[]> AssemblyNames => Contracts.Set.Ordered.Select(a => new object[] { a.Name });

    [TestMethod]
    public void AllFortyEightLibrariesAreCompiled() => Assert.HasCount(48, Contracts.Set.Ordered);

    [TestMethod]
    [DynamicData(nameof(AssemblyNames))]
    public void DumpedAssemblyEqualsItsData(string name)
    {
        ApiAssembly assembly = Contracts.Set.Ordered.Single(a => a.Name == name);
        List<string> expected = File.ReadLines(assembly.File)
            .Where(line => !line.StartsWith('#')).Select(Sorted).ToList();
        List<string> actual = Open(name, TypeDump.Lines).Select(Sorted).ToList();
        Assert.IsGreaterThan(0, expected.Count);
        string missing = string.Join(
            '\n', expected.Except(actual).Where(line => line != KnownDifference + " @Extension"));
        string surplus = string.Join('\n', actual.Except(expected).Where(line => line != KnownDifference));
        Assert.AreEqual(string.Empty, missing, "lines of the data that the assembly does not have");
        Assert.AreEqual(string.Empty, surplus, "lines of the assembly that the data does not have");
        Assert.AreEqual(expected.Count, actual.Count);
    }

    [TestMethod]
    [DynamicData(nameof(AssemblyNames))]
    public void IdentityIsThatOfTheRealAssembly(string name)
    {
        ApiAssembly expected = Contracts.Set.Ordered.Single(a => a.Name == name);
        AssemblyName actual = AssemblyName.GetAssemblyName(Contracts.PathOf(name));
        Assert.AreEqual(name, actual.Name);
        Assert.AreEqual(expected.Version, actual.Version);
        CollectionAssert.AreEqual(expected.PublicKey, actual.GetPublicKey());
        Assert.AreEqual("c07d481e9758c731", Convert.ToHexString(actual.GetPublicKeyToken()!).ToLowerInvariant());
    }

    [TestMethod]
    [DynamicData(nameof(AssemblyNames))]
    public void NativeVersionIsThatOfTheData(string name)
    {
        ApiAssembly expected = Contracts.Set.Ordered.Single(a => a.Name == name);
        string? actual = Open(name, reader => AttributeDump.Text(
            reader, reader.GetAssemblyDefinition().GetCustomAttributes(), "AssemblyNativeVersionAttribute"));
        Assert.AreEqual(expected.NativeVersion, actual);
    }

    [TestMethod]
    [DynamicData(nameof(AssemblyNames))]
    public void NothingOutsideTheLibrariesIsReferenced(string name)
    {
        string[] known = Contracts.Set.Ordered.Select(a => a.Name).ToArray();
        string[] actual = Open(name, reader => reader.AssemblyReferences
            .Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).ToArray());
        CollectionAssert.IsSubsetOf(actual, known);
    }

    private static T Open<T>(string name, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(Contracts.PathOf(name)));
        return read(file.GetMetadataReader());
    }

    // The order of the annotations means nothing.
    private static string Sorted(string line)
    {
        string[] parts = line.Split(" @");
        return string.Join(" @", parts.Skip(1).OrderBy(text => text, StringComparer.Ordinal).Prepend(parts[0]));
    }
}
