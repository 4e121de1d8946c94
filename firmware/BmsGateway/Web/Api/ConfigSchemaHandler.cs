// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>The settings table as JSON, from which the page makes its form; group=mqtt gives one group.</summary>
public sealed class ConfigSchemaHandler : IRouteHandler
{
    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        string group = request.GetQuery("group");
        answer.BeginObject();
        answer.BeginArray("settings");
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (group.Length == 0 || row.Group == group)
            {
                WriteRow(row, answer);
            }
        }

        answer.EndArray();
        answer.EndObject();
        return 200;
    }

    private static void WriteRow(SettingDefinition row, JsonWriter answer)
    {
        answer.BeginObject();
        answer.WriteString("key", row.Key);
        answer.WriteString("type", TypeOf(row));
        answer.WriteNumber("min", row.Minimum);
        answer.WriteNumber("max", row.Maximum);
        WriteDefault(row, answer);
        answer.WriteString("unit", row.Unit);
        answer.WriteBoolean("secret", row.IsSecret);
        answer.WriteBoolean("restart", row.NeedsRestart);
        answer.WriteString("text", row.Text);
        answer.WriteString("group", row.Group);
        if (row.Words != null)
        {
            answer.BeginArray("words");
            for (int i = 0; i < row.Words.Length; i++)
            {
                answer.WriteElement(row.Words[i]);
            }

            answer.EndArray();
        }

        answer.EndObject();
    }

    private static void WriteDefault(SettingDefinition row, JsonWriter answer)
    {
        switch (row.Type)
        {
            case SettingType.Number:
                answer.WriteNumber("default", int.Parse(row.DefaultValue));
                break;
            case SettingType.Flag:
                answer.WriteBoolean("default", row.DefaultValue == "true");
                break;
            default:
                answer.WriteString("default", row.DefaultValue);
                break;
        }
    }

    private static string TypeOf(SettingDefinition row) => row.Type switch
    {
        SettingType.Number => "number",
        SettingType.Flag => "flag",
        SettingType.Choice => "choice",
        _ => "text",
    };
}
