// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.History;
using BmsGateway.Storage;
using BmsGateway.Telemetry;

namespace BmsGateway.Support;

/// <summary>What is stored in flash: history, its wear, room, and how it stands with the settings; no contents.</summary>
public sealed class StorageSection : ISupportSection
{
    // A sentence of the start, cut so that it cannot fill the document.
    private const int LongestMessage = 160;

    private readonly HistoryService _history;
    private readonly ConfigurationStatus _configuration;

    /// <summary>Makes the part.</summary>
    public StorageSection(HistoryService history, ConfigurationStatus configuration)
    {
        _history = history;
        _configuration = configuration;
    }

    /// <inheritdoc/>
    public string Name => "storage";

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        json.BeginObject();
        json.BeginObject("history");
        lock (_history.Gate)
        {
            json.WriteNumber("samples", _history.Recorder.Ring.Count);
            json.WriteNumber("days", _history.Recorder.Writer.Folder.ListDays().Length);
            json.WriteNumber("waiting_bytes", _history.Recorder.Writer.Length);
        }

        HistoryStatus status = _history.Status;
        json.WriteNumber("lost_lines", status.LostLines);
        json.WriteNumber("lost_hours", status.LostHours);
        json.WriteBoolean("file_failing", status.IsFileFailing);
        json.WriteBoolean("aggregate_failing", status.IsAggregateFailing);
        json.WriteBoolean("energy_failing", status.IsEnergyFailing);
        json.WriteBoolean("energy_known", status.IsEnergyKnown);
        json.EndObject();
        WriteFlash(json, status);
        WriteConfiguration(json);
        json.EndObject();
    }

    private void WriteFlash(JsonWriter json, HistoryStatus status)
    {
        MeteredFileStore files = _history.Files;
        json.BeginObject("flash");
        json.WriteNumber("written_bytes", files.WrittenBytes);
        json.WriteNumber("worn_bytes", files.WornBytes);
        json.WriteNumber("failures", files.FailureCount);
        WriteKnown(json, "written_bytes_per_day", status.WrittenBytesPerDay);
        WriteKnown(json, "years", status.FlashYears);
        WriteKnown(json, "used_pct", status.UsedPercent);
        json.EndObject();
    }

    private void WriteConfiguration(JsonWriter json)
    {
        json.BeginObject("configuration");
        json.WriteBoolean("fallback", _configuration.IsFallbackUsed);
        json.WriteString("message", _configuration.Message, LongestMessage);
        json.WriteBoolean("save_failed", _configuration.HasSaveFailed);
        json.WriteNumber("saves", _configuration.SaveCount);
        json.WriteNumber("save_number", _configuration.SaveNumber);
        json.WriteNumber("unknown", _configuration.UnknownCount);
        json.EndObject();
    }

    private static void WriteKnown(JsonWriter json, string name, long value)
    {
        if (value < 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }
}
