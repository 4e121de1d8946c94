// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Text;
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
        Assert.AreEqual(FileReadResult.Failed, new DirectoryFileStore(folder.Path).TryRead(name, out _));
        Assert.IsFalse(new DirectoryFileStore(folder.Path).TryWrite(name, new byte[1], 1));
    }

    [TestMethod]
    public void FilesAreWrittenAddedToMovedListedAndDeleted()
    {
        using var folder = new TemporaryFolder();
        var store = new DirectoryFileStore(folder.Path);
        Assert.IsTrue(store.TryWrite("history/a.csv", Encoding.UTF8.GetBytes("one\ntwo\n"), 4));
        Assert.IsTrue(store.TryAppend("history/a.csv", Encoding.UTF8.GetBytes("three\n"), 6));
        Assert.AreEqual("one\nthree\n", File.ReadAllText(folder.FileOf("history/a.csv")));
        Assert.AreEqual(10, store.SizeOf("history/a.csv"));
        byte[] part = new byte[5];
        Assert.AreEqual(5, store.ReadPart("history/a.csv", 4, part, 5));
        CollectionAssert.AreEqual(Encoding.UTF8.GetBytes("three"), part);
        Assert.AreEqual(0, store.ReadPart("history/a.csv", 10, part, 5));
        Assert.AreEqual(-1, store.ReadPart("history/none", 0, part, 5));
        Assert.IsTrue(store.TryWrite("history/b.csv", part, 5));
        Assert.IsFalse(store.TryMove("history/a.csv", "history/b.csv"), "A file was replaced.");
        Assert.IsTrue(store.TryMove("history/a.csv", "history/c.csv"));
        string[] names = store.List("history");
        Array.Sort(names, StringComparer.Ordinal);
        CollectionAssert.AreEqual(new[] { "b.csv", "c.csv" }, names);
        Assert.IsTrue(store.TryDelete("history/b.csv"));
        Assert.IsTrue(store.TryDelete("history/b.csv"), "What is not there counts as deleted.");
        Assert.AreEqual(-1, store.SizeOf("history/b.csv"));
        Assert.IsFalse(store.TryWrite("history", part, 5), "A folder was replaced.");
    }

    [TestMethod]
    public void ShorterContentReplacesTheWholeFile()
    {
        using var folder = new TemporaryFolder();
        var store = new DirectoryFileStore(folder.Path);
        Assert.IsTrue(store.TryWrite("x", Encoding.UTF8.GetBytes("123456"), 6));
        Assert.IsTrue(store.TryWrite("x", Encoding.UTF8.GetBytes("ab"), 2));
        Assert.AreEqual("ab", File.ReadAllText(folder.FileOf("x")));
    }
}
