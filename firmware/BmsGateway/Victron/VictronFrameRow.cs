// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>One row of the schedule: a frame and the cycles in which it is sent.</summary>
public sealed class VictronFrameRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="encoder">Encoder of the frame.</param>
    /// <param name="periodCycles">1 = in every cycle, n = in every n-th.</param>
    /// <param name="phaseCycle">
    /// The cycle of n in which it is sent, 0 to n − 1. Frames that belong together share it.
    /// </param>
    public VictronFrameRow(IVictronFrame encoder, int periodCycles, int phaseCycle)
    {
        Encoder = encoder;
        PeriodCycles = periodCycles;
        PhaseCycle = phaseCycle;
    }

    /// <summary>Encoder of the frame.</summary>
    public IVictronFrame Encoder { get; }

    /// <summary>Cycles from one to the next, from 1.</summary>
    public int PeriodCycles { get; }

    /// <summary>Cycle of the period in which it is sent.</summary>
    public int PhaseCycle { get; }

    /// <summary>Time from one to the next, ms.</summary>
    public int PeriodMilliseconds => PeriodCycles * VictronFrames.CyclePeriodMilliseconds;

    /// <summary>
    /// True when it belongs into a cycle. The first cycle has every frame, so that a GX knows all at once.
    /// </summary>
    /// <param name="cycle">Number of the cycle since sending started, from 0.</param>
    public bool IsDue(int cycle) => cycle == 0 || cycle % PeriodCycles == PhaseCycle;
}
