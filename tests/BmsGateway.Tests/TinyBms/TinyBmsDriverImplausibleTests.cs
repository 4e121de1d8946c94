// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverImplausibleTests
{
    [TestMethod]
    public void ImplausibleSampleIsCountedAndNotPublished()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        long last = rig.Driver.Link.LastSampleAtMilliseconds;
        rig.Bms.Registers[5] = 0;

        rig.RunFor(1000);

        Assert.AreEqual(samples, rig.SampleCount);
        Assert.AreEqual(4, rig.Driver.Link.ImplausibleCount);
        Assert.AreEqual(last, rig.Driver.Link.LastSampleAtMilliseconds);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void SequenceHasNoHoleWhereASampleWasRefused()
    {
        var rig = new DriverRig();
        rig.Settle();
        int sequence = rig.Sample.Sequence;
        rig.Bms.Registers[5] = 0;
        rig.RunFor(1000);
        rig.Bms.Registers[5] = 33005;

        rig.RunUntilSamples(rig.SampleCount + 1);

        Assert.AreEqual(sequence + 1, rig.Sample.Sequence);
    }

    [TestMethod]
    public void ReasonIsLoggedOnceAMinute()
    {
        var rig = new DriverRig();
        rig.Settle();
        int lines = rig.Log.Count;
        rig.Bms.Registers[5] = 0;

        rig.RunFor(59000);
        Assert.AreEqual(lines + 1, rig.Log.Count);
        Assert.AreEqual(
            "tinybms: Samples are not used because a cell is not between 500 and 5000 mV; 1 in all.", rig.Log.Last);
        rig.RunFor(62000);

        Assert.AreEqual(lines + 3, rig.Log.Count);
    }

    [TestMethod]
    public void PackThatComesAndGoesIsLoggedOnceAMinute()
    {
        var rig = new DriverRig();
        rig.Settle();
        int lines = rig.Log.Count;
        for (int i = 0; i < 50; i++)
        {
            rig.Bms.Registers[53] = (ushort)(15 + (i % 2));
            rig.RunFor(1000);
        }

        Assert.AreEqual(lines + 1, rig.Log.Count);
        Assert.IsTrue(rig.Driver.Link.ImplausibleCount >= 100);
    }

    [TestMethod]
    public void WrongNumberOfCellsIsLoggedOnceAndNothingIsPublishedUntilItIsRight()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        int lines = rig.Log.Count;
        rig.Bms.Registers[53] = 15;

        rig.RunFor(300000);
        Assert.AreEqual(samples, rig.SampleCount);
        Assert.AreEqual(lines + 1, rig.Log.Count);
        Assert.IsTrue(rig.Log.Last.IndexOf("number of cells") > 0);
        rig.Bms.Registers[53] = 16;
        rig.RunFor(1000);

        Assert.AreEqual(samples + 4, rig.SampleCount);
    }

    [TestMethod]
    public void ChangedNumberOfCellsIsTakenOverAtOnce()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        Packs.LoadDump(rig.Bms.Registers);

        Assert.IsTrue(rig.RunUntilSamples(samples + 1));

        Assert.AreEqual(1, rig.Driver.Link.ImplausibleCount);
        Assert.AreEqual(14, rig.Sample.CellCount);
        Assert.AreEqual(14, rig.Sample.Protection!.SeriesCells);
    }

    [TestMethod]
    public void ReaderThatIsEightPollsLateDoesNotGetAnImplausibleSample()
    {
        var rig = new DriverRig();
        rig.RunUntilSamples(1);
        BatterySnapshot old = rig.Sample;
        rig.RunUntilSamples(8);
        rig.Bms.Registers[5] = 0;
        var copy = new BatterySnapshot();

        for (int i = 0; i < 3; i++)
        {
            rig.RunFor(250);
            Assert.IsFalse(old.TryCopyTo(copy));
        }

        rig.Bms.Registers[5] = 33005;
        rig.RunUntilSamples(9);
        Assert.IsTrue(old.TryCopyTo(copy));
        Assert.AreEqual(9, copy.Sequence);
    }
}
