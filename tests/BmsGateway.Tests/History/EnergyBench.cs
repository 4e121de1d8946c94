// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.History;
using BmsGateway.Storage;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

/// <summary>A meter and its ledger on a flash that can fail, with a clock that is set to noon of 2026-01-05.</summary>
public sealed class EnergyBench
{
    public const int Day = 20458;

    public readonly FakeClock Clock = new() { IsWallClockSet = true, UtcSeconds = (Day * 86400L) + 43200 };
    public readonly FaultyFileStore Files = new();
    public readonly BatterySnapshot Sample = Samples.HealthyPack(0);
    public EnergyMeter Meter = new();
    public EnergyLedger Ledger;
    public RecordReadResult Found;

    public EnergyBench()
    {
        Ledger = new EnergyLedger(Meter, Files, new DayClock(Clock, 0));
        Found = Ledger.Restore();
        Sample.PackVoltageMillivolts = 50000;
    }

    /// <summary>Starts the gateway anew on the same flash.</summary>
    public void Restart()
    {
        Files.PowerOn();
        Meter = new EnergyMeter();
        Ledger = new EnergyLedger(Meter, Files, new DayClock(Clock, 0));
        Found = Ledger.Restore();
    }

    /// <summary>Lets time pass at a power, one sample and one step of the ledger each second.</summary>
    public void Run(int watts, int seconds)
    {
        Sample.PackCurrentMilliamperes = watts * 20;
        for (int i = 0; i < seconds; i++)
        {
            Clock.Advance(1000);
            Clock.UtcSeconds++;
            Sample.SampledAtMilliseconds = Clock.MonotonicMilliseconds;
            Meter.Add(Sample);
            Ledger.Step();
        }
    }
}
