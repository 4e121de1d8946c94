// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>The one list of frames that are sent, in the order in which they are sent.</summary>
public static class VictronFrames
{
    /// <summary>Time between two cycles, ms. A GX gives up after 3 s without 0x351.</summary>
    public const int CyclePeriodMilliseconds = 1000;

    /// <summary>Shortest time between two frames, ms: an MCP2515 has three transmit buffers.</summary>
    public const int SpacingMilliseconds = 5;

    /// <summary>Makes the encoders of all frames; the limits come first because they matter most.</summary>
    public static IVictronFrame[] CreateAll() => new IVictronFrame[]
    {
        new LimitsFrame(),
        new StateOfChargeFrame(),
        new MeasurementsFrame(),
        new AlarmsFrame(),
        new ManufacturerFrame(),
        new CellExtremesFrame(),
    };
}
