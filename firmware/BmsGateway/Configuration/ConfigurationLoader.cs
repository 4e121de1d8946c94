// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Configuration;

/// <summary>
/// Finds out which settings count: defaults, the newest whole copy of the record, the installer's file. Says in log and
/// status what it found. Writes nothing, so a start that is cut off changes nothing. Use an object once.
/// </summary>
public sealed class ConfigurationLoader
{
    private const string Source = "config";

    private readonly IFileStore _files;
    private readonly RecordFile _record;
    private readonly ConfigurationStatus _status;
    private readonly ILog _log;
    private string _installed = "";

    /// <summary>Starts with all defaults.</summary>
    /// <param name="files">Where the installer's file lies.</param>
    /// <param name="record">The stored settings.</param>
    /// <param name="status">Takes what was found.</param>
    /// <param name="log">Takes it too.</param>
    public ConfigurationLoader(IFileStore files, RecordFile record, ConfigurationStatus status, ILog log)
    {
        _files = files;
        _record = record;
        _status = status;
        _log = log;
    }

    /// <summary>The settings found so far; each value is valid.</summary>
    public GatewaySettings Settings { get; } = new();

    /// <summary>Settings that this version does not know.</summary>
    public UnknownSettings Unknown { get; } = new();

    /// <summary>CRC-32 of the installer's file that is in the settings; empty for none.</summary>
    public string Installed => _installed;

    /// <summary>CRC-32 of the text of the record; 0 when there is none.</summary>
    public uint Checksum { get; private set; }

    /// <summary>Takes the stored settings over.</summary>
    public void ReadRecord()
    {
        RecordReadResult result = _record.TryRead(out byte[] content);
        _status.SaveNumber = _record.Sequence;
        if (result == RecordReadResult.Missing || result == RecordReadResult.Damaged)
        {
            bool isDamaged = result == RecordReadResult.Damaged;
            Note(isDamaged, isDamaged
                ? "All copies of the stored settings are damaged; the defaults are used."
                : "No settings are stored yet; the defaults are used.");
            return;
        }

        Checksum = Crc32.Add(Crc32.Start, content, 0, content.Length);
        string text = Encoding.UTF8.GetString(content, 0, content.Length);
        SettingsDocument? document = SettingsDocument.TryRead(text, out SettingProblem? problem);
        if (document == null)
        {
            Note(true, "The stored settings cannot be read, the defaults are used: " + problem!.Message);
            return;
        }

        problem = document.ApplyTo(Settings);
        Unknown.TryAddAll(document.Unknown);
        _installed = document.Installed;
        string found = "Settings of save " + _record.Sequence.ToString() + " are read from " + _record.FoundIn;
        if (problem != null)
        {
            Note(true, found + ", with the default in place of a value: " + problem.Message);
        }
        else if (_record.IsOldCopy)
        {
            Note(true, found + ", an older copy, because the newer one is damaged.");
        }
        else
        {
            Note(false, found + (result == RecordReadResult.Recovered ? "; a save was interrupted." : "."));
        }
    }

    /// <summary>
    /// Takes the installer's file over, then makes the values fit together: a setting that breaks a rule gets its default.
    /// </summary>
    /// <returns>What is wrong with the installer's file; null when it is right.</returns>
    public string? Complete()
    {
        string? problem = InstallerFile.Apply(_files, Settings, Unknown, ref _installed);
        if (problem != null)
        {
            _log.Write(LogLevel.Error, Source, problem);
        }

        SettingProblem? broken = SettingsRules.Check(Settings);
        for (int i = 0; i < SettingsTable.Count && broken != null; i++)
        {
            Note(true, broken.Message + " The default is used.");
            problem ??= InstallerFile.Name + " or the stored settings: " + broken.Message;
            Settings.Reset(SettingsTable.Find(broken.Key)!.Id);
            broken = SettingsRules.Check(Settings);
        }

        return problem;
    }

    private void Note(bool isFallback, string message)
    {
        _status.IsFallbackUsed |= isFallback;
        _status.Message = message;
        _log.Write(isFallback ? LogLevel.Warning : LogLevel.Information, Source, message);
    }
}
