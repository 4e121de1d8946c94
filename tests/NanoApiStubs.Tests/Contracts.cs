// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoApiStubs.Compiling;

namespace NanoApiStubs.Tests;

/// <summary>The contract assemblies of the repository's data, compiled once for all tests.</summary>
[TestClass]
public static class Contracts
{
    internal static string DataFolder { get; } = Path.Combine(
        typeof(Contracts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "firmware", "nano-api");

    internal static ApiSet Set { get; } = ApiSet.Load(DataFolder);

    internal static string Folder { get; private set; } = string.Empty;

    internal static string PathOf(string assembly) => Path.Combine(Folder, assembly + ".dll");

    [AssemblyInitialize]
    public static void CompileAll(TestContext context)
    {
        Folder = Directory.CreateTempSubdirectory("nano-contracts-").FullName;
        StubCompiler.CompileAll(Set, Folder);
    }

    [AssemblyCleanup]
    public static void Remove() => Directory.Delete(Folder, recursive: true);
}
