// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverLinkTests
{
    [TestMethod]
    public void MissingDeviceIsTriedEverySecondAndReportedOnce()
    {
        var rig = new DriverRig();
        rig.Bms.IsAbsent = true;

        rig.RunFor(10500);

        Assert.AreEqual(11, rig.Bms.OpenCount);
        Assert.AreEqual((int)BatteryLinkState.NoDevice, (int)rig.State);
        Assert.AreEqual(1, rig.LinkChangeCount);
        Assert.AreEqual(1, rig.Log.Count);
        Assert.AreEqual(
            "tinybms: COM2 is not there or cannot be opened; trying again every second.", rig.Log.Last);
        Assert.AreEqual(0, rig.Driver.Link.ReopenCount);
    }

    [TestMethod]
    public void DeviceThatAppearsIsPickedUp()
    {
        var rig = new DriverRig();
        rig.Bms.IsAbsent = true;
        rig.RunFor(5500);

        rig.Bms.IsAbsent = false;
        rig.RunFor(1000);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.IsTrue(rig.SampleCount >= 1);
        Assert.AreEqual(0, rig.Driver.Link.ReopenCount);
    }

    [TestMethod]
    public void DeviceThatVanishesBetweenRequestsIsPickedUpAgain()
    {
        var rig = new DriverRig();
        rig.Settle();

        rig.Bms.Unplug();
        rig.RunFor(3000);
        Assert.AreEqual((int)BatteryLinkState.NoDevice, (int)rig.State);
        int before = rig.SampleCount;
        rig.Bms.IsAbsent = false;
        rig.RunFor(1200);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.IsTrue(rig.SampleCount > before);
        Assert.AreEqual(1, rig.Driver.Link.ReopenCount);
    }

    [TestMethod]
    public void DeviceThatVanishesInTheMiddleOfAnAnswerIsPickedUpAgain()
    {
        var rig = new DriverRig();
        rig.Settle();

        rig.Bms.Script(ScriptedAnswer.Vanish);
        rig.RunFor(500);
        Assert.AreEqual((int)BatteryLinkState.NoDevice, (int)rig.State);
        rig.Bms.IsAbsent = false;
        rig.RunFor(1200);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.AreEqual(1, rig.Driver.Link.ReopenCount);
    }

    [TestMethod]
    public void EveryReturnOfTheDeviceIsCounted()
    {
        var rig = new DriverRig();
        for (int i = 1; i <= 5; i++)
        {
            rig.Settle();
            rig.Bms.Unplug();
            rig.RunFor(2000);
            rig.Bms.IsAbsent = false;
            rig.RunFor(1500);

            Assert.AreEqual(i, rig.Driver.Link.ReopenCount);
        }
    }

    [TestMethod]
    public void StateChangesAreLoggedAndPublishedOnceEach()
    {
        var rig = new DriverRig();

        rig.RunFor(20000);
        rig.Bms.Unplug();
        rig.RunFor(20000);
        rig.Bms.IsAbsent = false;
        rig.RunFor(20000);

        Assert.AreEqual("tinybms: COM2 is open; waiting for the BMS to answer.", rig.Log.At(0));
        Assert.AreEqual("tinybms: The BMS on COM2 answers.", rig.Log.At(1));
        Assert.AreEqual("tinybms: TinyBMS, hardware 2.1, firmware 242", rig.Log.At(2));
        Assert.AreEqual(
            "tinybms: COM2 is not there or cannot be opened; trying again every second.", rig.Log.At(3));
        Assert.AreEqual("tinybms: COM2 is open; waiting for the BMS to answer.", rig.Log.At(4));
        Assert.AreEqual("tinybms: The BMS on COM2 answers.", rig.Log.At(5));
        Assert.AreEqual(6, rig.Log.Count);
        Assert.AreEqual(5, rig.LinkChangeCount);
    }

    [TestMethod]
    public void VersionsAndSettingsAreReadAgainAfterALoss()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Unplug();
        rig.RunFor(2000);
        rig.Bms.Registers[502] = 250;
        rig.Bms.Registers[300] = 3500;
        rig.Bms.IsAbsent = false;
        int before = rig.SampleCount;

        rig.RunUntilSamples(before + 1);
        Assert.AreEqual(3500, rig.Sample.Protection!.FullyChargedCellMillivolts);

        rig.RunFor(60);
        Assert.AreEqual("TinyBMS, hardware 2.1, firmware 250", rig.Driver.Description);
    }

    [TestMethod]
    public void ThresholdsOfTheOldBmsAreNotUsedWhenTheNewOneRefusesToTellItsOwn()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Unplug();
        rig.RunFor(2000);
        rig.Bms.Script(ScriptedAnswer.RejectCommand);
        rig.Bms.IsAbsent = false;
        int before = rig.SampleCount;

        Assert.IsTrue(rig.RunUntilSamples(before + 1));

        Assert.IsNull(rig.Sample.Protection);
    }

    [TestMethod]
    public void UnchangedThresholdsAreTheSameObjectAfterALoss()
    {
        var rig = new DriverRig();
        rig.Settle();
        BatteryProtection before = rig.Sample.Protection!;
        rig.Bms.Unplug();
        rig.RunFor(2000);
        rig.Bms.IsAbsent = false;

        rig.RunUntilSamples(rig.SampleCount + 1);

        Assert.IsTrue(ReferenceEquals(before, rig.Sample.Protection));
    }
}
