// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Network;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Network;

[TestClass]
public class AccessPointSetupTests
{
    [TestMethod]
    public void NothingIsStoredWhileThePlanIsKept()
    {
        var bench = new Bench();
        Assert.IsFalse(bench.Start(bench.Off));

        bench.Device.Stored = bench.On;
        Assert.IsFalse(bench.Start(bench.On));
        Assert.AreEqual(0, bench.Device.SaveCount);
        Assert.AreEqual(0, bench.Log.Count);
    }

    [TestMethod]
    public void ChangeIsStoredAndUsedAfterOneRestart()
    {
        var bench = new Bench();
        Assert.IsTrue(bench.Start(bench.On));
        Assert.IsTrue(bench.On.IsSameAs(bench.Device.Stored));

        Assert.IsFalse(bench.Start(bench.On));
        Assert.AreEqual(1, bench.Device.SaveCount);
    }

    [TestMethod]
    public void AccessPointIsClosedAndOpenedAgain()
    {
        var bench = new Bench();
        Assert.IsTrue(bench.Start(bench.On));
        Assert.IsTrue(bench.Start(bench.Off));
        Assert.IsFalse(bench.Device.Stored.IsOn);
        Assert.IsTrue(bench.Start(bench.On));
    }

    [TestMethod]
    public void FirmwareThatForgetsAtARestartIsNotRestartedForEver()
    {
        var bench = new Bench();
        Assert.IsTrue(bench.Start(bench.On));
        for (int i = 0; i < 5; i++)
        {
            bench.Device.Stored = bench.Off;
            Assert.IsFalse(bench.Start(bench.On));
        }
    }

    [TestMethod]
    public void FirmwareThatDoesNotKeepThePlanIsNotRestarted()
    {
        var bench = new Bench();
        bench.Device.Forgets = true;
        Assert.IsFalse(bench.Start(bench.On));
        Assert.IsTrue(bench.Log.Last.IndexOf("did not keep") > 0);
    }

    [TestMethod]
    public void FirmwareThatRefusesDoesNotHoldUpTheStart()
    {
        var bench = new Bench();
        bench.Device.Refuses = true;
        Assert.IsFalse(bench.Start(bench.On));
        Assert.IsTrue(bench.Log.Last.IndexOf("refused") > 0);
    }

    [TestMethod]
    public void BoardIsNotRestartedWhenTheMarkCannotBeKept()
    {
        var bench = new Bench();
        bench.Files.AreWritesFailing = true;
        Assert.IsFalse(bench.Start(bench.On));
        Assert.IsTrue(bench.On.IsSameAs(bench.Device.Stored), "used at the next start");
    }

    [TestMethod]
    public void PasswordIsNotLogged()
    {
        var bench = new Bench();
        bench.Start(bench.On);
        Assert.AreEqual(1, bench.Log.Count);
        Assert.IsTrue(bench.Log.Last.IndexOf("\"garage\"") > 0);
        Assert.IsTrue(bench.Log.Last.IndexOf(bench.On.Password) < 0);
    }

    private sealed class Bench
    {
        public readonly FakeAccessPoint Device = new();
        public readonly FaultyFileStore Files = new();
        public readonly FakeLog Log = new();
        public readonly AccessPointPlan On = new(true, "garage", "correct horse");
        public readonly AccessPointPlan Off = new(false, "garage", "");

        public bool Start(AccessPointPlan plan) => AccessPointSetup.Apply(plan, Device, Files, Log);
    }
}
