// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Battery;

/// <summary>
/// The thresholds at which the BMS itself acts, read from its settings. Never changed after it was published: new values make a new
/// object. Per-cell values are per cell, never per pack. <see cref="BatterySnapshot.Unknown"/> = not read or not supported.
/// </summary>
public sealed class BatteryProtection
{
    /// <summary>Cell voltage at which the BMS calls the pack full, mV (TinyBMS register 300).</summary>
    public int FullyChargedCellMillivolts = BatterySnapshot.Unknown;

    /// <summary>Cell voltage at which the BMS calls the pack empty, mV (TinyBMS register 301).</summary>
    public int FullyDischargedCellMillivolts = BatterySnapshot.Unknown;

    /// <summary>Cell voltage at which the BMS cuts charging, mV (TinyBMS register 315).</summary>
    public int OverVoltageCutoffCellMillivolts = BatterySnapshot.Unknown;

    /// <summary>Cell voltage at which the BMS cuts everything, mV (TinyBMS register 316).</summary>
    public int UnderVoltageCutoffCellMillivolts = BatterySnapshot.Unknown;

    /// <summary>Discharge current at which the BMS trips, A (TinyBMS register 317).</summary>
    public int DischargeOverCurrentAmperes = BatterySnapshot.Unknown;

    /// <summary>Charge current at which the BMS trips, A (TinyBMS register 318).</summary>
    public int ChargeOverCurrentAmperes = BatterySnapshot.Unknown;

    /// <summary>Temperature at which the BMS cuts everything, °C (TinyBMS register 319).</summary>
    public int OverHeatCutoffDegrees = BatterySnapshot.Unknown;

    /// <summary>Temperature below which the BMS refuses charging, °C (TinyBMS register 320).</summary>
    public int LowTemperatureChargeCutoffDegrees = BatterySnapshot.Unknown;

    /// <summary>Nominal capacity, 0.01 Ah (TinyBMS register 306).</summary>
    public int CapacityCentiampereHours = BatterySnapshot.Unknown;

    /// <summary>Cells in series as configured in the BMS (TinyBMS register 307).</summary>
    public int SeriesCells = BatterySnapshot.Unknown;

    /// <summary>True when every threshold that charge limits depend on has been read.</summary>
    public bool IsComplete =>
        FullyChargedCellMillivolts > 0
        && OverVoltageCutoffCellMillivolts > 0
        && DischargeOverCurrentAmperes > 0
        && ChargeOverCurrentAmperes > 0
        && SeriesCells > 0;

    /// <summary>True when both hold the same values.</summary>
    public bool IsSameAs(BatteryProtection other) =>
        FullyChargedCellMillivolts == other.FullyChargedCellMillivolts
        && FullyDischargedCellMillivolts == other.FullyDischargedCellMillivolts
        && OverVoltageCutoffCellMillivolts == other.OverVoltageCutoffCellMillivolts
        && UnderVoltageCutoffCellMillivolts == other.UnderVoltageCutoffCellMillivolts
        && DischargeOverCurrentAmperes == other.DischargeOverCurrentAmperes
        && ChargeOverCurrentAmperes == other.ChargeOverCurrentAmperes
        && OverHeatCutoffDegrees == other.OverHeatCutoffDegrees
        && LowTemperatureChargeCutoffDegrees == other.LowTemperatureChargeCutoffDegrees
        && CapacityCentiampereHours == other.CapacityCentiampereHours
        && SeriesCells == other.SeriesCells;
}
