// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoApiStubs.Compiling;
using NanoApiStubs.Reading;

namespace NanoApiStubs.Tests.Compiling;

/// <summary>When the assemblies are compiled again, and that a half-made folder is never seen.</summary>
[TestClass]
public sealed class StubCacheTests
{
    [TestMethod]
    public void UpToDateFolderIsUsedAsItIs()
    {
        using var data = new TemporaryData();
        string folder = StubCache.Ensure(data.Data, data.Output);
        string assembly = Path.Combine(folder, "mscorlib.dll");
        File.SetLastWriteTimeUtc(assembly, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.AreEqual(folder, StubCache.Ensure(data.Data, data.Output));
        Assert.AreEqual(2020, File.GetLastWriteTimeUtc(assembly).Year);
    }

    [TestMethod]
    public void ChangedDataGivesAnotherFolder()
    {
        using var data = new TemporaryData();
        string before = StubCache.Ensure(data.Data, data.Output);
        File.AppendAllText(data.FileOf("System.Threading"), "# a remark\n");
        string after = StubCache.Ensure(data.Data, data.Output);
        Assert.AreNotEqual(before, after);
        Assert.IsTrue(File.Exists(Path.Combine(after, "System.Threading.dll")));
    }

    [TestMethod]
    public void SameDataGivesTheSameBytes()
    {
        using var data = new TemporaryData();
        string first = StubCache.Ensure(data.Data, data.Output);
        string second = StubCache.Ensure(data.Data, Path.Combine(data.Output, "again"));
        foreach (string file in Directory.GetFiles(first))
        {
            byte[] other = File.ReadAllBytes(Path.Combine(second, Path.GetFileName(file)));
            Assert.IsTrue(File.ReadAllBytes(file).AsSpan().SequenceEqual(other), file);
        }
    }

    [TestMethod]
    public void BuildsAtTheSameTimeShareOneCompleteFolder()
    {
        using var data = new TemporaryData();
        string[] folders = new string[4];
        Parallel.For(0, folders.Length, i => folders[i] = StubCache.Ensure(data.Data, data.Output));
        Assert.AreEqual(1, folders.Distinct().Count());
        Assert.HasCount(1, Directory.GetDirectories(data.Output));
        Assert.HasCount(2, Directory.GetFiles(folders[0], "*.dll"));
    }

    [TestMethod]
    public void FaultyDataLeavesNothingBehind()
    {
        using var data = new TemporaryData();
        File.AppendAllText(data.FileOf("System.Threading"), "rubbish\n");
        var error = Assert.ThrowsExactly<ApiFormatException>(() => StubCache.Ensure(data.Data, data.Output));
        Assert.Contains("System.Threading.txt(", error.Message);
        Assert.IsEmpty(Directory.GetFileSystemEntries(data.Output));
    }

    [TestMethod]
    public void OldFoldersAreRemovedWhenNewOnesAreMade()
    {
        using var data = new TemporaryData();
        string old = Directory.CreateDirectory(Path.Combine(data.Output, "0123456789abcdef")).FullName;
        string recent = Directory.CreateDirectory(Path.Combine(data.Output, "fedcba9876543210")).FullName;
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        StubCache.Ensure(data.Data, data.Output);
        Assert.IsFalse(Directory.Exists(old));
        Assert.IsTrue(Directory.Exists(recent));
    }
}
