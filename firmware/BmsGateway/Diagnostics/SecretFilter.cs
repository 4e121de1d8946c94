// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Diagnostics;

/// <summary>
/// The last guard in front of every log: a text that holds the value of a secret setting is replaced as a whole. No part of the gateway
/// writes one on purpose; an error text of a library might. Not for the control thread.
/// </summary>
public sealed class SecretFilter
{
    /// <summary>What stands in place of such a text.</summary>
    public const string Replacement = "(This line is not shown because it held a secret.)";

    // Shorter values occur in ordinary words, and a password of three characters protects nothing.
    private const int ShortestSecret = 4;

    private readonly GatewaySettings _settings;

    /// <summary>Reads the secrets each time, so a changed one is protected at once.</summary>
    public SecretFilter(GatewaySettings settings)
    {
        _settings = settings;
    }

    /// <summary>True when the text holds a secret.</summary>
    public bool IsSecretIn(string text)
    {
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (row.IsSecret)
            {
                string secret = _settings.GetText(row.Id);
                if (secret.Length >= ShortestSecret && text.IndexOf(secret) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Takes secrets out of an entry.</summary>
    public void Clean(LogEntry entry)
    {
        if (IsSecretIn(entry.Message))
        {
            entry.Message = Replacement;
        }

        string[]? fields = entry.Fields;
        for (int i = 0; fields != null && i < fields.Length; i++)
        {
            if (IsSecretIn(fields[i]))
            {
                entry.Fields = null;
                fields = null;
            }
        }
    }
}
