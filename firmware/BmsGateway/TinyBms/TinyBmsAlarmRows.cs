// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>Rows of the alarm table: the faults and warnings of <see cref="TinyBmsEventTable"/>.</summary>
public static class TinyBmsAlarmRows
{
    // Faults that mean broken hardware: switch errors 0x0B–0x0D and the current sensor 0x0E–0x0F.
    private const int FirstHardwareFault = 0x0B;

    /// <summary>Makes the rows.</summary>
    public static AlarmDefinition[] Create()
    {
        TinyBmsEventDefinition[] events = TinyBmsEventTable.Create();
        int count = 0;
        while (count < events.Length && events[count].Id <= TinyBmsEventTable.LastWarning)
        {
            count++;
        }

        var rows = new AlarmDefinition[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = MakeRow(events[i]);
        }

        return rows;
    }

    private static AlarmDefinition MakeRow(TinyBmsEventDefinition entry)
    {
        bool isFault = entry.Level == BatteryEventLevel.Fault;
        var row = new AlarmDefinition(
            (AlarmId)((int)AlarmId.BmsCodeBase + entry.Id),
            "bms_" + entry.Key,
            isFault ? AlarmSeverity.Alarm : AlarmSeverity.Warning,
            AlarmSource.BmsCode,
            entry.Text,
            HelpOf(entry.Id, isFault));
        if (entry.Condition >= 0)
        {
            row.Shown((AlarmCondition)entry.Condition);
        }

        return isFault ? row.Latched() : row;
    }

    private static string HelpOf(int id, bool isFault)
    {
        if (!isFault)
        {
            return "The BMS takes it back by itself; if it comes often, compare its settings with the charger.";
        }

        return id >= FirstHardwareFault
            ? "Disconnect charger and load and check switch, sensor and wiring of the BMS."
            : "The BMS has switched off; find the cause before the battery is used again.";
    }
}
