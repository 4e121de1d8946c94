// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;

namespace BmsGateway.Alarms;

/// <summary>
/// Finds the conditions of the battery in a sample. It runs on the control thread with every sample and allocates
/// nothing; thresholds are worked out again only when settings or BMS change them. What cannot be told, because a
/// sensor or a threshold is missing, stays as it is in the alarm list and is "not supported" on CAN.
/// </summary>
public sealed class BatteryConditions
{
    // Near empty the cells run apart in every healthy pack, so the spread says nothing there.
    private const int SpreadLowestCellTenthMillivolts = 31000;

    // Above the noise of the current sensor.
    private const int UnwantedChargeMilliamperes = 2000;

    private const int NoPosition = -1;

    // What explains that the BMS reports a fault.
    private static readonly byte[] Trips =
    {
        (byte)AlarmId.CellVoltageHigh, (byte)AlarmId.CellVoltageLow, (byte)AlarmId.TemperatureCutoffHigh,
        (byte)AlarmId.TemperatureCutoffLow, (byte)AlarmId.DischargeCurrentTrip, (byte)AlarmId.ChargeCurrentTrip,
    };

    private readonly byte[] _positions;
    private readonly byte[] _sources;
    private readonly int[] _thresholds;
    private readonly int[] _hysteresis;
    private readonly int _fault = AlarmTable.PositionOf(AlarmId.BmsFault);
    private readonly int _unwanted = AlarmTable.PositionOf(AlarmId.ChargeNotStopped);
    private GatewaySettings? _settings;
    private ChargeLimits? _limits;
    private BatteryProtection? _protection;
    private bool _isDirty = true;
    private int _activeFault = NoPosition;
    private int _activeWarning = NoPosition;

    /// <summary>Makes conditions with the default thresholds.</summary>
    public BatteryConditions()
    {
        int count = 0;
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            count += AlarmSources.IsMeasurement(AlarmTable.At(i).Source) ? 1 : 0;
        }

        _positions = new byte[count];
        _sources = new byte[count];
        _thresholds = new int[count];
        _hysteresis = new int[count];
        count = 0;
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            if (AlarmSources.IsMeasurement(row.Source))
            {
                _positions[count] = (byte)i;
                _sources[count] = (byte)row.Source;
                _hysteresis[count] = row.Hysteresis;
                count++;
            }
        }
    }

    /// <summary>State of every alarm.</summary>
    public AlarmTracker Tracker { get; } = new();

    /// <summary>Sets what is looked at beside the sample, before the control thread runs.</summary>
    /// <param name="settings">Thresholds.</param>
    /// <param name="limits">Newest limits, to notice charging that is not allowed.</param>
    public void Use(GatewaySettings settings, ChargeLimits limits)
    {
        _settings = settings;
        _limits = limits;
        _isDirty = true;
    }

    /// <summary>The settings have changed: thresholds are worked out again with the next sample. Any thread.</summary>
    public void NoteSettings() => _isDirty = true;

    /// <summary>Takes a plausible sample. Control thread only.</summary>
    public void Evaluate(BatterySnapshot sample)
    {
        if (_isDirty || sample.Protection != _protection)
        {
            FindThresholds(sample.Protection);
        }

        EvaluateMeasurements(sample);
        _activeFault = EvaluateCode(sample.FaultCode, _activeFault, sample.SampledAtMilliseconds);
        _activeWarning = EvaluateCode(sample.WarningCode, _activeWarning, sample.SampledAtMilliseconds);
        bool isUnnamed = sample.FaultCode == 0 || sample.FaultCode == BatterySnapshot.Unknown;
        bool isFault = sample.State == BatteryState.Fault && isUnnamed && !IsExplained();
        Tracker.Update(_fault, isFault, (int)sample.State, sample.SampledAtMilliseconds);
        EvaluateUnwantedCharge(sample);
    }

    private void FindThresholds(BatteryProtection? protection)
    {
        _isDirty = false;
        _protection = protection;
        for (int i = 0; i < _positions.Length; i++)
        {
            int threshold = BatteryThresholds.Of(AlarmTable.At(_positions[i]), _settings, protection);
            _thresholds[i] = threshold;
            if (threshold == BatteryThresholds.Off)
            {
                Tracker.SwitchOff(_positions[i]);
            }
        }
    }

    private void EvaluateMeasurements(BatterySnapshot sample)
    {
        AlarmTracker tracker = Tracker;
        long now = sample.SampledAtMilliseconds;
        for (int i = 0; i < _positions.Length; i++)
        {
            int threshold = _thresholds[i];
            if (threshold == BatteryThresholds.Off)
            {
                continue;
            }

            int position = _positions[i];
            var source = (AlarmSource)_sources[i];
            int value = ValueOf(sample, source);
            if (value == BatterySnapshot.Unknown || threshold == BatterySnapshot.Unknown)
            {
                tracker.Forget(position);
                continue;
            }

            int slack = tracker.IsPresent(position) ? _hysteresis[i] : 0;
            bool isPresent = AlarmSources.IsLow(source)
                ? value <= threshold || value < threshold + slack
                : value >= threshold || value > threshold - slack;
            tracker.Update(position, isPresent, value, now);
        }
    }

    // The codes change seldom: only the one that was active and the one that is are touched.
    private int EvaluateCode(int code, int active, long now)
    {
        if (code == BatterySnapshot.Unknown)
        {
            return active;
        }

        int position = code == 0 ? NoPosition : AlarmTable.PositionOfCode(code);
        if (active != position && active != NoPosition)
        {
            Tracker.Update(active, false, Tracker.ValueOf(active), now);
        }

        if (position != NoPosition)
        {
            Tracker.Update(position, true, code, now);
        }

        return position;
    }

    private bool IsExplained()
    {
        for (int i = 0; i < Trips.Length; i++)
        {
            if (Tracker.IsPresent(AlarmTable.PositionOf((AlarmId)Trips[i])))
            {
                return true;
            }
        }

        return false;
    }

    // The chargers do not obey: a voltage below the pack, silence on CAN, or a person has to stop them.
    private void EvaluateUnwantedCharge(BatterySnapshot sample)
    {
        if (_limits == null)
        {
            return;
        }

        int current = sample.PackCurrentMilliamperes;
        bool isStop = _limits.State == ControlState.NotObeyed
            || (_limits.State == ControlState.Running
                && _limits.ChargeCurrentMilliamperes == 0
                && ChargerWatch.IsHard(_limits.ChargeCurrentReason));
        bool isPresent = isStop && current >= UnwantedChargeMilliamperes;
        Tracker.Update(_unwanted, isPresent, current, sample.SampledAtMilliseconds);
    }

    private static int ValueOf(BatterySnapshot sample, AlarmSource source)
    {
        switch (source)
        {
            case AlarmSource.HighestCell:
                return sample.HighestCellTenthMillivolts;
            case AlarmSource.LowestCell:
                return sample.LowestCellTenthMillivolts;
            case AlarmSource.PackVoltageHigh:
            case AlarmSource.PackVoltageLow:
                return sample.PackVoltageMillivolts;
            case AlarmSource.ChargeCurrent:
                return sample.PackCurrentMilliamperes;
            case AlarmSource.DischargeCurrent:
                return sample.PackCurrentMilliamperes == BatterySnapshot.Unknown
                    ? BatterySnapshot.Unknown
                    : -sample.PackCurrentMilliamperes;
            case AlarmSource.HighestTemperature:
                return sample.HighestTemperatureDecidegrees;
            case AlarmSource.LowestTemperature:
                return sample.LowestTemperatureDecidegrees;
            case AlarmSource.StateOfChargeHigh:
            case AlarmSource.StateOfChargeLow:
                return sample.StateOfChargeMillipercent;
            default:
                return sample.LowestCellTenthMillivolts < SpreadLowestCellTenthMillivolts
                    && sample.LowestCellTenthMillivolts != BatterySnapshot.Unknown
                    ? 0
                    : sample.CellSpreadTenthMillivolts;
        }
    }
}
