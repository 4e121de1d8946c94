// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronFramesTests
{
    private readonly CanFrame _frame = new();
    private readonly VictronContext _context;

    public VictronFramesTests()
    {
        var limits = new ChargeLimits
        {
            ChargeVoltageMillivolts = 55200,
            ChargeCurrentMilliamperes = 50000,
            DischargeCurrentMilliamperes = 40000,
        };
        _context = new VictronContext(limits, "TinyBMS", 0) { Sample = Samples.HealthyPack(1000), IsSampleFresh = true };
        _context.Alarms.Evaluate(_context.Sample, false, false);
    }

    [TestMethod]
    public void LimitsOfAHealthyPack() =>
        AssertFrame(new LimitsFrame(), 0x351, "28 02 F4 01 90 01 E0 01");

    [TestMethod]
    public void LimitsAreRoundedDown()
    {
        _context.Limits.ChargeVoltageMillivolts = 55299;
        _context.Limits.ChargeCurrentMilliamperes = 50099;
        _context.Limits.DischargeCurrentMilliamperes = 99;

        AssertFrame(new LimitsFrame(), 0x351, "28 02 F4 01 00 00 E0 01");
    }

    [TestMethod]
    public void ChargeVoltageZeroIsNeverSent()
    {
        _context.Limits.ChargeVoltageMillivolts = 0;
        Assert.IsFalse(new LimitsFrame().Encode(_context, _frame));

        _context.Limits.ChargeVoltageMillivolts = -1;
        Assert.IsFalse(new LimitsFrame().Encode(_context, _frame));
    }

    [TestMethod]
    public void StateOfChargeIsRoundedDownAndRepeatedInHighResolution() =>
        AssertFrame(new StateOfChargeFrame(), 0x355, "3C 00 62 00 84 17 00 00");

    [TestMethod]
    public void HundredPercentIsOnlySentWhenItIsReached()
    {
        _context.Sample.StateOfChargeMillipercent = 99999;
        AssertFrame(new StateOfChargeFrame(), 0x355, "63 00 62 00 0F 27 00 00");

        _context.Sample.StateOfChargeMillipercent = 100000;
        AssertFrame(new StateOfChargeFrame(), 0x355, "64 00 62 00 10 27 00 00");
    }

    [TestMethod]
    public void UnknownStateOfHealthEndsTheFrame()
    {
        _context.Sample.StateOfHealthMillipercent = BatterySnapshot.Unknown;

        AssertFrame(new StateOfChargeFrame(), 0x355, "3C 00");
    }

    [TestMethod]
    public void ConfiguredStateOfHealthFillsTheGap()
    {
        var context = new VictronContext(_context.Limits, "TinyBMS", 100) { Sample = _context.Sample, IsSampleFresh = true };
        context.Sample.StateOfHealthMillipercent = BatterySnapshot.Unknown;

        Assert.IsTrue(new StateOfChargeFrame().Encode(context, _frame));
        Assert.AreEqual("3C 00 64 00 84 17 00 00", Hex.Of(_frame.Data, _frame.Length));
    }

    [TestMethod]
    public void MeasurementsOfAHealthyPack() =>
        AssertFrame(new MeasurementsFrame(), 0x356, "A1 14 64 00 04 01 00 00");

    [TestMethod]
    public void DischargeAndFrostAreNegative()
    {
        _context.Sample.PackCurrentMilliamperes = -12345;
        _context.Sample.HighestTemperatureDecidegrees = -55;

        AssertFrame(new MeasurementsFrame(), 0x356, "A1 14 85 FF C9 FF 00 00");
    }

    [TestMethod]
    public void MissingTemperatureShortensMeasurementsAndExtremes()
    {
        _context.Sample.LowestTemperatureDecidegrees = BatterySnapshot.Unknown;
        _context.Sample.HighestTemperatureDecidegrees = BatterySnapshot.Unknown;

        AssertFrame(new MeasurementsFrame(), 0x356, "A1 14 64 00");
        AssertFrame(new CellExtremesFrame(), 0x373, "E4 0C E6 0C");
    }

    [TestMethod]
    public void HealthyPackShowsEverySupportedPairAsOk() =>
        AssertFrame(new AlarmsFrame(), 0x35A, "A8 AA 82 02 A8 AA 82 0A");

    [TestMethod]
    public void HighCellSetsTheAlarmPairToActive()
    {
        _context.Sample.HighestCellTenthMillivolts = 38000;
        _context.Alarms.Evaluate(_context.Sample, false, false);

        AssertFrame(new AlarmsFrame(), 0x35A, "A4 AA 82 02 A8 AA 82 0A");
    }

    [TestMethod]
    public void SilentBmsSetsTheInternalWarningThenTheAlarm()
    {
        _context.Alarms.Evaluate(_context.Sample, true, false);
        AssertFrame(new AlarmsFrame(), 0x35A, "A8 AA 82 02 A8 AA 42 0A");

        _context.Alarms.Evaluate(_context.Sample, true, true);
        AssertFrame(new AlarmsFrame(), 0x35A, "A8 AA 42 02 A8 AA 82 0A");
    }

    [TestMethod]
    public void ManufacturerIsPaddedWithZeros() =>
        AssertFrame(new ManufacturerFrame(), 0x35E, "54 69 6E 79 42 4D 53 00");

    [TestMethod]
    public void ExtremesCarryMillivoltsAndWholeKelvin() =>
        AssertFrame(new CellExtremesFrame(), 0x373, "E4 0C E6 0C 2A 01 2B 01");

    [TestMethod]
    [DataRow(4, 273)]
    [DataRow(5, 274)]
    [DataRow(-4, 273)]
    [DataRow(-5, 272)]
    [DataRow(-200, 253)]
    public void TemperatureIsRoundedToWholeDegreesBeforeTheOffset(int decidegrees, int kelvin)
    {
        _context.Sample.LowestTemperatureDecidegrees = decidegrees;

        Assert.IsTrue(new CellExtremesFrame().Encode(_context, _frame));
        Assert.AreEqual(kelvin, _frame.Data[4] | (_frame.Data[5] << 8));
    }

    [TestMethod]
    public void StaleSampleIsNotShownAsMeasurement()
    {
        _context.IsSampleFresh = false;

        Assert.IsFalse(new StateOfChargeFrame().Encode(_context, _frame));
        Assert.IsFalse(new MeasurementsFrame().Encode(_context, _frame));
        Assert.IsFalse(new CellExtremesFrame().Encode(_context, _frame));
        Assert.IsTrue(new LimitsFrame().Encode(_context, _frame));
        Assert.IsTrue(new AlarmsFrame().Encode(_context, _frame));
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

    private void AssertFrame(IVictronFrame encoder, int id, string data)
    {
        Assert.IsTrue(encoder.Encode(_context, _frame));
        Assert.AreEqual(id, _frame.Id);
        Assert.AreEqual(id, encoder.Id);
        Assert.IsFalse(_frame.IsExtended);
        Assert.AreEqual(data, Hex.Of(_frame.Data, _frame.Length));
    }
}
