// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// The energy figures that leave the gateway. They are those of the last save in flash, so that they never go back, not
/// even when the power fails. A figure that is not known is <see cref="Unknown"/>, never 0.
/// </summary>
public sealed class EnergyTotals
{
    /// <summary>Marks a figure that is not known.</summary>
    public const long Unknown = BatterySnapshot.Unknown;

    /// <summary>Energy charged in all, Wh.</summary>
    public long ChargedWattHours = Unknown;

    /// <summary>Energy discharged in all, Wh.</summary>
    public long DischargedWattHours = Unknown;

    /// <summary>Energy charged since local midnight, Wh; unknown before the wall clock is set.</summary>
    public long TodayChargedWattHours = Unknown;

    /// <summary>Energy discharged since local midnight, Wh; unknown before the wall clock is set.</summary>
    public long TodayDischargedWattHours = Unknown;

    /// <summary>Energy charged on the day before, Wh; unknown when that day was not counted.</summary>
    public long YesterdayChargedWattHours = Unknown;

    /// <summary>Energy discharged on the day before, Wh; unknown when that day was not counted.</summary>
    public long YesterdayDischargedWattHours = Unknown;

    /// <summary>Charge that went in, in all, 0.01 Ah.</summary>
    public long ChargedCentiampereHours = Unknown;

    /// <summary>Charge that came out, in all, 0.01 Ah.</summary>
    public long DischargedCentiampereHours = Unknown;

    /// <summary>Equivalent full cycles, 0.001: charge that came out, divided by the nominal capacity.</summary>
    public long CyclesThousandths = Unknown;

    /// <summary>
    /// What comes out of what goes in, 0.1 %, corrected by the change of the state of charge; unknown before the
    /// battery has been charged with twice its energy.
    /// </summary>
    public long EfficiencyPermille = Unknown;

    /// <summary>Times without samples that added nothing.</summary>
    public long GapCount = Unknown;

    /// <summary>Length of those times, s.</summary>
    public long GapSeconds = Unknown;

    /// <summary>
    /// Number of the local day that is "today", from 1970-01-01; <see cref="DayClock.Unknown"/> before the first.
    /// </summary>
    public int Day = DayClock.Unknown;
}
