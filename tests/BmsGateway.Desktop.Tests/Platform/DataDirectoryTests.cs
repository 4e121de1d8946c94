// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Runtime.Versioning;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Tests.Support;

namespace BmsGateway.Desktop.Tests.Platform;

[TestClass]
public sealed class DataDirectoryTests
{
    [TestMethod]
    [SupportedOSPlatform("linux")]
    public void FolderIsMadeWhenItsParentIsThere()
    {
        using var folder = new TemporaryFolder();
        string path = folder.FileOf("data");
        Assert.IsTrue(DataDirectory.TryPrepare(path + "/", out string fullPath, out string error), error);
        Assert.AreEqual(path, fullPath);
        Assert.IsTrue(Directory.Exists(path));
        Assert.AreEqual(0, Directory.GetFileSystemEntries(path).Length, "The write test has left a file behind.");
        Assert.AreEqual(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(path),
            "The configuration holds passwords.");
    }

    [TestMethod]
    public void WhatIsInTheFolderStays()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.FileOf("config.json"), "{}");
        Assert.IsTrue(DataDirectory.TryPrepare(folder.Path, out _, out _));
        Assert.AreEqual("{}", File.ReadAllText(folder.FileOf("config.json")));
    }

    [TestMethod]
    public void MissingParentIsNamed()
    {
        using var folder = new TemporaryFolder();
        Assert.IsFalse(DataDirectory.TryPrepare(folder.FileOf("a/b"), out _, out string error));
        StringAssert.Contains(error, folder.FileOf("a") + " does not exist");
        StringAssert.Contains(error, "--data DIR");
        Assert.IsFalse(Directory.Exists(folder.FileOf("a")));
    }

    [TestMethod]
    public void FileInPlaceOfTheFolderIsNamed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.FileOf("data"), "x");
        Assert.IsFalse(DataDirectory.TryPrepare(folder.FileOf("data"), out _, out string error));
        StringAssert.Contains(error, "is a file");
    }

    [TestMethod]
    [DataRow("/proc/bms-gateway")]
    [DataRow("/proc")]
    public void FolderThatCannotBeWrittenIsNamed(string path)
    {
        Assert.IsFalse(DataDirectory.TryPrepare(path, out _, out string error));
        StringAssert.Contains(error, path + " cannot be written");
        StringAssert.Contains(error, "--data DIR");
    }
}
