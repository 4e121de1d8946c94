// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Alarms;

/// <summary>
/// Compares a sample with the thresholds of the BMS. The TinyBMS has no register with its active protections, so the conditions are
/// found from the live values; what cannot be told stays <see cref="AlarmLevel.NotSupported"/>.
/// </summary>
public sealed class BatteryAlarms
{
    /// <summary>Number of conditions.</summary>
    public const int Count = 13;

    // Primitive array: an array of enums would cost 12 bytes an element on the device.
    private readonly byte[] _levels = new byte[Count];

    /// <summary>Level of a condition.</summary>
    public AlarmLevel this[AlarmCondition condition] => (AlarmLevel)_levels[(int)condition];

    /// <summary>Brings all levels up to date.</summary>
    /// <param name="sample">Newest sample.</param>
    /// <param name="isLinkStale">True when the sample is too old.</param>
    /// <param name="isLinkLost">True when it is older still.</param>
    public void Evaluate(BatterySnapshot sample, bool isLinkStale, bool isLinkLost)
    {
        BatteryProtection? protection = sample.Protection;
        if (protection != null)
        {
            EvaluateVoltages(sample, protection);
            EvaluateTemperatures(sample, protection);
            EvaluateCurrents(sample, protection);
        }

        bool explained = HasAlarm(AlarmCondition.HighVoltage)
            || HasAlarm(AlarmCondition.LowVoltage)
            || HasAlarm(AlarmCondition.HighTemperature)
            || HasAlarm(AlarmCondition.HighDischargeCurrent)
            || HasAlarm(AlarmCondition.HighChargeCurrent);
        bool fault = sample.State == BatteryState.Fault && !explained;
        Set(AlarmCondition.BmsInternal, isLinkLost || fault, isLinkStale);
    }

    private void EvaluateVoltages(BatterySnapshot sample, BatteryProtection protection)
    {
        int highest = sample.HighestCellTenthMillivolts;
        int lowest = sample.LowestCellTenthMillivolts;
        Set(
            AlarmCondition.HighVoltage,
            IsAtLeast(highest, protection.OverVoltageCutoffCellMillivolts, 10),
            false);
        Set(
            AlarmCondition.LowVoltage,
            IsAtMost(lowest, protection.UnderVoltageCutoffCellMillivolts, 10),
            IsAtMost(lowest, protection.FullyDischargedCellMillivolts, 10));
    }

    private void EvaluateTemperatures(BatterySnapshot sample, BatteryProtection protection)
    {
        if (sample.HighestTemperatureDecidegrees == BatterySnapshot.Unknown)
        {
            _levels[(int)AlarmCondition.HighTemperature] = (byte)AlarmLevel.NotSupported;
            _levels[(int)AlarmCondition.LowTemperatureCharge] = (byte)AlarmLevel.NotSupported;
            return;
        }

        Set(
            AlarmCondition.HighTemperature,
            IsAtLeast(sample.HighestTemperatureDecidegrees, protection.OverHeatCutoffDegrees, 10),
            false);
        Set(
            AlarmCondition.LowTemperatureCharge,
            false,
            IsAtMost(sample.LowestTemperatureDecidegrees, protection.LowTemperatureChargeCutoffDegrees, 10));
    }

    private void EvaluateCurrents(BatterySnapshot sample, BatteryProtection protection)
    {
        int current = sample.PackCurrentMilliamperes;
        Set(AlarmCondition.HighDischargeCurrent, IsAtLeast(-current, protection.DischargeOverCurrentAmperes, 1000), false);
        Set(AlarmCondition.HighChargeCurrent, IsAtLeast(current, protection.ChargeOverCurrentAmperes, 1000), false);
    }

    private bool HasAlarm(AlarmCondition condition) => _levels[(int)condition] == (byte)AlarmLevel.Alarm;

    private void Set(AlarmCondition condition, bool isAlarm, bool isWarning) =>
        _levels[(int)condition] = (byte)(isAlarm ? AlarmLevel.Alarm : isWarning ? AlarmLevel.Warning : AlarmLevel.Ok);

    private static bool IsAtLeast(int value, int threshold, int scale) =>
        value != BatterySnapshot.Unknown && threshold != BatterySnapshot.Unknown && value >= threshold * scale;

    private static bool IsAtMost(int value, int threshold, int scale) =>
        value != BatterySnapshot.Unknown && threshold != BatterySnapshot.Unknown && value <= threshold * scale;
}
