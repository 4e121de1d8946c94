// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;

namespace BmsGateway.Alarms;

/// <summary>Writes alarms as JSON for HTTP, MQTT and the live document. Fields: docs/alarms.md.</summary>
public static class AlarmDocuments
{
    // Longest alarm with its help, and what has to fit behind the list.
    private const int RoomForAlarm = 512;
    private const int RoomForTail = 256;
    private const int RoomForStatistic = 96;

    /// <summary>Number and worst of the active alarms, as a member "alarms" of the live document.</summary>
    public static void WriteSummary(JsonWriter json, AlarmSummary summary)
    {
        int worst = summary.WorstPosition;
        json.BeginObject("alarms");
        json.WriteNumber("active", summary.ActiveCount);
        json.WriteNumber("unacknowledged", summary.UnacknowledgedCount);
        json.WriteString("level", AlarmKeys.KeyOf(summary.Severity));
        json.WriteString("id", worst < 0 ? null : AlarmTable.At(worst).Key);
        json.WriteString("text", worst < 0 ? null : AlarmTable.At(worst).Text);
        json.EndObject();
    }

    /// <summary>The active alarms with help, counts and statistics.</summary>
    public static void WriteActive(JsonWriter json, AlarmList list, AlarmMonitor monitor, IClock clock)
    {
        long now = clock.MonotonicMilliseconds;
        json.BeginObject();
        WriteList(json, list, clock, true);
        json.BeginObject("counts");
        json.WriteNumber("information", CountOf(list, AlarmSeverity.Information));
        json.WriteNumber("warning", CountOf(list, AlarmSeverity.Warning));
        json.WriteNumber("alarm", CountOf(list, AlarmSeverity.Alarm));
        json.EndObject();
        json.BeginArray("statistics");
        for (int i = 0; i < AlarmTable.Count && RoomOf(json) > RoomForStatistic; i++)
        {
            if (monitor.CountOf(i) != 0)
            {
                json.BeginObject();
                json.WriteString("id", AlarmTable.At(i).Key);
                json.WriteNumber("count", monitor.CountOf(i));
                json.WriteNumber("active_s", monitor.ActiveMillisecondsOf(i, now) / 1000);
                json.EndObject();
            }
        }

        json.EndArray();
        json.EndObject();
    }

    /// <summary>The active alarms without help: the retained MQTT message.</summary>
    public static void WriteShort(JsonWriter json, AlarmList list, IClock clock)
    {
        json.Reset();
        json.BeginObject();
        WriteList(json, list, clock, false);
        json.EndObject();
    }

    /// <summary>One change: the MQTT message.</summary>
    /// <param name="json">Writer, reset by this method.</param>
    /// <param name="change">What happened.</param>
    /// <param name="activeCount">Active alarms after that.</param>
    /// <param name="clock">Time.</param>
    public static void WriteChange(JsonWriter json, AlarmChange change, int activeCount, IClock clock)
    {
        json.Reset();
        json.BeginObject();
        json.WriteString("event", AlarmKeys.KeyOf(change.Kind));
        json.WriteString("id", change.Alarm.Key);
        json.WriteString("level", AlarmKeys.KeyOf(change.Severity));
        json.WriteString("text", TextOf(change.Alarm, change.Value));
        WriteValue(json, change.Alarm, change.Value);
        WriteUtc(json, clock, change.AtMilliseconds);
        json.WriteNumber("active", activeCount);
        json.EndObject();
    }

    /// <summary>Text of an alarm; that of a BMS event or of a start tells what its value means.</summary>
    public static string TextOf(AlarmDefinition alarm, int value)
    {
        switch (alarm.Id)
        {
            case AlarmId.BmsEvent:
                return TinyBmsEventTable.Find(value).Text;
            case AlarmId.GatewayStarted:
                return "The gateway started, reason " + ResetReasons.KeyOf((ResetReason)value) + ".";
            default:
                return alarm.Text;
        }
    }

    /// <summary>Members "value" and "unit".</summary>
    public static void WriteValue(JsonWriter json, AlarmDefinition alarm, int value)
    {
        if (value == BatterySnapshot.Unknown)
        {
            json.WriteNull("value");
        }
        else
        {
            json.WriteFixed("value", value, AlarmSources.DecimalsOf(alarm.Source));
        }

        json.WriteString("unit", AlarmSources.UnitOf(alarm.Source));
    }

    private static void WriteList(JsonWriter json, AlarmList list, IClock clock, bool isLong)
    {
        int hidden = list.HiddenCount;
        json.BeginArray("active");
        for (int i = 0; i < list.Count; i++)
        {
            if (RoomOf(json) < RoomForAlarm + RoomForTail)
            {
                hidden++;
                continue;
            }

            WriteAlarm(json, list, i, clock, isLong);
        }

        json.EndArray();
        json.WriteNumber("hidden", hidden);
    }

    private static void WriteAlarm(JsonWriter json, AlarmList list, int index, IClock clock, bool isLong)
    {
        AlarmDefinition alarm = list.AlarmAt(index);
        json.BeginObject();
        json.WriteString("id", alarm.Key);
        json.WriteString("level", AlarmKeys.KeyOf(list.SeverityAt(index)));
        json.WriteString("text", alarm.Text);
        if (isLong)
        {
            json.WriteString("help", alarm.Help);
            json.WriteNumber(
                "since_s", SnapshotReader.AgeOf(list.RaisedAt(index), clock.MonotonicMilliseconds) / 1000);
        }

        WriteUtc(json, clock, list.RaisedAt(index));
        WriteValue(json, alarm, list.ValueAt(index));
        json.WriteBoolean("acknowledged", list.IsAcknowledgedAt(index));
        json.WriteBoolean("over", list.IsOverAt(index));
        json.EndObject();
    }

    private static void WriteUtc(JsonWriter json, IClock clock, long atMilliseconds)
    {
        if (clock.IsWallClockSet)
        {
            json.WriteNumber("utc", clock.UtcSeconds - ((clock.MonotonicMilliseconds - atMilliseconds) / 1000));
        }
        else
        {
            json.WriteNull("utc");
        }
    }

    private static int CountOf(AlarmList list, AlarmSeverity severity)
    {
        int count = 0;
        for (int i = 0; i < list.Count; i++)
        {
            count += list.SeverityAt(i) == severity ? 1 : 0;
        }

        return count;
    }

    private static int RoomOf(JsonWriter json) => json.Buffer.Length - json.Length;
}
