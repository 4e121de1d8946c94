// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// Everything that the rules need for one pack, in the units in which they count: made by <see cref="ChargePlanner"/>
/// from configuration, profile and the settings of the BMS, and made anew when one of them changes.
/// </summary>
public sealed class ChargePlan
{
    /// <summary>The profile.</summary>
    public ChargeProfile Profile = null!;

    /// <summary>Cells in series.</summary>
    public int SeriesCells;

    /// <summary>Nominal capacity, 0.01 Ah, or unknown.</summary>
    public int CapacityCentiampereHours;

    /// <summary>Charge voltage per cell, 0.1 mV.</summary>
    public int BulkCellTenthMillivolts;

    /// <summary>What set it.</summary>
    public LimitReason BulkReason;

    /// <summary>The register that set it, 0.1 mV, or unknown.</summary>
    public int BulkInput;

    /// <summary>Float voltage per cell, 0.1 mV.</summary>
    public int FloatCellTenthMillivolts;

    /// <summary>Highest cell at or below which charging begins again, 0.1 mV.</summary>
    public int RebulkCellTenthMillivolts;

    /// <summary>Lowest commanded charge voltage per cell, 0.1 mV.</summary>
    public int FloorCellTenthMillivolts;

    /// <summary>The same while the backstop is active, 0.1 mV.</summary>
    public int BackstopFloorCellTenthMillivolts;

    /// <summary>Highest cell from which the backstop acts, 0.1 mV.</summary>
    public int BackstopCellTenthMillivolts;

    /// <summary>Highest cell from which nothing is charged, 0.1 mV.</summary>
    public int StopChargeCellTenthMillivolts;

    /// <summary>Lowest cell up to which nothing is discharged, 0.1 mV.</summary>
    public int StopDischargeCellTenthMillivolts;

    /// <summary>Distance of the integral control's set-point above the target, 0.1 mV.</summary>
    public int OverVoltageOffsetTenthMillivolts;

    /// <summary>Gain of the integral control, mV/(V·s).</summary>
    public int OverVoltageGain;

    /// <summary>Current above which the pack counts as charged, mA: more than a sensor errs.</summary>
    public int ChargingMilliamperes;

    /// <summary>Spread of a balanced pack, 0.1 mV.</summary>
    public int FullSpreadTenthMillivolts;

    /// <summary>Spread above which it is no longer balanced, 0.1 mV.</summary>
    public int FullSpreadEndTenthMillivolts;

    /// <summary>
    /// Current below which a pack at its charge voltage is full, mA; 0 when the capacity is not known.
    /// </summary>
    public int TailMilliamperes;

    /// <summary>Time for which the pack has to look full, ms.</summary>
    public int AbsorbMilliseconds;

    /// <summary>Longest absorption, ms.</summary>
    public int LongestAbsorbMilliseconds;

    /// <summary>State of charge below which charging begins again, 0.001 %; 0 = never.</summary>
    public int RebulkMillipercent;

    /// <summary>Time after the last full charge from which charging begins again, ms; 0 = never.</summary>
    public long RebulkMilliseconds;

    /// <summary>Fastest fall of the charge voltage, mV/s.</summary>
    public int FallMillivoltsPerSecond;

    /// <summary>Fastest rise of the charge voltage, mV/s.</summary>
    public int RiseMillivoltsPerSecond;

    /// <summary>Time before it rises, ms.</summary>
    public int RiseHoldMilliseconds;

    /// <summary>Descent from the bulk to the float voltage, mV/s.</summary>
    public int FloatRampMillivoltsPerSecond;

    /// <summary>Largest charge current, mA.</summary>
    public int ChargeMilliamperes;

    /// <summary>What set it.</summary>
    public LimitReason ChargeReason;

    /// <summary>Trip current that set it, mA, or unknown.</summary>
    public int ChargeInput;

    /// <summary>Largest discharge current, mA.</summary>
    public int DischargeMilliamperes;

    /// <summary>What set it.</summary>
    public LimitReason DischargeReason;

    /// <summary>Trip current that set it, mA, or unknown.</summary>
    public int DischargeInput;

    /// <summary>Part of the largest current from which a limit opens again, 0.1 %.</summary>
    public int ReopenPermille;

    /// <summary>Time before a current rises, ms.</summary>
    public int RecoveryHoldMilliseconds;

    /// <summary>Fastest rise of a current, A/s, which is mA/ms.</summary>
    public int RecoveryAmperesPerSecond;

    /// <summary>Time in which the limits rise after the start, ms.</summary>
    public int StartRampMilliseconds;

    /// <summary>Where temperatures come from.</summary>
    public TemperatureSource TemperatureSource;

    /// <summary>Temperature below which nothing is charged, 0.1 °C, or unknown.</summary>
    public int ChargeColdDecidegrees;

    /// <summary>Temperature above which nothing is charged, 0.1 °C, or unknown.</summary>
    public int HotDecidegrees;

    /// <summary>Whether the state of charge reduces the currents.</summary>
    public bool UsesStateOfCharge;

    /// <summary>Part of the discharge current that stays when samples are 3 to 10 s old, %.</summary>
    public int StaleDischargePercent;

    /// <summary>Whether discharging may go on for 30 min without a BMS.</summary>
    public bool KeepsDischargeOffGrid;

    /// <summary>Pack voltage for a voltage per cell, mV, rounded down.</summary>
    /// <param name="cellTenthMillivolts">Cell voltage, 0.1 mV.</param>
    public int PackMillivolts(int cellTenthMillivolts) => cellTenthMillivolts * SeriesCells / 10;
}
