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

    /// <summary>Cell spread from which the imbalance is a warning, mV.</summary>
    public const int ImbalanceWarningMillivolts = 100;

    /// <summary>Cell spread from which the imbalance is an alarm, mV.</summary>
    public const int ImbalanceAlarmMillivolts = 200;

    /// <summary>Time for which the spread has to last, ms: a load step pulls cells apart for seconds.</summary>
    public const int ImbalanceMilliseconds = 60000;

    // Near empty the cells run apart in every healthy pack, so the spread says nothing there.
    private const int ImbalanceLowestCellTenthMillivolts = 31000;

    // The TinyBMS opens both switches below this temperature (event 0x0A); it is fixed, there is no register.
    private const int LowTemperatureCutoffDegrees = -40;

    private const long NotImbalanced = -1;

    // Primitive array: an array of enums would cost 12 bytes an element on the device.
    private readonly byte[] _levels = new byte[Count];

    private long _warningSpreadSince = NotImbalanced;
    private long _alarmSpreadSince = NotImbalanced;

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

        EvaluateImbalance(sample);
        bool isNamed = EvaluateCodes(sample);
        bool explained = HasAlarm(AlarmCondition.HighVoltage)
            || HasAlarm(AlarmCondition.LowVoltage)
            || HasAlarm(AlarmCondition.HighTemperature)
            || HasAlarm(AlarmCondition.LowTemperature)
            || HasAlarm(AlarmCondition.HighDischargeCurrent)
            || HasAlarm(AlarmCondition.HighChargeCurrent);
        bool fault = sample.State == BatteryState.Fault && !explained && !isNamed;
        bool isInternal = sample.FaultCondition == (int)AlarmCondition.BmsInternal;
        Set(AlarmCondition.BmsInternal, isLinkLost || fault || isInternal, isLinkStale);
    }

    // What the BMS itself says it has done outweighs what its values show now: a cell has recovered long before the
    // switch closes again. True when it names the fault.
    private bool EvaluateCodes(BatterySnapshot sample)
    {
        if (sample.FaultCode == BatterySnapshot.Unknown)
        {
            return false;
        }

        Raise(sample.WarningCondition, AlarmLevel.Warning);
        Raise(sample.FaultCondition, AlarmLevel.Alarm);
        return sample.FaultCondition != BatterySnapshot.Unknown;
    }

    private void Raise(int condition, AlarmLevel level)
    {
        if (condition >= 0 && condition < Count && _levels[condition] < (byte)level)
        {
            _levels[condition] = (byte)level;
        }
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
            for (int i = (int)AlarmCondition.HighTemperature; i <= (int)AlarmCondition.LowTemperatureCharge; i++)
            {
                _levels[i] = (byte)AlarmLevel.NotSupported;
            }

            return;
        }

        bool isHot = IsAtLeast(sample.HighestTemperatureDecidegrees, protection.OverHeatCutoffDegrees, 10);
        Set(AlarmCondition.HighTemperature, isHot, false);
        Set(AlarmCondition.HighTemperatureCharge, isHot, false);
        Set(
            AlarmCondition.LowTemperature,
            IsAtMost(sample.LowestTemperatureDecidegrees, LowTemperatureCutoffDegrees, 10),
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

    private void EvaluateImbalance(BatterySnapshot sample)
    {
        int spread = sample.LowestCellTenthMillivolts < ImbalanceLowestCellTenthMillivolts ? 0 : sample.CellSpreadTenthMillivolts;
        long now = sample.SampledAtMilliseconds;
        _warningSpreadSince = Since(_warningSpreadSince, spread > ImbalanceWarningMillivolts * 10, now);
        _alarmSpreadSince = Since(_alarmSpreadSince, spread > ImbalanceAlarmMillivolts * 10, now);
        Set(AlarmCondition.CellImbalance, HasLasted(_alarmSpreadSince, now), HasLasted(_warningSpreadSince, now));
    }

    private static long Since(long since, bool isActive, long now) =>
        !isActive ? NotImbalanced : since == NotImbalanced ? now : since;

    private static bool HasLasted(long since, long now) => since != NotImbalanced && now - since >= ImbalanceMilliseconds;

    private bool HasAlarm(AlarmCondition condition) => _levels[(int)condition] == (byte)AlarmLevel.Alarm;

    private void Set(AlarmCondition condition, bool isAlarm, bool isWarning) =>
        _levels[(int)condition] = (byte)(isAlarm ? AlarmLevel.Alarm : isWarning ? AlarmLevel.Warning : AlarmLevel.Ok);

    private static bool IsAtLeast(int value, int threshold, int scale) =>
        value != BatterySnapshot.Unknown && threshold != BatterySnapshot.Unknown && value >= threshold * scale;

    private static bool IsAtMost(int value, int threshold, int scale) =>
        value != BatterySnapshot.Unknown && threshold != BatterySnapshot.Unknown && value <= threshold * scale;
}
