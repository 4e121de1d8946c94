// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Telemetry;

namespace BmsGateway.Configuration;

/// <summary>
/// The settings in flash. A change is taken as a whole or not at all: first all values are checked together, then they
/// are saved so that a power cut leaves the old or the new state (<see cref="RecordFile"/>), and only then used and told
/// as <c>config.changed</c>. Any thread but that of control; one change at a time.
/// </summary>
public sealed class ConfigurationStore
{
    /// <summary>Name of the record.</summary>
    public const string RecordName = "config.rec";

    private const string Source = "config";

    private readonly object _gate = new();
    private readonly object _tellGate = new();
    private readonly IFileStore _files;
    private readonly ILog _log;
    private readonly RecordFile _record;
    private readonly bool[] _isOverridden = new bool[SettingsTable.Count];
    private readonly GatewaySettings _overrides = new();
    private GatewaySettings _stored = new();
    private UnknownSettings _unknown = new();
    private string _installed = "";
    private uint _checksum;

    /// <summary>Makes a store with all defaults; nothing is read before <see cref="Load"/>.</summary>
    /// <param name="files">Where the record and config.json lie.</param>
    /// <param name="log">Takes a line for what the start found and for each change; never a value.</param>
    public ConfigurationStore(IFileStore files, ILog log)
    {
        _files = files;
        _log = log;
        _record = new RecordFile(files, RecordName, SettingsDocument.MaximumLength);
    }

    /// <summary>
    /// The values in use: the stored ones, and those of the command line over them. Always the same object.
    /// </summary>
    public GatewaySettings Settings { get; } = new();

    /// <summary>How it stands with the stored settings.</summary>
    public ConfigurationStatus Status { get; } = new();

    /// <summary>Takes <c>config.changed</c>; null before the services are there.</summary>
    public EventBus? Bus { get; set; }

    /// <summary>Settings in the store that this version does not know.</summary>
    public UnknownSettings Unknown => _unknown;

    /// <summary>
    /// Sets a value that goes before the stored one and is never saved. Before <see cref="Load"/> only.
    /// </summary>
    /// <returns>Null when it was taken; else what is wrong.</returns>
    public string? TryOverride(string key, string value)
    {
        string? error = _overrides.TrySet(key, value);
        if (error == null)
        {
            _isOverridden[SettingsTable.PositionOf(SettingsTable.Find(key)!.Id)] = true;
        }

        return error;
    }

    /// <summary>True when the command line has set this one.</summary>
    public bool IsOverridden(SettingId id) => _isOverridden[SettingsTable.PositionOf(id)];

    /// <summary>Reads the newest whole copy and the installer's file, and says in the log what it found.</summary>
    /// <returns>
    /// What is wrong with the installer's file; null when it is right. Valid values are taken all the same.
    /// </returns>
    public string? Load()
    {
        lock (_gate)
        {
            var loader = new ConfigurationLoader(_files, _record, Status, _log);
            loader.ReadRecord();
            string? problem = loader.Complete();
            _checksum = loader.Checksum;
            Take(loader.Settings, loader.Unknown, loader.Installed);
            Settings.CopyFrom(InUse(_stored));
            if (_unknown.Count > 0)
            {
                string keys = _unknown.KeysAsText();
                _log.Write(LogLevel.Warning, Source, "Unknown settings are kept and not used: " + keys + ".");
            }

            return problem;
        }
    }

    /// <summary>Takes all values of a document, or none.</summary>
    /// <param name="document">Settings that are not in it stay as they are.</param>
    /// <param name="keepsUnknown">
    /// True for a file, whose unknown settings are kept; false for a person, to whom they are a mistake.
    /// </param>
    /// <param name="changes">Settings whose value in use is another one now.</param>
    /// <returns>Null when all were taken and saved; else why nothing has changed.</returns>
    public SettingProblem? TryApply(SettingsDocument document, bool keepsUnknown, out SettingChanges changes)
    {
        SettingProblem? problem;
        lock (_gate)
        {
            changes = SettingChanges.None();
            GatewaySettings candidate = _stored.Clone();
            problem = document.ApplyTo(candidate);
            if (problem == null && !keepsUnknown && document.Unknown.Count > 0)
            {
                string key = document.Unknown.KeyAt(0);
                problem = new SettingProblem(SettingProblem.Invalid, key, "Unknown setting \"" + key + "\".");
            }

            KeepBehindOverrides(candidate);
            problem ??= SettingsRules.Check(candidate);
            var unknown = new UnknownSettings();
            unknown.TryAddAll(_unknown);
            if (problem == null && !unknown.TryAddAll(document.Unknown))
            {
                problem = TooMany();
            }

            problem ??= Save(candidate, unknown, _installed, ref changes);
        }

        Tell(changes);
        return problem;
    }

    /// <summary>
    /// Goes back to what the installer left: the defaults and config.json. The copy of the former state is deleted too,
    /// because it holds passwords. The password of the page is another record and stays.
    /// </summary>
    /// <param name="changes">Settings whose value in use is another one now.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public SettingProblem? TryReset(out SettingChanges changes)
    {
        SettingProblem? problem;
        lock (_gate)
        {
            changes = SettingChanges.None();
            var loader = new ConfigurationLoader(_files, _record, Status, _log);
            loader.Complete();
            problem = Save(loader.Settings, loader.Unknown, loader.Installed, ref changes);
            if (problem == null && !_record.TryDropBackup())
            {
                const string Copy = RecordName + ".bak";
                _log.Write(LogLevel.Warning, Source, "The former settings could not be deleted from " + Copy + ".");
            }
        }

        Tell(changes);
        return problem;
    }

    /// <summary>Writes all values as a document for a person.</summary>
    /// <param name="json">Takes the text.</param>
    /// <param name="hasSecrets">True only when a person has asked for the secrets.</param>
    public void WriteExport(JsonWriter json, bool hasSecrets)
    {
        lock (_gate)
        {
            SettingsDocument.WriteExport(json, _stored, _unknown, hasSecrets);
        }
    }

    private SettingProblem? Save(
        GatewaySettings candidate, UnknownSettings unknown, string installed, ref SettingChanges changes)
    {
        var json = new JsonWriter(SettingsDocument.MaximumLength);
        SettingsDocument.WriteRecord(json, candidate, unknown, installed);
        if (json.IsOverflow)
        {
            return TooMany();
        }

        uint checksum = Crc32.Add(Crc32.Start, json.Buffer, 0, json.Length);
        bool isStored = checksum == _checksum && _record.FoundIn == RecordName;
        if (!isStored && !_record.TryWrite(json.Buffer, json.Length))
        {
            Status.HasSaveFailed = true;
            _log.Write(LogLevel.Error, Source, "The settings could not be saved; those before stay in use.");
            return new SettingProblem(
                SettingProblem.NotSaved,
                "",
                "The settings could not be saved; the flash may be full. Nothing has changed.");
        }

        _checksum = checksum;
        Take(candidate, unknown, installed);
        Status.SaveCount += isStored ? 0 : 1;
        Status.SaveNumber = _record.Sequence;
        Status.HasSaveFailed = false;
        Status.IsFallbackUsed = false;
        GatewaySettings used = InUse(candidate);
        changes = SettingChanges.Between(Settings, used);
        Settings.CopyFrom(used);
        return null;
    }

    private void Take(GatewaySettings stored, UnknownSettings unknown, string installed)
    {
        _stored = stored;
        _unknown = unknown;
        _installed = installed;
        Status.UnknownCount = unknown.Count;
    }

    // Outside the lock of the values: a handler may take its time. One change after the other all the same.
    private void Tell(SettingChanges changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        _log.Write(LogLevel.Information, Source, "Changed: " + changes.KeysAsText() + ".");
        lock (_tellGate)
        {
            Bus?.Publish(EventId.ConfigurationChanged, changes);
        }
    }

    private GatewaySettings InUse(GatewaySettings stored)
    {
        GatewaySettings used = stored.Clone();
        Override(used, _overrides, null);
        return used;
    }

    // A form that is sent back holds the values of the command line too; they must not be saved for that.
    private void KeepBehindOverrides(GatewaySettings candidate) => Override(candidate, _stored, _overrides);

    private void Override(GatewaySettings target, GatewaySettings source, GatewaySettings? onlyWhereLike)
    {
        for (int i = 0; i < _isOverridden.Length; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (_isOverridden[i]
                && (onlyWhereLike == null || target.GetValue(row.Id) == onlyWhereLike.GetValue(row.Id)))
            {
                target.TrySet(row.Key, source.GetValue(row.Id));
            }
        }
    }

    private static SettingProblem TooMany() =>
        new(SettingProblem.Invalid, "", "The settings do not fit into the store; take unknown settings out.");
}
