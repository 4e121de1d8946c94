// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Alarms;

/// <summary>Makes the condition of any row of the alarm table on a healthy bench, and takes it away again.</summary>
public static class AlarmConditionMaker
{
    private const int UnknownFaultCode = 0x08;
    private const int UnknownWarningCode = 0x40;

    /// <summary>Time that the condition itself needs beside the delay of its row, s.</summary>
    public static int LeadSeconds(AlarmDefinition row) =>
        row.Id == AlarmId.BmsLinkLost ? 3 : row.Id == AlarmId.JournalNotSaved ? 9 : 0;

    /// <summary>Time until the condition is over after <see cref="End"/>, s.</summary>
    public static int TrailSeconds(AlarmDefinition row) =>
        row.Id == AlarmId.ImplausibleData || row.Id == AlarmId.JournalNotSaved ? 61 : 0;

    /// <summary>Makes the condition.</summary>
    public static void Begin(AlarmBench bench, AlarmDefinition row)
    {
        if (AlarmSources.IsMeasurement(row.Source))
        {
            SetValue(bench.Sample, row.Source, ThresholdOf(bench, row));
        }
        else if (row.Id > AlarmId.BmsCodeBase)
        {
            SetCode(bench.Sample, row, (int)row.Id - (int)AlarmId.BmsCodeBase);
        }
        else
        {
            SetState(bench, row, true);
        }
    }

    /// <summary>Takes the condition away.</summary>
    public static void End(AlarmBench bench, AlarmDefinition row)
    {
        if (AlarmSources.IsMeasurement(row.Source))
        {
            SetValue(bench.Sample, row.Source, ThresholdOf(bench, row) + (BackOf(row) * row.Hysteresis));
        }
        else if (row.Id > AlarmId.BmsCodeBase)
        {
            SetCode(bench.Sample, row, 0);
        }
        else
        {
            SetState(bench, row, false);
        }
    }

    /// <summary>Brings a measurement back almost as far as its hysteresis.</summary>
    public static void Ease(AlarmBench bench, AlarmDefinition row) =>
        SetValue(bench.Sample, row.Source, ThresholdOf(bench, row) + (BackOf(row) * (row.Hysteresis - 1)));

    private static int BackOf(AlarmDefinition row) => AlarmSources.IsLow(row.Source) ? 1 : -1;

    private static int ThresholdOf(AlarmBench bench, AlarmDefinition row)
    {
        int threshold = BatteryThresholds.Of(row, bench.Gateway.Settings, bench.Sample.Protection);
        Assert.IsTrue(threshold != BatteryThresholds.Off && threshold != BatterySnapshot.Unknown, row.Key);
        return threshold;
    }

    private static void SetValue(BatterySnapshot sample, AlarmSource source, int value)
    {
        switch (source)
        {
            case AlarmSource.HighestCell:
                sample.HighestCellTenthMillivolts = value;
                break;
            case AlarmSource.LowestCell:
                sample.LowestCellTenthMillivolts = value;
                break;
            case AlarmSource.PackVoltageHigh:
            case AlarmSource.PackVoltageLow:
                sample.PackVoltageMillivolts = value;
                break;
            case AlarmSource.ChargeCurrent:
                sample.PackCurrentMilliamperes = value;
                break;
            case AlarmSource.DischargeCurrent:
                sample.PackCurrentMilliamperes = -value;
                break;
            case AlarmSource.HighestTemperature:
                sample.HighestTemperatureDecidegrees = value;
                break;
            case AlarmSource.LowestTemperature:
                sample.LowestTemperatureDecidegrees = value;
                break;
            case AlarmSource.StateOfChargeHigh:
            case AlarmSource.StateOfChargeLow:
                sample.StateOfChargeMillipercent = value;
                break;
            default:
                sample.HighestCellTenthMillivolts = sample.LowestCellTenthMillivolts + value;
                break;
        }
    }

    private static void SetCode(BatterySnapshot sample, AlarmDefinition row, int code)
    {
        if (row.Severity == AlarmSeverity.Alarm)
        {
            sample.FaultCode = code;
        }
        else
        {
            sample.WarningCode = code;
        }
    }

    private static void SetState(AlarmBench bench, AlarmDefinition row, bool isThere)
    {
        switch (row.Id)
        {
            case AlarmId.BmsUnknownFault:
                bench.Sample.FaultCode = isThere ? UnknownFaultCode : 0;
                break;
            case AlarmId.BmsUnknownWarning:
                bench.Sample.WarningCode = isThere ? UnknownWarningCode : 0;
                break;
            case AlarmId.BmsFault:
                bench.Sample.State = isThere ? BatteryState.Fault : BatteryState.Idle;
                break;
            case AlarmId.ChargeNotStopped:
                bench.Limits.ChargeCurrentMilliamperes = isThere ? 0 : 50000;
                bench.Limits.ChargeCurrentReason = isThere ? LimitReason.Cold : LimitReason.Configured;
                break;
            case AlarmId.BmsLinkLost:
                bench.IsAnswering = !isThere;
                break;
            case AlarmId.BmsLinkPoor:
                bench.Link.QualityPercent = isThere ? 80 : 86;
                break;
            case AlarmId.ImplausibleData:
                bench.Link.ImplausibleCount += isThere ? 3 : 0;
                break;
            default:
                SetGateway(bench, row, isThere);
                break;
        }
    }

    private static void SetGateway(AlarmBench bench, AlarmDefinition row, bool isThere)
    {
        switch (row.Id)
        {
            case AlarmId.CanNoPartner:
                bench.CanBus.State = isThere ? CanBusState.NoPartner : CanBusState.Running;
                break;
            case AlarmId.CanBusOff:
                bench.CanBus.State = isThere ? CanBusState.BusOff : CanBusState.Running;
                break;
            case AlarmId.CanDown:
                bench.CanBus.State = isThere ? CanBusState.Down : CanBusState.Running;
                break;
            case AlarmId.GxSilent:
                bench.Gateway.State.Victron.IsGxPresent = !isThere;
                break;
            case AlarmId.MqttLost:
                bench.Gateway.State.Mqtt.IsConnected = !isThere;
                break;
            case AlarmId.ClockNotSet:
                bench.Gateway.Clock.IsWallClockSet = !isThere;
                break;
            case AlarmId.ControllerBlocked:
                bench.Limits.State = isThere ? ControlState.Refused : ControlState.Running;
                break;
            case AlarmId.SafeState:
                bench.Limits.State = isThere ? ControlState.SafeState : ControlState.Running;
                break;
            case AlarmId.JournalNotSaved:
                bench.Files.AreWritesFailing = isThere;
                bench.Monitor.Note(AlarmId.BmsEvent, 0x61, bench.Gateway.Clock.MonotonicMilliseconds);
                break;
            default:
                bench.Gateway.State.AlarmInputs.Set(row.Id, isThere, 1);
                break;
        }
    }
}
