// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Support;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

[TestClass]
public class CredentialFileTests
{
    [TestMethod]
    public void NothingStoredIsReadAsNone()
    {
        Assert.IsTrue(new CredentialFile(new FaultyFileStore()).TryLoad(out string hash));
        Assert.AreEqual("", hash);
    }

    [TestMethod]
    public void HashSurvivesARestartAndIsGoneAfterItsDeletion()
    {
        var files = new FaultyFileStore();
        Assert.IsTrue(new CredentialFile(files).TrySave("first"));
        Assert.IsTrue(new CredentialFile(files).TrySave("second"));
        var restarted = new CredentialFile(files);

        Assert.IsTrue(restarted.TryLoad(out string hash));
        Assert.AreEqual("second", hash);
        Assert.IsTrue(restarted.TryDelete());
        Assert.IsTrue(new CredentialFile(files).TryLoad(out hash));
        Assert.AreEqual("", hash);
        Assert.AreEqual(0, files.UsedBytes);
    }

    [TestMethod]
    public void DamagedRecordIsNotTakenForNone()
    {
        var files = new FaultyFileStore();
        files.TryWrite(CredentialFile.Name, new byte[] { 1, 2, 3 }, 3);

        Assert.IsFalse(new CredentialFile(files).TryLoad(out string hash));
        Assert.AreEqual("", hash);
    }

    [TestMethod]
    public void FailedSaveIsTold()
    {
        var files = new FaultyFileStore { AreWritesFailing = true };

        Assert.IsFalse(new CredentialFile(files).TrySave("hash"));
    }
}
