// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Scenarios;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>How a <see cref="TinyBmsSimulator"/> is set up.</summary>
public sealed class TinyBmsSimulatorOptions
{
    /// <summary>Scenario to follow; null for a pack at rest that does only what it is told.</summary>
    public Scenario? Scenario { get; set; }

    /// <summary>Profile when there is no scenario; a scenario brings its own.</summary>
    public TinyBmsProfile Profile { get; set; } = TinyBmsProfile.Lfp16;

    /// <summary>Seed of cell spread and link faults.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Speed of the line.</summary>
    public TinyBmsTiming Timing { get; set; } = TinyBmsTiming.Wire;

    /// <summary>
    /// Clock in microseconds, for example <see cref="Link.SimulatorClock.RealTime"/>; null to step with Advance.
    /// </summary>
    public Func<long>? ClockMicroseconds { get; set; }

    /// <summary>Answer time of the device before the first byte; 20 us per register are added. Default 1000 us, as
    /// measured on a real device (clarkni5/tinybms: 2 ms round trip for 1 register, 26 ms for 125).</summary>
    public int LatencyMicroseconds { get; set; } = 1000;

    /// <summary>Time for which the device hears nothing after the byte that woke it. Not specified by the vendor;
    /// clients repeat the request after 5 ms or more.</summary>
    public int WakeMicroseconds { get; set; } = 5000;

    /// <summary>
    /// Time without traffic, charger and load after which the device sleeps ("TinyBMS User Manual" Rev D: 10 s).
    /// </summary>
    public int SleepAfterMilliseconds { get; set; } = 10_000;

    /// <summary>
    /// Time between two measurements, 1 to 1000 ms. The real device takes 100 ms ("TinyBMS User Manual" Rev D); longer steps
    /// let simulated days pass faster.
    /// </summary>
    public int RefreshMilliseconds { get; set; } = 100;

    /// <summary>Length of a restart, during which nothing is answered.</summary>
    public int RestartMilliseconds { get; set; } = 500;

    /// <summary>True when the restart command is acknowledged before the restart.</summary>
    public bool AcknowledgesRestart { get; set; } = true;

    /// <summary>Meaning of the length byte of command 0x0B.</summary>
    public BlockWriteLength BlockWriteLength { get; set; }

    /// <summary>
    /// Layout of registers 51 and 52 below 16 cells: true when bit r belongs to register r, false when bit 0 is cell 1.
    /// </summary>
    public bool BalancingBitsFollowRegisters { get; set; } = true;
}
