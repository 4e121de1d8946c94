// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Json;
using BmsGateway.Telemetry;

namespace BmsGateway.Configuration;

/// <summary>
/// Settings as one JSON text: the record in flash, an export, the installer's config.json, the body of a change. Version
/// 1 is an object with the settings as its members; version 2 has them in its member "settings", beside "version".
/// </summary>
public sealed class SettingsDocument
{
    /// <summary>Version that is written. A newer one is refused: its settings may mean something else.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Most characters, and bytes when written.</summary>
    public const int MaximumLength = 16384;

    private const string VersionName = "version";
    private const string InstalledName = "installed";
    private const string SettingsName = "settings";

    private readonly JsonMembers _members;

    private SettingsDocument(JsonMembers members) => _members = members;

    /// <summary>Version of the document.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>CRC-32 of the config.json that is already in these settings, 8 hexadecimal digits; empty for none.</summary>
    public string Installed { get; private set; } = "";

    /// <summary>Settings of the document that are not in the table.</summary>
    public UnknownSettings Unknown { get; } = new();

    /// <summary>Reads a document of any known version.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="problem">What is wrong and where; null on success.</param>
    public static SettingsDocument? TryRead(string text, out SettingProblem? problem)
    {
        JsonMembers? root = JsonMembers.TryRead(text, MaximumLength, out string error);
        if (root == null)
        {
            problem = Invalid("", "This is not valid JSON: " + error + ".");
            return null;
        }

        int position = root.Find(VersionName);
        if (position < 0)
        {
            problem = null;
            return new SettingsDocument(root);
        }

        return ReadVersioned(root, position, out problem);
    }

    /// <summary>Takes each valid value over into settings, and keeps the unknown ones in <see cref="Unknown"/>.</summary>
    /// <returns>The first problem; null when all were taken.</returns>
    public SettingProblem? ApplyTo(GatewaySettings settings)
    {
        SettingProblem? first = null;
        for (int i = 0; i < _members.Count; i++)
        {
            SettingProblem? problem = Apply(i, settings);
            if (problem != null && first == null)
            {
                problem.Place = _members.PlaceAt(i);
                first = problem;
            }
        }

        return first;
    }

    /// <summary>True when the document gives a value to a setting.</summary>
    public bool Names(SettingDefinition row) => _members.Find(row.Key) >= 0;

    /// <summary>Writes a document of the current version.</summary>
    /// <param name="json">Takes the text; <see cref="JsonWriter.IsOverflow"/> says whether it fitted.</param>
    /// <param name="settings">The values.</param>
    /// <param name="unknown">Written as they are.</param>
    /// <param name="installed">See <see cref="Installed"/>; left out when it is empty.</param>
    public static void WriteRecord(JsonWriter json, GatewaySettings settings, UnknownSettings unknown, string installed)
    {
        Begin(json);
        if (installed.Length > 0)
        {
            json.WriteString(InstalledName, installed);
        }

        WriteSettings(json, settings, unknown, false, true);
    }

    /// <summary>Writes all values as a document of the current version, for a file of a person.</summary>
    /// <param name="json">Takes the text.</param>
    /// <param name="settings">The values.</param>
    /// <param name="unknown">Written as they are.</param>
    /// <param name="hasSecrets">False leaves the secrets out.</param>
    public static void WriteExport(JsonWriter json, GatewaySettings settings, UnknownSettings unknown, bool hasSecrets)
    {
        Begin(json);
        WriteSettings(json, settings, unknown, true, hasSecrets);
    }

    /// <summary>Writes one value as a member of the object that is open.</summary>
    public static void WriteValue(JsonWriter json, SettingDefinition row, GatewaySettings settings)
    {
        switch (row.Type)
        {
            case SettingType.Number:
                json.WriteNumber(row.Key, settings.GetNumber(row.Id));
                break;
            case SettingType.Flag:
                json.WriteBoolean(row.Key, settings.GetFlag(row.Id));
                break;
            default:
                json.WriteString(row.Key, settings.GetText(row.Id));
                break;
        }
    }

    private static SettingsDocument? ReadVersioned(JsonMembers root, int position, out SettingProblem? problem)
    {
        string shown = root.RawValueAt(position);
        bool isNumber = root.KindAt(position) == JsonKind.Number && int.TryParse(shown, out _);
        int version = isNumber ? int.Parse(shown) : 0;
        int settings = root.Find(SettingsName);
        if (version != CurrentVersion || settings < 0)
        {
            problem = version != CurrentVersion
                ? Invalid(VersionName, "The member \"version\" must be " + CurrentVersion.ToString()
                    + ", or be missing for version 1; a newer document needs a newer gateway.")
                : Invalid(SettingsName, "The member \"settings\" is missing.");
            problem.Place = root.PlaceAt(position);
            return null;
        }

        int installed = root.Find(InstalledName);
        string checksum = installed >= 0 && root.KindAt(installed) == JsonKind.Text ? root.ValueAt(installed) : "";
        JsonMembers? members = root.Open(settings, out string error);
        problem = members == null ? Invalid(SettingsName, "The member \"settings\" is wrong: " + error + ".") : null;
        return members == null ? null : new SettingsDocument(members) { Version = version, Installed = checksum };
    }

    private static SettingProblem Invalid(string key, string message) => new(SettingProblem.Invalid, key, message);

    private SettingProblem? Apply(int index, GatewaySettings settings)
    {
        string key = _members.KeyAt(index);
        JsonKind kind = _members.KindAt(index);
        SettingDefinition? row = SettingsTable.Find(key);
        if (row == null)
        {
            return Unknown.TryAdd(key, _members.RawKeyAt(index), _members.RawValueAt(index))
                ? null
                : Invalid("", "More than " + UnknownSettings.MaximumCount.ToString() + " unknown settings.");
        }

        if (kind == JsonKind.Object && row.IsSecret)
        {
            // What a read shows in place of a secret: it stays as it is.
            return null;
        }

        if (kind != JsonKind.Text && kind != JsonKind.Number && kind != JsonKind.Flag)
        {
            return Invalid(key, "Setting " + key + ": the value must be a text, a whole number, true or false.");
        }

        string? error = settings.TrySet(key, _members.ValueAt(index));
        return error == null ? null : Invalid(key, error);
    }

    private static void Begin(JsonWriter json)
    {
        json.Reset();
        json.BeginObject();
        json.WriteNumber(VersionName, CurrentVersion);
    }

    private static void WriteSettings(
        JsonWriter json, GatewaySettings settings, UnknownSettings unknown, bool hasDefaults, bool hasSecrets)
    {
        json.BeginObject(SettingsName);
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            bool isWanted = hasDefaults || settings.GetValue(row.Id) != row.DefaultValue;
            if (isWanted && (hasSecrets || !row.IsSecret))
            {
                WriteValue(json, row, settings);
            }
        }

        unknown.Write(json, hasSecrets);
        json.EndObject();
        json.EndObject();
    }
}
