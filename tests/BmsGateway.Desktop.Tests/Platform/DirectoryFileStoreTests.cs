// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Tests.Platform;

[TestClass]
public sealed class DirectoryFileStoreTests
{
    [TestMethod]
    public void WholeFileIsRead()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = new byte[100000];
        new Random(3).NextBytes(bytes);
        File.WriteAllBytes(folder.FileOf("data.bin"), bytes);
        var store = new DirectoryFileStore(folder.Path + "/");
        Assert.AreEqual(FileReadResult.Ok, store.TryRead("data.bin", out byte[] read));
        CollectionAssert.AreEqual(bytes, read);
    }

    [TestMethod]
    public void MissingFileIsTold()
    {
        using var folder = new TemporaryFolder();
        var store = new DirectoryFileStore(folder.Path);
        Assert.AreEqual(FileReadResult.Missing, store.TryRead("config.json", out byte[] read));
        Assert.AreEqual(0, read.Length);
        var absent = new DirectoryFileStore(folder.FileOf("none"));
        Assert.AreEqual(FileReadResult.Missing, absent.TryRead("config.json", out _));
    }

    [TestMethod]
    public void FolderInPlaceOfTheFileIsAFailure()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.FileOf("config.json"));
        Assert.AreEqual(FileReadResult.Failed, new DirectoryFileStore(folder.Path).TryRead("config.json", out _));
    }

    [TestMethod]
    public void FileBeyondTheBoundIsAFailure()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.FileOf("large"), new byte[DirectoryFileStore.MaximumSize]);
        Assert.AreEqual(FileReadResult.Ok, new DirectoryFileStore(folder.Path).TryRead("large", out _));
        File.WriteAllBytes(folder.FileOf("large"), new byte[DirectoryFileStore.MaximumSize + 1]);
        Assert.AreEqual(FileReadResult.Failed, new DirectoryFileStore(folder.Path).TryRead("large", out byte[] read));
        Assert.AreEqual(0, read.Length);
    }

    [TestMethod]
    [DataRow("../secret")]
    [DataRow("/etc/passwd")]
    [DataRow("a/../../secret")]
    [DataRow("")]
    public void NameCannotLeaveTheFolder(string name)
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<ArgumentException>(() => new DirectoryFileStore(folder.Path).TryRead(name, out _));
    }
}
