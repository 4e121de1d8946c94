// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.History;

/// <summary>
/// What the battery has shown since the last reset. Information for people, never an input of control. Kept in flash,
/// saved with each hour and before a restart. Not for several threads at once; allocates only when it saves.
/// </summary>
public sealed class Statistics
{
    /// <summary>Name of the record.</summary>
    public const string FileName = "statistics.rec";

    private const int Version = 1;
    private const int ExtremesOffset = 8;
    private const int ResistanceOffset = ExtremesOffset + ExtremeValues.Length;
    private const int TrendOffset = ResistanceOffset + CellResistance.Length;
    private const int Length = TrendOffset + CellTrend.Length;

    private readonly DayClock _clock;
    private readonly IFileStore _files;

    /// <summary>Makes empty statistics.</summary>
    public Statistics(IFileStore files, DayClock clock)
    {
        _files = files;
        _clock = clock;
    }

    /// <summary>Lowest and highest values.</summary>
    public ExtremeValues Extremes { get; } = new();

    /// <summary>Internal resistance of the cells.</summary>
    public CellResistance Resistance { get; } = new();

    /// <summary>Cell spread, state of health and drift of cells over days.</summary>
    public CellTrend Trend { get; } = new();

    /// <summary>Sensors that stand still.</summary>
    public FrozenSensors Frozen { get; } = new();

    /// <summary>Moment of the last reset, seconds UTC; 0 when it is not known.</summary>
    public long ResetUtcSeconds { get; private set; }

    /// <summary>Reads what flash holds; without a whole copy the statistics begin anew.</summary>
    public void Restore()
    {
        RecordReadResult result = new RecordFile(_files, FileName, Length).TryRead(out byte[] bytes);
        bool isFound = result == RecordReadResult.Ok || result == RecordReadResult.Recovered;
        if (isFound && bytes.Length == Length && ByteFields.ReadInt(bytes, 0) == Version)
        {
            ResetUtcSeconds = (uint)ByteFields.ReadInt(bytes, 4);
            Extremes.Decode(bytes, ExtremesOffset);
            Resistance.Decode(bytes, ResistanceOffset);
            Trend.Decode(bytes, TrendOffset);
        }
    }

    /// <summary>Takes a sample.</summary>
    public void Add(BatterySnapshot sample)
    {
        bool isDated = _clock.IsSet;
        long moment = isDated ? _clock.UtcSeconds : 0;
        Extremes.Add(sample, moment);
        Resistance.Add(sample);
        Trend.Add(sample, isDated ? _clock.DayOf(moment) : DayClock.Unknown);
        Frozen.Add(sample);
    }

    /// <summary>Begins all statistics anew.</summary>
    public void Reset()
    {
        ResetUtcSeconds = _clock.IsSet ? _clock.UtcSeconds : 0;
        Extremes.Clear();
        Resistance.Clear();
        Trend.Clear();
        Frozen.Clear();
    }

    /// <summary>Saves the statistics.</summary>
    /// <returns>False when they could not be saved; the old ones are still there.</returns>
    public bool TrySave()
    {
        byte[] bytes = new byte[Length];
        ByteFields.WriteInt(bytes, 0, Version);
        ByteFields.WriteInt(bytes, 4, (int)ResetUtcSeconds);
        Extremes.Encode(bytes, ExtremesOffset);
        Resistance.Encode(bytes, ResistanceOffset);
        Trend.Encode(bytes, TrendOffset);
        return new RecordFile(_files, FileName, Length).TryWrite(bytes, Length);
    }
}
