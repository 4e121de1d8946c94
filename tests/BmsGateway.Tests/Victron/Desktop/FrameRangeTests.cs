// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron.Desktop;

/// <summary>
/// Rules that hold for every number that an encoder can be given: nothing wraps, signs are right, limits err to the
/// safe side.
/// </summary>
[TestClass]
public class FrameRangeTests
{
    private const int Rounds = 200000;

    // Every bound at which something could wrap, and random numbers of every magnitude.
    private static readonly int[] Edges =
    {
        int.MinValue + 1, -3276801, -3276800, -327681, -65536, -32769, -1, 0, 1, 49, 50, 99, 100, 32767, 32768, 65535,
        65536, 327679, 3276700, 3276799, 3276800, 6553500, 6553599, 6553600, int.MaxValue,
    };

    private readonly Random _random = new(20250301);
    private readonly CanFrame _frame = new();

    [TestMethod]
    public void LimitOnTheWireIsNeverAboveTheLimit()
    {
        var limits = new ChargeLimits();
        var context = new VictronContext(limits, "TinyBMS", 0);
        for (int i = 0; i < Rounds; i++)
        {
            limits.ChargeVoltageMillivolts = Any();
            limits.ChargeCurrentMilliamperes = Any();
            limits.DischargeCurrentMilliamperes = Any();
            bool sent = new LimitsFrame().Encode(context, _frame);

            Assert.AreEqual(limits.ChargeVoltageMillivolts >= 100, sent);
            if (sent)
            {
                AssertSafe(limits.ChargeVoltageMillivolts, Unsigned(0), 65535);
                AssertSafe(limits.ChargeCurrentMilliamperes, Signed(2), 32767);
                AssertSafe(limits.DischargeCurrentMilliamperes, Signed(4), 32767);
            }
        }
    }

    [TestMethod]
    public void LowestVoltageOnTheWireIsNeverBelowThatOfTheBms()
    {
        var context = new VictronContext(new ChargeLimits { ChargeVoltageMillivolts = 55200 }, "TinyBMS", 0);
        context.Sample.Protection = Samples.HealthyProtection();
        for (int cell = 1000; cell <= 3500; cell++)
        {
            for (int cells = 1; cells <= BatterySnapshot.MaximumCells; cells++)
            {
                context.Sample.Protection.FullyDischargedCellMillivolts = cell;
                context.Sample.Protection.SeriesCells = cells;
                Assert.IsTrue(new LimitsFrame().Encode(context, _frame));
                int excess = (Unsigned(6) * 100) - (cell * cells);
                Assert.IsTrue(excess >= 0 && excess < 100, excess.ToString());
            }
        }
    }

    [TestMethod]
    public void MeasurementsKeepTheirSignAndTheirOrder()
    {
        VictronContext context = Context();
        for (int i = 0; i < Rounds; i++)
        {
            context.Sample.PackVoltageMillivolts = Any();
            context.Sample.PackCurrentMilliamperes = Any();
            context.Sample.HighestTemperatureDecidegrees = Any();
            Assert.IsTrue(new MeasurementsFrame().Encode(context, _frame));

            Assert.AreEqual(Nearest(context.Sample.PackVoltageMillivolts, 10, -32768, 32767), Signed(0));
            Assert.AreEqual(Nearest(context.Sample.PackCurrentMilliamperes, 100, -32768, 32767), Signed(2));
            Assert.AreEqual(Nearest(context.Sample.HighestTemperatureDecidegrees, 1, -32768, 32767), Signed(4));
        }
    }

    [TestMethod]
    public void StateOfChargeStaysBetweenZeroAndAHundredAndBelowTheTruth()
    {
        VictronContext context = Context();
        for (int i = 0; i < Rounds; i++)
        {
            int charge = i <= 100000 ? i : Any();
            context.Sample.StateOfChargeMillipercent = charge;
            context.Sample.StateOfHealthMillipercent = Math.Max(1000, charge);
            Assert.IsTrue(new StateOfChargeFrame().Encode(context, _frame));

            int bounded = Math.Clamp(charge, 0, 100000);
            Assert.AreEqual(bounded / 1000, Unsigned(0));
            Assert.AreEqual(bounded / 10, Unsigned(4));
            Assert.AreEqual(Nearest(Math.Clamp(charge, 1000, 100000), 1000, 0, 100), Unsigned(2));
            Assert.AreEqual(Unsigned(0), Unsigned(4) / 100, "both resolutions agree");
        }
    }

    [TestMethod]
    public void CellExtremesNeverWrap()
    {
        VictronContext context = Context();
        for (int i = 0; i < Rounds; i++)
        {
            context.Sample.LowestCellTenthMillivolts = Any();
            context.Sample.HighestCellTenthMillivolts = Any();
            context.Sample.LowestTemperatureDecidegrees = Any();
            context.Sample.HighestTemperatureDecidegrees = Any();
            Assert.IsTrue(new CellExtremesFrame().Encode(context, _frame));

            Assert.AreEqual(Nearest(context.Sample.LowestCellTenthMillivolts, 10, 0, 65535), Unsigned(0));
            Assert.AreEqual(Nearest(context.Sample.HighestCellTenthMillivolts, 10, 0, 65535), Unsigned(2));
            Assert.AreEqual(Kelvin(context.Sample.LowestTemperatureDecidegrees), Unsigned(4));
            Assert.AreEqual(Kelvin(context.Sample.HighestTemperatureDecidegrees), Unsigned(6));
        }
    }

    [TestMethod]
    public void CapacitiesAreNeverAboveTheTruth()
    {
        VictronContext context = Context();
        Assert.IsTrue(context.Identity.TrySetFirmware("0.1"));
        context.Sample.Protection = Samples.HealthyProtection();
        for (int i = 0; i < Rounds; i++)
        {
            int capacity = Math.Abs(Any()) | 1;
            int health = _random.Next(100001);
            context.Sample.Protection.CapacityCentiampereHours = capacity;
            context.Sample.StateOfHealthMillipercent = health;
            Assert.IsTrue(new CapacityFrame().Encode(context, _frame));
            Assert.AreEqual(Math.Min(capacity / 100, 65535), Unsigned(0));

            Assert.IsTrue(new VersionFrame().Encode(context, _frame));
            Assert.AreEqual(Math.Min((int)((decimal)capacity * health / 100000 / 100), 65535), Unsigned(4));
        }
    }

    [TestMethod]
    public void EnergyIsTheCounterModuloItsRange()
    {
        const long Range = 4294967296;
        VictronContext context = Context();
        for (int i = 0; i < Rounds; i++)
        {
            context.ChargedWattHours = _random.NextInt64(1L << (1 + _random.Next(61)));
            context.DischargedWattHours = _random.NextInt64(1L << (1 + _random.Next(61)));
            Assert.IsTrue(new EnergyFrame().Encode(context, _frame));

            Assert.AreEqual((uint)(context.ChargedWattHours / 100 % Range), BitConverter.ToUInt32(_frame.Data, 0));
            Assert.AreEqual((uint)(context.DischargedWattHours / 100 % Range), BitConverter.ToUInt32(_frame.Data, 4));
        }
    }

    private static VictronContext Context() =>
        new(new ChargeLimits(), "TinyBMS", 0) { Sample = Samples.HealthyPack(1000), IsSampleFresh = true };

    private int Any()
    {
        int kind = _random.Next(4);
        int number = kind == 0 ? Edges[_random.Next(Edges.Length)] : _random.Next() >> _random.Next(31);
        return kind == 1 ? -number : number;
    }

    // On the wire in 0.1 of the unit: at most 0.1 below the limit unless the range ends, and never above it.
    private static void AssertSafe(int limit, int sent, int highest)
    {
        Assert.IsGreaterThanOrEqualTo(0, sent);
        Assert.IsTrue(limit < 0 ? sent == 0 : sent * 100L <= limit, $"{sent} for {limit}");
        Assert.IsTrue(limit < 0 || sent == highest || limit - (sent * 100L) < 100, $"{sent} for {limit}");
    }

    private static int Nearest(int value, int divisor, int lowest, int highest)
    {
        decimal rounded = Math.Round((decimal)value / divisor, MidpointRounding.AwayFromZero);
        return (int)Math.Clamp(rounded, lowest, highest);
    }

    private static int Kelvin(int decidegrees) =>
        Math.Clamp(Nearest(decidegrees, 10, int.MinValue / 2, int.MaxValue / 2) + 273, 0, 65535);

    private int Unsigned(int index) => BitConverter.ToUInt16(_frame.Data, index);

    private int Signed(int index) => BitConverter.ToInt16(_frame.Data, index);
}
