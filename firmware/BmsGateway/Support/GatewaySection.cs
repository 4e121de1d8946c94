// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Telemetry;

namespace BmsGateway.Support;

/// <summary>What this gateway is, and all its settings; of a secret only whether it is set.</summary>
public sealed class GatewaySection : ISupportSection
{
    private readonly GatewaySettings _settings;

    /// <summary>Makes the part.</summary>
    public GatewaySection(GatewaySettings settings)
    {
        _settings = settings;
    }

    /// <inheritdoc/>
    public string Name => "gateway";

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        json.BeginObject();
        json.WriteString("version", Gateway.Version);
        json.BeginObject("settings");
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (row.IsSecret)
            {
                json.BeginObject(row.Key);
                json.WriteBoolean("set", _settings.GetText(row.Id).Length > 0);
                json.EndObject();
            }
            else
            {
                json.WriteString(row.Key, _settings.GetValue(row.Id));
            }
        }

        json.EndObject();
        json.EndObject();
    }
}
