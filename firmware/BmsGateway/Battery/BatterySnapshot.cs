// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;

namespace BmsGateway.Battery;

/// <summary>
/// One complete sample of a battery in integer units; positive current = charging. A BMS driver fills one of a small ring of
/// snapshots between <see cref="BeginUpdate"/> and <see cref="EndUpdate"/> and publishes it. Code on the control thread reads it directly;
/// every other thread takes a copy with <see cref="TryCopyTo"/>, because the driver uses the object again some polls later.
/// Fields instead of properties: a property call costs about 20 µs on the interpreter.
/// </summary>
public sealed class BatterySnapshot
{
    /// <summary>Marks a number that is not known: sensor absent, register not supported, not read yet. Never 0.</summary>
    public const int Unknown = int.MinValue;

    /// <summary>Most cells in series that any supported BMS has.</summary>
    public const int MaximumCells = 32;

    /// <summary>Number of the sample, counting from 1.</summary>
    public int Sequence;

    /// <summary>Monotonic time at which the last byte of the sample arrived, ms.</summary>
    public long SampledAtMilliseconds;

    /// <summary>Pack voltage, mV.</summary>
    public int PackVoltageMillivolts = Unknown;

    /// <summary>Pack current, mA; positive = charging.</summary>
    public int PackCurrentMilliamperes = Unknown;

    /// <summary>Cells in series, 1–<see cref="MaximumCells"/>.</summary>
    public int CellCount;

    /// <summary>Cell voltages, 0.1 mV; index 0 is cell 1, the one next to battery minus. Valid up to <see cref="CellCount"/>.</summary>
    public readonly ushort[] CellTenthMillivolts = new ushort[MaximumCells];

    /// <summary>Lowest cell voltage, 0.1 mV.</summary>
    public int LowestCellTenthMillivolts = Unknown;

    /// <summary>Highest cell voltage, 0.1 mV.</summary>
    public int HighestCellTenthMillivolts = Unknown;

    /// <summary>Number of the lowest cell, from 1.</summary>
    public int LowestCellNumber;

    /// <summary>Number of the highest cell, from 1.</summary>
    public int HighestCellNumber;

    /// <summary>Sum of all cell voltages, mV.</summary>
    public int CellSumMillivolts = Unknown;

    /// <summary>State of charge, 0.001 %: 0–100 000.</summary>
    public int StateOfChargeMillipercent = Unknown;

    /// <summary>State of health, 0.001 %: 0–100 000.</summary>
    public int StateOfHealthMillipercent = Unknown;

    /// <summary>Temperature of the BMS board, 0.1 °C.</summary>
    public int InternalTemperatureDecidegrees = Unknown;

    /// <summary>First temperature sensor in the battery, 0.1 °C; unknown when not connected.</summary>
    public int ExternalTemperature1Decidegrees = Unknown;

    /// <summary>Second temperature sensor in the battery, 0.1 °C; unknown when not connected.</summary>
    public int ExternalTemperature2Decidegrees = Unknown;

    /// <summary>Coldest battery temperature, 0.1 °C: of the connected external sensors, else of the BMS board.</summary>
    public int LowestTemperatureDecidegrees = Unknown;

    /// <summary>Hottest battery temperature, 0.1 °C: of the connected external sensors, else of the BMS board.</summary>
    public int HighestTemperatureDecidegrees = Unknown;

    /// <summary>What the battery does.</summary>
    public BatteryState State;

    /// <summary>Cells that need balancing; bit 0 = cell 1.</summary>
    public int BalancingNeededMask;

    /// <summary>Cells that are being balanced; bit 0 = cell 1.</summary>
    public int BalancingActiveMask;

    /// <summary>Charge left, 0.01 Ah.</summary>
    public int RemainingCentiampereHours = Unknown;

    /// <summary>Charge of the full battery, 0.01 Ah: nominal capacity times state of health, where that is measured.</summary>
    public int FullChargeCentiampereHours = Unknown;

    /// <summary>Charges begun since the statistics of the BMS were cleared.</summary>
    public int ChargingCount = Unknown;

    /// <summary>Full charges since the statistics of the BMS were cleared.</summary>
    public int FullChargeCount = Unknown;

    /// <summary>Lowest battery temperature since the statistics of the BMS were cleared, 1 °C.</summary>
    public int ColdestSeenDegrees = Unknown;

    /// <summary>Highest battery temperature since the statistics of the BMS were cleared, 1 °C.</summary>
    public int HottestSeenDegrees = Unknown;

    /// <summary>Switch in the charge path.</summary>
    public SwitchState ChargeSwitch;

    /// <summary>Switch in the discharge path.</summary>
    public SwitchState DischargeSwitch;

    /// <summary>Code of the active fault; 0 = none, or one that the BMS does not name (see <see cref="State"/>).</summary>
    public int FaultCode = Unknown;

    /// <summary>Code of the active warning; 0 = none.</summary>
    public int WarningCode = Unknown;

    /// <summary><see cref="Alarms.AlarmCondition"/> of the active fault as a number; unknown when there is none.</summary>
    public int FaultCondition = Unknown;

    /// <summary><see cref="Alarms.AlarmCondition"/> of the active warning as a number; unknown when there is none.</summary>
    public int WarningCondition = Unknown;

    /// <summary>What the active fault is, one English sentence; empty when there is none or it is not known.</summary>
    public string FaultText = "";

    /// <summary>What the active warning is; as <see cref="FaultText"/>.</summary>
    public string WarningText = "";

    /// <summary>Part of the last 100 requests to the BMS that came through, 0–100 %.</summary>
    public int LinkQualityPercent = Unknown;

    /// <summary>Seconds that the BMS has been alive in all, or <see cref="Unknown"/>.</summary>
    public long LifetimeSeconds = Unknown;

    /// <summary>Seconds until full (charging) or empty (discharging) as the BMS estimates, or <see cref="Unknown"/>.</summary>
    public long EstimatedSecondsLeft = Unknown;

    /// <summary>Thresholds of the BMS, or null before they have been read.</summary>
    public BatteryProtection? Protection;

    // Odd while the driver writes; even and unchanged across a copy means that the copy is whole.
    private int _revision;

    /// <summary>Pack power, W; positive = charging; <see cref="Unknown"/> when voltage or current is unknown.</summary>
    public int PowerWatts =>
        PackVoltageMillivolts == Unknown || PackCurrentMilliamperes == Unknown
            ? Unknown
            : (int)((long)PackVoltageMillivolts * PackCurrentMilliamperes / 1000000);

    /// <summary>Difference between the highest and the lowest cell, 0.1 mV, or <see cref="Unknown"/>.</summary>
    public int CellSpreadTenthMillivolts =>
        HighestCellTenthMillivolts == Unknown || LowestCellTenthMillivolts == Unknown
            ? Unknown
            : HighestCellTenthMillivolts - LowestCellTenthMillivolts;

    /// <summary>Marks the snapshot as being written. Only the driver that owns it calls this.</summary>
    public void BeginUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Marks the snapshot as finished.</summary>
    public void EndUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Copies all values into a snapshot that the caller owns.</summary>
    /// <returns>False when the driver wrote this snapshot meanwhile: the caller waits for the next one.</returns>
    public bool TryCopyTo(BatterySnapshot target)
    {
        int before = Interlocked.CompareExchange(ref _revision, 0, 0);
        if ((before & 1) != 0)
        {
            return false;
        }

        CopyFields(target);
        return Interlocked.CompareExchange(ref _revision, 0, 0) == before;
    }

    private void CopyFields(BatterySnapshot target)
    {
        target.Sequence = Sequence;
        target.SampledAtMilliseconds = SampledAtMilliseconds;
        target.PackVoltageMillivolts = PackVoltageMillivolts;
        target.PackCurrentMilliamperes = PackCurrentMilliamperes;
        target.CellCount = CellCount;
        System.Array.Copy(CellTenthMillivolts, 0, target.CellTenthMillivolts, 0, MaximumCells);
        target.LowestCellTenthMillivolts = LowestCellTenthMillivolts;
        target.HighestCellTenthMillivolts = HighestCellTenthMillivolts;
        target.LowestCellNumber = LowestCellNumber;
        target.HighestCellNumber = HighestCellNumber;
        target.CellSumMillivolts = CellSumMillivolts;
        target.StateOfChargeMillipercent = StateOfChargeMillipercent;
        target.StateOfHealthMillipercent = StateOfHealthMillipercent;
        target.InternalTemperatureDecidegrees = InternalTemperatureDecidegrees;
        target.ExternalTemperature1Decidegrees = ExternalTemperature1Decidegrees;
        target.ExternalTemperature2Decidegrees = ExternalTemperature2Decidegrees;
        target.LowestTemperatureDecidegrees = LowestTemperatureDecidegrees;
        target.HighestTemperatureDecidegrees = HighestTemperatureDecidegrees;
        target.State = State;
        target.BalancingNeededMask = BalancingNeededMask;
        target.BalancingActiveMask = BalancingActiveMask;
        target.RemainingCentiampereHours = RemainingCentiampereHours;
        target.FullChargeCentiampereHours = FullChargeCentiampereHours;
        target.ChargingCount = ChargingCount;
        target.FullChargeCount = FullChargeCount;
        target.ColdestSeenDegrees = ColdestSeenDegrees;
        target.HottestSeenDegrees = HottestSeenDegrees;
        target.ChargeSwitch = ChargeSwitch;
        target.DischargeSwitch = DischargeSwitch;
        target.FaultCode = FaultCode;
        target.WarningCode = WarningCode;
        target.FaultCondition = FaultCondition;
        target.WarningCondition = WarningCondition;
        target.FaultText = FaultText;
        target.WarningText = WarningText;
        target.LinkQualityPercent = LinkQualityPercent;
        target.LifetimeSeconds = LifetimeSeconds;
        target.EstimatedSecondsLeft = EstimatedSecondsLeft;
        target.Protection = Protection;
    }
}
