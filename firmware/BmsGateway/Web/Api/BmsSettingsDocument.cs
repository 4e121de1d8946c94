// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Web.Api;

/// <summary>The document of GET /api/v1/bms/settings.</summary>
internal static class BmsSettingsDocument
{
    // In the order of SettingsTransactionState; after the end of a write the settings are read again.
    private static readonly string[] States =
    {
        "idle", "reading", "ready", "review", "writing", "restoring", "reading",
    };

    // In the order of SettingsOutcome.
    private static readonly string[] Outcomes =
    {
        "", "written", "nothing_written", "restored", "not_restored", "unknown",
    };

    /// <summary>Writes it.</summary>
    public static void Write(JsonWriter answer, TinyBmsSettingsService service, bool hasCopy)
    {
        SettingsTransactionState state = service.State;
        SettingsDifference? difference = service.Difference;
        TinyBmsSettings? settings = service.Settings;
        answer.BeginObject();
        answer.WriteString("state", States[(int)state]);
        answer.WriteString("message", service.Message);
        answer.BeginArray("settings");
        for (int i = 0; settings != null && i < settings.Rows.Count; i++)
        {
            WriteSetting(answer, settings, settings.Rows.At(i));
        }

        answer.EndArray();
        answer.BeginArray("difference");
        for (int i = 0; difference != null && i < difference.Count; i++)
        {
            WriteChange(answer, difference.At(i));
        }

        answer.EndArray();
        answer.WriteString("outcome", Outcomes[(int)service.Outcome]);
        answer.WriteString("failed_key", service.FailedKey);
        answer.WriteNumber("token", service.Token);
        answer.WriteBoolean("copy", hasCopy);
        answer.EndObject();
    }

    private static void WriteSetting(JsonWriter answer, TinyBmsSettings settings, SettingRow row)
    {
        bool isPresent = settings.IsPresent(row);
        bool isReadable = isPresent && !row.IsPreset;
        bool hasLimits = settings.TryGetLimits(row, out long minimum, out long maximum) && isPresent;
        long current = row.Read(settings.Current);
        answer.BeginObject();
        answer.WriteString("key", row.Key);
        answer.WriteString("name", row.Text);
        answer.WriteString("unit", row.Unit);
        answer.WriteString("group", GroupOf(row.Unit));
        answer.WriteString("min", row.NumberOf(hasLimits ? minimum : row.Minimum));
        answer.WriteString("max", row.NumberOf(hasLimits ? maximum : row.Maximum));
        answer.WriteString(
            "default", isReadable ? row.NumberOf(row.Read(settings.Of(SettingsValueKind.Default))) : null);
        answer.WriteString("current", isReadable ? row.NumberOf(current) : null);
        answer.WriteString("text", isReadable ? row.NameOf(current) : "");
        answer.WriteBoolean("absent", !isPresent);
        answer.EndObject();
    }

    private static void WriteChange(JsonWriter answer, SettingChange change)
    {
        SettingRow row = change.Row;
        answer.BeginObject();
        answer.WriteString("key", row.Key);
        answer.WriteString("name", row.Text);
        answer.WriteString("from", row.IsPreset ? "" : row.TextOf(change.OldCount));
        answer.WriteString("to", row.TextOf(change.NewCount));
        answer.EndObject();
    }

    // Settings of one kind stand together on the page.
    private static string GroupOf(string unit)
    {
        switch (unit)
        {
            case "mV":
            case "V":
                return "voltage";
            case "A":
            case "mA":
                return "current";
            case "°C":
                return "temperature";
            default:
                return "other";
        }
    }
}
