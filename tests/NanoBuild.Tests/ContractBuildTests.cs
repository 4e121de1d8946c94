// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoBuild.Tests;

/// <summary>Device projects compile against the contract assemblies in a clean clone, without any package.</summary>
[TestClass]
public sealed class ContractBuildTests
{
    private static RepositoryCopy Repository => BuiltRepository.Copy;

    [TestMethod]
    public void CleanCloneBuildsWithSeveralNodes()
    {
        Assert.AreEqual(0, BuiltRepository.FirstBuild.ExitCode, BuiltRepository.FirstBuild.Output);
        Assert.IsTrue(File.Exists(Repository.PathOf("firmware/Core/bin/Debug/net10.0/Core.dll")));
        Assert.IsTrue(File.Exists(Repository.PathOf("firmware/Core/bin/Debug/netnano1.0/Core.dll")));
        Assert.HasCount(48, Directory.GetFiles(ContractFolder(), "*.dll"));
    }

    [TestMethod]
    public void SecondBuildCompilesNothing()
    {
        string[] files =
        {
            Path.Combine(ContractFolder(), "mscorlib.dll"),
            Repository.PathOf("firmware/Core/bin/Debug/netnano1.0/Core.dll"),
            Repository.PathOf("firmware/App/bin/Debug/netnano1.0/App.exe"),
        };
        DateTime[] before = files.Select(File.GetLastWriteTimeUtc).ToArray();
        BuildResult again = Repository.Build(DemoProjects.Solution, "-m:4");
        Assert.AreEqual(0, again.ExitCode, again.Output);
        CollectionAssert.AreEqual(before, files.Select(File.GetLastWriteTimeUtc).ToArray());
    }

    [TestMethod]
    public void ContractAssembliesAreNotCopiedBesideTheProgram()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("firmware/App/bin/Debug/netnano1.0"), "*.dll")
            .Select(file => Path.GetFileName(file)).OrderBy(name => name).ToArray();
        CollectionAssert.AreEqual(new[] { "Board.dll", "Core.dll" }, files);
    }

    [TestMethod]
    public void WhatTheDeviceDoesNotHaveIsAnErrorOnTheDeviceOnly()
    {
        const string Source = "firmware/Core/Names.cs";
        Repository.WriteSource(
            Source,
            "\nnamespace Core;\n\n"
            + "/// <summary>Names.</summary>\npublic static class Names\n{\n    /// <summary>Joins.</summary>\n"
            + "    public static string Join(string[] parts) => string.Join(\",\", parts);\n}\n");
        BuildResult result = Repository.Build("firmware/Core/Core.csproj");
        File.Delete(Repository.PathOf(Source));
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.HasCount(1, result.Errors, result.Output);
        Assert.Contains("Names.cs(10,57): error CS0117: 'string' does not contain", result.Errors[0]);
        Assert.Contains("TargetFramework=netnano1.0", result.Errors[0]);
    }

    [TestMethod]
    public void FaultyApiDataIsReportedForItsLine()
    {
        string file = Repository.PathOf("firmware/nano-api/System.Math.txt");
        string[] healthy = File.ReadAllLines(file);
        File.WriteAllLines(file, healthy.Append("nonsense"));
        BuildResult result = Repository.Build("firmware/Core/Core.csproj");
        File.WriteAllLines(file, healthy);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains($"System.Math.txt({healthy.Length + 1}): error NANOAPI001: a line starts with", result.Output);
    }

    private static string ContractFolder() =>
        Directory.GetDirectories(Repository.PathOf("artifacts/nano-api")).Single();
}
