// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronIdentityFramesTests
{
    [TestMethod]
    public void VersionHasTheMajorNumberFirstAndDecimalDigits()
    {
        var bench = new FrameBench();
        Assert.IsTrue(bench.Context.Identity.TrySetFirmware("1.24.0"));
        bench.Context.Sample.StateOfHealthMillipercent = 100000;

        bench.AssertFrame(new VersionFrame(), 0x35F, "00 00 01 18 3A 01 00 00");
    }

    [TestMethod]
    [DataRow(98000, "00 00 00 01 33 01 00 00")]
    [DataRow(BatterySnapshot.Unknown, "00 00 00 01 3A 01 00 00")]
    [DataRow(100001, "00 00 00 01 3A 01 00 00")]
    [DataRow(0, "00 00 00 01 00 00 00 00")]
    public void UsableCapacityIsTheNominalOneTimesTheMeasuredHealth(int health, string data)
    {
        var bench = new FrameBench();
        Assert.IsTrue(bench.Context.Identity.TrySetFirmware("0.1.0"));
        bench.Context.Sample.StateOfHealthMillipercent = health;

        // 314 Ah; 98 % of it is 307.72 Ah.
        bench.AssertFrame(new VersionFrame(), 0x35F, data);
    }

    [TestMethod]
    public void UsableCapacityIsZeroWhenUnknownOrOffline()
    {
        var bench = new FrameBench();
        Assert.IsTrue(bench.Context.Identity.TrySetFirmware("0.1.0"));
        bench.Context.IsSampleFresh = false;
        bench.AssertFrame(new VersionFrame(), 0x35F, "00 00 00 01 00 00 00 00");

        bench.Context.IsSampleFresh = true;
        bench.Context.Sample.Protection!.CapacityCentiampereHours = BatterySnapshot.Unknown;
        bench.AssertFrame(new VersionFrame(), 0x35F, "00 00 00 01 00 00 00 00");

        bench.Context.Sample.Protection = null;
        bench.AssertFrame(new VersionFrame(), 0x35F, "00 00 00 01 00 00 00 00");
    }

    [TestMethod]
    public void UnknownFirmwareIsNotInvented() => new FrameBench().AssertNothing(new VersionFrame());

    [TestMethod]
    public void ShortNameNeedsNoNameFrames()
    {
        var bench = new FrameBench(new VictronIdentity("Own", "Own Shed", ""));

        bench.AssertFrame(new ManufacturerFrame(), 0x35E, "4F 77 6E 20 53 68 65 64");
        bench.AssertNothing(new NameFrame(false));
        bench.AssertNothing(new NameFrame(true));
    }

    [TestMethod]
    public void LongNameFillsBothFramesAndBeginsLikeTheManufacturer()
    {
        var bench = new FrameBench(new VictronIdentity("TinyBMS", "TinyBMS Garage", ""));

        bench.AssertFrame(new ManufacturerFrame(), 0x35E, "54 69 6E 79 42 4D 53 00");
        bench.AssertFrame(new NameFrame(false), 0x370, "54 69 6E 79 42 4D 53 20");
        bench.AssertFrame(new NameFrame(true), 0x371, "47 61 72 61 67 65 00 00");
    }

    [TestMethod]
    public void UnknownSerialNumberLeavesBothFramesOut()
    {
        var bench = new FrameBench();

        bench.AssertNothing(new SerialNumberFrame(false));
        bench.AssertNothing(new SerialNumberFrame(true));
    }

    [TestMethod]
    public void ShortSerialNumberIsCompletedByAFrameOfZeros()
    {
        var bench = new FrameBench();
        bench.Context.Identity.SerialNumber = "1Q-1845";

        bench.AssertFrame(new SerialNumberFrame(false), 0x380, "31 51 2D 31 38 34 35 00");
        bench.AssertFrame(new SerialNumberFrame(true), 0x381, "00 00 00 00 00 00 00 00");
    }

    [TestMethod]
    public void LongSerialNumberIsCutAfterSixteenCharacters()
    {
        var bench = new FrameBench();
        bench.Context.Identity.SerialNumber = "ABCDEFGH12345678tail";

        bench.AssertFrame(new SerialNumberFrame(false), 0x380, "41 42 43 44 45 46 47 48");
        bench.AssertFrame(new SerialNumberFrame(true), 0x381, "31 32 33 34 35 36 37 38");
    }

    [TestMethod]
    public void FamilyIsSentWhenThereIsOne()
    {
        new FrameBench().AssertNothing(new FamilyFrame());
        new FrameBench(new VictronIdentity("TinyBMS", "TinyBMS", "16s LFP"))
            .AssertFrame(new FamilyFrame(), 0x382, "31 36 73 20 4C 46 50 00");
    }

    [TestMethod]
    public void CharacterBeyondAsciiBecomesAQuestionMark()
    {
        var bench = new FrameBench();
        bench.Context.Identity.SerialNumber = "a\u00E9b\n";

        bench.AssertFrame(new SerialNumberFrame(false), 0x380, "61 3F 62 3F 00 00 00 00");
    }
}
