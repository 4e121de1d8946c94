// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// What a chemistry needs: defaults for the settings that are 0, and the windows outside which nothing is sent. Cell
/// voltages in mV. The rows are in <see cref="ChargeProfiles"/>.
/// </summary>
public sealed class ChargeProfile
{
    /// <summary>Name for people ("LFP").</summary>
    public string Name = "";

    /// <summary>Lowest charge voltage that this profile is for, mV.</summary>
    public int LowestBulkMillivolts;

    /// <summary>Highest charge voltage that this profile is for, mV.</summary>
    public int HighestBulkMillivolts;

    /// <summary>Lowest "fully charged" voltage of a BMS that is set for this chemistry, mV (register 300).</summary>
    public int LowestFullMillivolts;

    /// <summary>Highest of these, mV.</summary>
    public int HighestFullMillivolts;

    /// <summary>Float voltage, mV.</summary>
    public int FloatMillivolts;

    /// <summary>Highest cell at or below which charging begins again, mV.</summary>
    public int RebulkMillivolts;

    /// <summary>
    /// Lowest charge voltage that the controller commands, mV per cell: below the resting voltage of a full cell.
    /// </summary>
    public int FloorMillivolts;

    /// <summary>The same while a cell is close to the cutoff of the BMS, mV per cell.</summary>
    public int BackstopFloorMillivolts;

    /// <summary>Charge voltage below which nothing is sent whatever happens, mV per cell.</summary>
    public int LowestSentMillivolts;

    /// <summary>Lowest resting cell with which discharging may go on without a BMS, mV; 0 = never.</summary>
    public int LowestRestMillivolts;

    /// <summary>Highest of these, mV.</summary>
    public int HighestRestMillivolts;

    /// <summary>Part of the charge current over the highest cell less the bulk voltage, 0.1 mV.</summary>
    public LimitCurve ChargeByCell = null!;

    /// <summary>The same for a current that flows already: no more of it than this.</summary>
    public LimitCurve FlowingChargeByCell = null!;

    /// <summary>Part of the charge current over the lowest cell, 0.1 mV: an over-discharged cell is charged gently.</summary>
    public LimitCurve ChargeByLowestCell = null!;

    /// <summary>Part of the discharge current over the lowest cell, 0.1 mV.</summary>
    public LimitCurve DischargeByCell = null!;

    /// <summary>Part of the charge current over the temperature, 0.1 °C.</summary>
    public LimitCurve ChargeByTemperature = null!;

    /// <summary>
    /// Charge current that the coldest cell takes, as part of its capacity in an hour (1 C), over the temperature,
    /// 0.1 °C; above the last point it limits nothing. Null where cold does not matter.
    /// </summary>
    public LimitCurve? ChargeRateByCold;

    /// <summary>Part of the discharge current over the temperature, 0.1 °C.</summary>
    public LimitCurve DischargeByTemperature = null!;
}
