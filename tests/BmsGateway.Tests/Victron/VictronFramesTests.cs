// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronFramesTests
{
    [TestMethod]
    public void LimitsOfAHealthyPack() =>
        new FrameBench().AssertFrame(new LimitsFrame(), 0x351, "28 02 F4 01 90 01 E0 01");

    [TestMethod]
    public void LimitsAreRoundedDown()
    {
        var bench = new FrameBench();
        bench.Context.Limits.ChargeVoltageMillivolts = 55299;
        bench.Context.Limits.ChargeCurrentMilliamperes = 50099;
        bench.Context.Limits.DischargeCurrentMilliamperes = 99;

        bench.AssertFrame(new LimitsFrame(), 0x351, "28 02 F4 01 00 00 E0 01");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(99)]
    public void ChargeVoltageZeroIsNeverSent(int millivolts)
    {
        var bench = new FrameBench();
        bench.Context.Limits.ChargeVoltageMillivolts = millivolts;

        bench.AssertNothing(new LimitsFrame());
    }

    [TestMethod]
    public void CurrentLimitNeverArrivesAsANegativeNumber()
    {
        var bench = new FrameBench();
        bench.Context.Limits.ChargeCurrentMilliamperes = int.MaxValue;
        bench.Context.Limits.DischargeCurrentMilliamperes = -500;

        bench.AssertFrame(new LimitsFrame(), 0x351, "28 02 FF 7F 00 00 E0 01");
    }

    [TestMethod]
    [DataRow(100001, 100001)]
    [DataRow(int.MaxValue, int.MaxValue)]
    public void MoreThanFullIsSentAsFull(int charge, int health)
    {
        var bench = new FrameBench();
        bench.Context.Sample.StateOfChargeMillipercent = charge;
        bench.Context.Sample.StateOfHealthMillipercent = health;

        bench.AssertFrame(new StateOfChargeFrame(), 0x355, "64 00 64 00 10 27 00 00");
    }

    [TestMethod]
    public void StateOfChargeIsRoundedDownAndRepeatedInHighResolution() =>
        new FrameBench().AssertFrame(new StateOfChargeFrame(), 0x355, "3C 00 62 00 84 17 00 00");

    [TestMethod]
    public void HundredPercentIsOnlySentWhenItIsReached()
    {
        var bench = new FrameBench();
        bench.Context.Sample.StateOfChargeMillipercent = 99999;
        bench.AssertFrame(new StateOfChargeFrame(), 0x355, "63 00 62 00 0F 27 00 00");

        bench.Context.Sample.StateOfChargeMillipercent = 100000;
        bench.AssertFrame(new StateOfChargeFrame(), 0x355, "64 00 62 00 10 27 00 00");
    }

    [TestMethod]
    public void UnknownStateOfHealthEndsTheFrame()
    {
        var bench = new FrameBench();
        bench.Context.Sample.StateOfHealthMillipercent = BatterySnapshot.Unknown;

        bench.AssertFrame(new StateOfChargeFrame(), 0x355, "3C 00");
    }

    [TestMethod]
    public void ConfiguredStateOfHealthFillsTheGap()
    {
        var bench = new FrameBench();
        var context = new VictronContext(bench.Context.Limits, "TinyBMS", 100)
        {
            Sample = bench.Context.Sample,
            IsSampleFresh = true,
        };
        context.Sample.StateOfHealthMillipercent = BatterySnapshot.Unknown;

        Assert.IsTrue(new StateOfChargeFrame().Encode(context, bench.Frame));
        Assert.AreEqual("3C 00 64 00 84 17 00 00", Hex.Of(bench.Frame.Data, bench.Frame.Length));
    }

    [TestMethod]
    public void MeasurementsOfAHealthyPack() =>
        new FrameBench().AssertFrame(new MeasurementsFrame(), 0x356, "A1 14 64 00 04 01 00 00");

    [TestMethod]
    public void DischargeAndFrostAreNegative()
    {
        var bench = new FrameBench();
        bench.Context.Sample.PackCurrentMilliamperes = -12345;
        bench.Context.Sample.HighestTemperatureDecidegrees = -55;

        bench.AssertFrame(new MeasurementsFrame(), 0x356, "A1 14 85 FF C9 FF 00 00");
    }

    [TestMethod]
    public void MissingTemperatureShortensMeasurementsAndExtremes()
    {
        var bench = new FrameBench();
        bench.Context.Sample.LowestTemperatureDecidegrees = BatterySnapshot.Unknown;
        bench.Context.Sample.HighestTemperatureDecidegrees = BatterySnapshot.Unknown;

        bench.AssertFrame(new MeasurementsFrame(), 0x356, "A1 14 64 00");
        bench.AssertFrame(new CellExtremesFrame(), 0x373, "E4 0C E6 0C");
    }

    [TestMethod]
    public void HealthyPackShowsEverySupportedPairAsOk() =>
        new FrameBench().AssertFrame(new AlarmsFrame(), 0x35A, "A8 AA 82 02 A8 AA 82 0A");

    [TestMethod]
    public void HighCellSetsTheAlarmPairToActive()
    {
        var bench = new FrameBench();
        bench.Context.Sample.HighestCellTenthMillivolts = 38000;
        bench.Context.Alarms.Evaluate(bench.Context.Sample, false, false);

        bench.AssertFrame(new AlarmsFrame(), 0x35A, "A4 AA 82 02 A8 AA 82 0A");
    }

    [TestMethod]
    public void SilentBmsSetsTheInternalWarningThenTheAlarm()
    {
        var bench = new FrameBench();
        bench.Context.Alarms.Evaluate(bench.Context.Sample, true, false);
        bench.AssertFrame(new AlarmsFrame(), 0x35A, "A8 AA 82 02 A8 AA 42 0A");

        bench.Context.Alarms.Evaluate(bench.Context.Sample, true, true);
        bench.AssertFrame(new AlarmsFrame(), 0x35A, "A8 AA 42 02 A8 AA 82 0A");
    }

    [TestMethod]
    public void ManufacturerIsPaddedWithZeros() =>
        new FrameBench().AssertFrame(new ManufacturerFrame(), 0x35E, "54 69 6E 79 42 4D 53 00");

    [TestMethod]
    public void ExtremesCarryMillivoltsAndWholeKelvin() =>
        new FrameBench().AssertFrame(new CellExtremesFrame(), 0x373, "E4 0C E6 0C 2A 01 2B 01");

    [TestMethod]
    [DataRow(4, 273)]
    [DataRow(5, 274)]
    [DataRow(-4, 273)]
    [DataRow(-5, 272)]
    [DataRow(-200, 253)]
    public void TemperatureIsRoundedToWholeDegreesBeforeTheOffset(int decidegrees, int kelvin)
    {
        var bench = new FrameBench();
        bench.Context.Sample.LowestTemperatureDecidegrees = decidegrees;

        Assert.IsTrue(new CellExtremesFrame().Encode(bench.Context, bench.Frame));
        Assert.AreEqual(kelvin, bench.Frame.Data[4] | (bench.Frame.Data[5] << 8));
    }

    [TestMethod]
    public void StaleSampleIsNotShownAsMeasurement()
    {
        var bench = new FrameBench();
        bench.Context.IsSampleFresh = false;

        Assert.IsFalse(new StateOfChargeFrame().Encode(bench.Context, bench.Frame));
        Assert.IsFalse(new MeasurementsFrame().Encode(bench.Context, bench.Frame));
        Assert.IsFalse(new CellExtremesFrame().Encode(bench.Context, bench.Frame));
        Assert.IsTrue(new LimitsFrame().Encode(bench.Context, bench.Frame));
        Assert.IsTrue(new AlarmsFrame().Encode(bench.Context, bench.Frame));
    }

    [TestMethod]
    public void NumbersThatDoNotFitBecomeTheNearestThatDo()
    {
        var data = new byte[4];
        FrameWriter.WriteUnsigned(data, 0, 70000);
        FrameWriter.WriteSigned(data, 2, -40000);
        Assert.AreEqual("FF FF 00 80", Hex.Of(data, 4));

        FrameWriter.WriteUnsigned(data, 0, -1);
        FrameWriter.WriteSigned(data, 2, 40000);
        Assert.AreEqual("00 00 FF 7F", Hex.Of(data, 4));
    }
}
