// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Configuration.Tables;

namespace BmsGateway.Configuration;

/// <summary>
/// The one list of settings, in the order in which people read them; each group is a file under Tables. Code, command
/// line, page, documentation and tests read it.
/// </summary>
public static class SettingsTable
{
    // Numbers of settings are given in blocks, so they leave gaps.
    private const int NumberLimit = 320;

    private static readonly SettingDefinition[] Rows = Gather();
    private static readonly short[] Positions = Locate(Rows);

    /// <summary>Number of settings.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row of a setting.</summary>
    public static SettingDefinition Get(SettingId id) => Rows[Positions[(int)id]];

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1.</summary>
    public static SettingDefinition At(int index) => Rows[index];

    /// <summary>Position of a setting, 0 to <see cref="Count"/> − 1.</summary>
    public static int PositionOf(SettingId id) => Positions[(int)id];

    /// <summary>Row of a key, or null when there is no such setting.</summary>
    public static SettingDefinition? Find(string key)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Key == key)
            {
                return Rows[i];
            }
        }

        return null;
    }

    private static SettingDefinition[] Gather()
    {
        SettingDefinition[][] groups =
        {
            DeviceSettings.Create(),
            BatterySettings.Create(),
            ChargingSettings.Create(),
            CanSettings.Create(),
            VictronSettings.Create(),
            AlarmSettings.Create(),
            MqttSettings.Create(),
            HomeAssistantSettings.Create(),
            WebSettings.Create(),
            WifiSettings.Create(),
            TimeSettings.Create(),
            HistorySettings.Create(),
            LogSettings.Create(),
        };
        int count = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            count += groups[i].Length;
        }

        var rows = new SettingDefinition[count];
        int position = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            Array.Copy(groups[i], 0, rows, position, groups[i].Length);
            position += groups[i].Length;
        }

        return rows;
    }

    private static short[] Locate(SettingDefinition[] rows)
    {
        short[] positions = new short[NumberLimit];
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
