// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Alarms.Tables;
using BmsGateway.TinyBms;

namespace BmsGateway.Alarms;

/// <summary>
/// The one list of alarms: battery, then the faults and warnings that the BMS names, then the gateway. Monitor,
/// journal, page, MQTT, docs/alarms.md and the tests read it.
/// </summary>
public static class AlarmTable
{
    // Largest code of a warning of a BMS is 0x60.
    private const int IdLimit = (int)AlarmId.BmsCodeBase + 256;

    private static readonly AlarmDefinition[] Rows = Gather();
    private static readonly short[] Positions = Locate(Rows);

    /// <summary>Number of alarms.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1.</summary>
    public static AlarmDefinition At(int position) => Rows[position];

    /// <summary>Position of an alarm, or -1 when there is no such alarm.</summary>
    public static int PositionOf(AlarmId id) => (int)id >= 0 && (int)id < IdLimit ? Positions[(int)id] : -1;

    /// <summary>
    /// Position of a fault or warning code of the BMS; an "unknown" row takes what the table does not name.
    /// </summary>
    /// <param name="code">1–<see cref="TinyBmsEventTable.LastWarning"/>; anything else gives -1.</param>
    public static int PositionOfCode(int code)
    {
        if (code < 1 || code > TinyBmsEventTable.LastWarning)
        {
            return -1;
        }

        int position = Positions[(int)AlarmId.BmsCodeBase + code];
        return position >= 0
            ? position
            : PositionOf(
                code <= TinyBmsEventTable.LastFault ? AlarmId.BmsUnknownFault : AlarmId.BmsUnknownWarning);
    }

    /// <summary>Position of a key, or -1.</summary>
    public static int Find(string key)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private static AlarmDefinition[] Gather()
    {
        AlarmDefinition[] battery = BatteryAlarmRows.Create();
        AlarmDefinition[] codes = TinyBmsAlarmRows.Create();
        AlarmDefinition[] gateway = GatewayAlarmRows.Create();
        var rows = new AlarmDefinition[battery.Length + codes.Length + gateway.Length];
        Array.Copy(battery, 0, rows, 0, battery.Length);
        Array.Copy(codes, 0, rows, battery.Length, codes.Length);
        Array.Copy(gateway, 0, rows, battery.Length + codes.Length, gateway.Length);
        return rows;
    }

    private static short[] Locate(AlarmDefinition[] rows)
    {
        short[] positions = new short[IdLimit];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = -1;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            positions[(int)rows[i].Id] = (short)i;
        }

        return positions;
    }
}
