// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Charging;

/// <summary>
/// A controller with a healthy 16-cell LFP pack at 25 °C, 3300 mV per cell, charged with 20 A. A test changes a field
/// and lets time pass; the thresholds of the BMS are so low that the curves of the gateway are seen down to their
/// ends.
/// </summary>
public sealed class ChargeBench
{
    public readonly FakeClock Clock = new();
    public readonly FakeLog Log = new();
    public readonly EventBus Bus;
    public readonly GatewaySettings Settings = new();
    public readonly ChargeController Controller;
    public BatteryProtection Protection = LowProtection();

    /// <summary>All cells but the first and the last, 0.1 mV.</summary>
    public int Cell = 33000;

    /// <summary>The last cell, 0.1 mV; 0 = like the others.</summary>
    public int HighCell;

    /// <summary>The first cell, 0.1 mV; 0 = like the others.</summary>
    public int LowCell;

    public int Current = 20000;
    public int Coldest = 250;
    public int Hottest = 250;
    public int StateOfCharge = 60000;
    public BatteryState State = BatteryState.Charging;
    public int FaultCode;
    public int FaultCondition = BatterySnapshot.Unknown;
    public bool HasOneSensor;
    public int Changes;

    /// <summary>Makes a bench.</summary>
    /// <param name="startRampSeconds">0 = full limits at once.</param>
    public ChargeBench(int startRampSeconds)
    {
        Bus = new EventBus(Clock, Log);
        Bus.Subscribe(EventId.ChargingLimitsChanged, "test", CountChange);
        Set("charging.start_ramp_s", startRampSeconds);
        Controller = new ChargeController(Settings, Bus, Log);
    }

    public ChargeLimits Limits => Controller.Limits;

    public long Now => Clock.MonotonicMilliseconds;

    /// <summary>A bench whose gate is open, with full limits.</summary>
    public static ChargeBench Started()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        return bench;
    }

    /// <summary>Thresholds of 3650, 2700, 3800 and 2500 mV, 65 and 90 A, 60 and −40 °C.</summary>
    public static BatteryProtection LowProtection()
    {
        BatteryProtection protection = Samples.HealthyProtection();
        protection.FullyDischargedCellMillivolts = 2700;
        protection.UnderVoltageCutoffCellMillivolts = 2500;
        protection.LowTemperatureChargeCutoffDegrees = -40;
        return protection;
    }

    public void Set(string key, int value) => Assert.IsNull(Settings.TrySet(key, value.ToString()));

    public void Choose(string key, string word) => Assert.IsNull(Settings.TrySet(key, word));

    public void Set(string key, bool value) => Assert.IsNull(Settings.TrySet(key, value ? "true" : "false"));

    /// <summary>Three samples: the gate opens with the last one.</summary>
    public void Start()
    {
        Sample();
        Run(500);
        Assert.AreEqual((int)ControlState.Running, (int)Limits.State);
    }

    /// <summary>Lets time pass with a sample every 250 ms.</summary>
    public void Run(int milliseconds) => Run(milliseconds, 250);

    /// <summary>Lets time pass with samples.</summary>
    public void Run(int milliseconds, int period)
    {
        for (int passed = 0; passed < milliseconds; passed += period)
        {
            Clock.Advance(period);
            Sample();
        }
    }

    /// <summary>Lets time pass without samples.</summary>
    public void Wait(int milliseconds)
    {
        Clock.Advance(milliseconds);
        Controller.Evaluate(Now);
    }

    /// <summary>One sample now.</summary>
    public void Sample()
    {
        Bus.Publish(EventId.BatteryUpdated, Make());
        Controller.Evaluate(Now);
    }

    /// <summary>The sample as the fields say.</summary>
    public BatterySnapshot Make()
    {
        BatterySnapshot sample = Samples.HealthyPack(Now);
        int cells = Protection.SeriesCells;
        sample.CellCount = cells;
        sample.Protection = Protection;
        int sum = 0;
        for (int i = 0; i < cells; i++)
        {
            int cell = i == 0 && LowCell != 0 ? LowCell : i == cells - 1 && HighCell != 0 ? HighCell : Cell;
            sample.CellTenthMillivolts[i] = (ushort)cell;
            sum += cell;
        }

        sample.LowestCellTenthMillivolts = LowCell == 0 ? Cell : LowCell;
        sample.HighestCellTenthMillivolts = HighCell == 0 ? Cell : HighCell;
        sample.CellSumMillivolts = sum / 10;
        sample.PackVoltageMillivolts = sum / 10;
        sample.PackCurrentMilliamperes = Current;
        sample.StateOfChargeMillipercent = StateOfCharge;
        sample.State = State;
        sample.FaultCode = FaultCode;
        sample.FaultCondition = FaultCondition;
        sample.LowestTemperatureDecidegrees = Coldest;
        sample.HighestTemperatureDecidegrees = Hottest;
        sample.ExternalTemperature1Decidegrees = Coldest;
        sample.ExternalTemperature2Decidegrees = HasOneSensor ? BatterySnapshot.Unknown : Hottest;
        return sample;
    }

    public void AssertLimits(int millivolts, int charge, int discharge)
    {
        Assert.AreEqual(millivolts, Limits.ChargeVoltageMillivolts);
        Assert.AreEqual(charge, Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(discharge, Limits.DischargeCurrentMilliamperes);
    }

    public void AssertReasons(LimitReason voltage, LimitReason charge, LimitReason discharge)
    {
        Assert.AreEqual((int)voltage, (int)Limits.ChargeVoltageReason);
        Assert.AreEqual((int)charge, (int)Limits.ChargeCurrentReason);
        Assert.AreEqual((int)discharge, (int)Limits.DischargeCurrentReason);
    }

    public void AssertPhase(ChargePhase phase) => Assert.AreEqual((int)phase, (int)Limits.Phase);

    private void CountChange(EventId id, object payload) => Changes++;
}
