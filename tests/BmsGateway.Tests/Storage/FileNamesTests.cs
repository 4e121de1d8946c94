// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Storage;

namespace BmsGateway.Tests.Storage;

[TestClass]
public class FileNamesTests
{
    [TestMethod]
    [DataRow("config.json")]
    [DataRow("history/2026-01-31.csv")]
    public void OwnNamesAreTaken(string name) => Assert.IsTrue(FileNames.IsPlain(name));

    [TestMethod]
    [DataRow("")]
    [DataRow("/etc/passwd")]
    [DataRow("../secret")]
    [DataRow("a/../../secret")]
    [DataRow("a//b")]
    [DataRow("folder/")]
    [DataRow("a\\b")]
    [DataRow("I:config.json")]
    [DataRow("con_1_0.SYS")]
    public void NamesThatLeadElsewhereAreRefused(string name) => Assert.IsFalse(FileNames.IsPlain(name));

    [TestMethod]
    public void FoldersAreCutOff()
    {
        string[] names = FileNames.WithoutFolders(new[] { "I:\\history\\a.csv", "/var/x/b.csv", "c.csv" });
        Assert.AreEqual("a.csv", names[0]);
        Assert.AreEqual("b.csv", names[1]);
        Assert.AreEqual("c.csv", names[2]);
    }
}
