// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Settings as a JSON text, for export, import and the copy of the last good set. Values are numbers in the unit that
/// the key names. Presets are no settings and are left out. An import becomes a change like any other: it is validated,
/// reviewed and written as a transaction.
/// </summary>
public static class SettingsCopy
{
    /// <summary>Longest text, characters; all settings need about 1100.</summary>
    public const int MaximumLength = 4096;

    private const string FormatMember = "format";
    private const string FormatName = "tinybms-settings-1";
    private const string SettingsMember = "settings";
    private const int Decimals = 6;

    /// <summary>Writes the current values.</summary>
    /// <param name="settings">Settings that have been read.</param>
    public static string Write(TinyBmsSettings settings)
    {
        var json = new JsonWriter(MaximumLength);
        WriteTo(json, settings);
        return Encoding.UTF8.GetString(json.Buffer, 0, json.Length);
    }

    /// <summary>Writes the current values as a document.</summary>
    /// <param name="json">Takes it; look at its overflow flag afterwards.</param>
    /// <param name="settings">Settings that have been read.</param>
    public static void WriteTo(JsonWriter json, TinyBmsSettings settings)
    {
        json.BeginObject();
        json.WriteString(FormatMember, FormatName);
        json.BeginObject(SettingsMember);
        for (int i = 0; i < settings.Rows.Count; i++)
        {
            SettingRow row = settings.Rows.At(i);
            if (!row.IsPreset && settings.IsPresent(row))
            {
                WriteNumber(json, row, row.Read(settings.Current));
            }
        }

        json.EndObject();
        json.EndObject();
    }

    /// <summary>Reads a text into a change.</summary>
    /// <param name="text">The text, from anywhere.</param>
    /// <param name="parser">JSON library of the platform.</param>
    /// <param name="changes">Takes the values; emptied first, and empty again after an error.</param>
    /// <returns>Null on success, else what is wrong, where, and what is allowed.</returns>
    public static string? Read(string text, IJsonParser parser, SettingsChangeSet changes)
    {
        changes.Clear();
        string? error = ReadInto(text, parser, changes);
        if (error != null)
        {
            changes.Clear();
        }

        return error;
    }

    private static string? ReadInto(string text, IJsonParser parser, SettingsChangeSet changes)
    {
        if (text.Length > MaximumLength)
        {
            return "The text is too long; allowed are " + MaximumLength.ToString() + " characters.";
        }

        if (!parser.TryParse(text, out object? value, out string error))
        {
            return "The text is not valid JSON (" + error + ").";
        }

        if (value is not Hashtable document || document[FormatMember] is not string format || format != FormatName)
        {
            return "The text is no copy of TinyBMS settings: the member " + FormatMember + " must be " + FormatName
                + ".";
        }

        if (document[SettingsMember] is not Hashtable members || members.Count == 0)
        {
            return "The member " + SettingsMember + " must be an object with at least one setting.";
        }

        return SettingsInput.Read(members, true, changes);
    }

    private static void WriteNumber(JsonWriter json, SettingRow row, long count)
    {
        long millionths = count * row.ScaleMillionths;
        int decimals = Decimals;
        while (decimals > 0 && millionths % 10 == 0)
        {
            millionths /= 10;
            decimals--;
        }

        json.WriteFixed(row.Key, millionths, decimals);
    }
}
