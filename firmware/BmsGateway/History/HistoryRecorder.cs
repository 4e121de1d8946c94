// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Platform;

namespace BmsGateway.History;

/// <summary>
/// Takes the newest sample once a second: into the ring in memory, into the line of the history file, into the running
/// hour. Not for several threads at once; allocates only when flash is written.
/// </summary>
public sealed class HistoryRecorder
{
    // A sample stands for the time since the one before, but not for a time without samples.
    private const int LongestTickMilliseconds = 5000;

    private readonly DayClock _clock;
    private readonly int _ringPeriod;
    private readonly int _filePeriod;
    private readonly HistoryValues _values = new();
    private readonly PeriodValues _period = new();
    private readonly HourBuilder _hour = new();
    private readonly AggregateRow _row = new();
    private long _sampledAt = -1;
    private long _tickedAt;
    private long _ringedAt;
    private long _periodBegan;
    private long _hourBegan;
    private long _hourStart;
    private bool _hasHour;

    /// <summary>Makes a recorder.</summary>
    public HistoryRecorder(IFileStore files, DayClock clock, GatewaySettings settings)
    {
        _clock = clock;
        _ringPeriod = settings.GetNumber(SettingId.HistoryRingPeriod) * 1000;
        _filePeriod = settings.GetNumber(SettingId.HistoryFilePeriod) * 1000;
        long room = settings.GetNumber(SettingId.HistoryRoom) * 1024L;
        Writer = new HistoryWriter(files, clock, settings.GetNumber(SettingId.HistoryFileCount), room);
        Aggregates = new Aggregates(files, clock);
        long now = clock.MonotonicMilliseconds;
        _tickedAt = now;
        _ringedAt = now - _ringPeriod;
        _periodBegan = now;
    }

    /// <summary>The newest samples.</summary>
    public SampleRing Ring { get; } = new();

    /// <summary>The history files.</summary>
    public HistoryWriter Writer { get; }

    /// <summary>Hours, days and months.</summary>
    public Aggregates Aggregates { get; }

    /// <summary>True while the last hour, or what is made of it, could not be saved.</summary>
    public bool IsAggregateFailing { get; private set; }

    /// <summary>Takes a sample, unless it is the one that was taken last, and writes what is due.</summary>
    /// <param name="sample">Newest sample; a copy that nobody changes meanwhile.</param>
    /// <param name="counts">Energy counted so far.</param>
    /// <returns>True when the sample was new.</returns>
    public bool Step(BatterySnapshot sample, EnergyCounts counts)
    {
        long now = _clock.MonotonicMilliseconds;
        long elapsed = now - _tickedAt;
        _tickedAt = now;
        KeepHour(now, counts);
        bool isNew = sample.SampledAtMilliseconds != _sampledAt && sample.Sequence != 0;
        if (isNew)
        {
            _sampledAt = sample.SampledAtMilliseconds;
            Take(sample, now, elapsed > LongestTickMilliseconds ? LongestTickMilliseconds : (int)elapsed);
        }

        if (now - _periodBegan >= _filePeriod)
        {
            _periodBegan = now;
            if (_period.Count > 0)
            {
                Writer.Add(_period.Result);
                _period.Clear();
            }
        }

        return isNew;
    }

    /// <summary>Writes what waits; before a restart. A running hour becomes a row of its own.</summary>
    /// <returns>False when something could not be written.</returns>
    public bool Flush(EnergyCounts counts)
    {
        CloseHour(counts);
        _hasHour = false;
        if (_period.Count > 0)
        {
            Writer.Add(_period.Result);
            _period.Clear();
        }

        return Writer.Flush() && !IsAggregateFailing;
    }

    private void Take(BatterySnapshot sample, long now, int milliseconds)
    {
        if (now - _ringedAt >= _ringPeriod)
        {
            _ringedAt = now;
            _values.SetFrom(sample);
            Ring.Add(now, _values);
        }

        _period.Add(sample);
        _hour.Add(sample, milliseconds);
    }

    // An hour ends with the hour of the wall clock; before that is set, an hour after it began.
    private void KeepHour(long now, EnergyCounts counts)
    {
        long start = _clock.IsSet ? _clock.StartOfHour(_clock.UtcSeconds) : 0;
        if (_hasHour && _hourStart == 0 && start != 0)
        {
            _hourStart = start;
        }

        bool isOver = start != _hourStart || (start == 0 && now - _hourBegan >= DayClock.SecondsPerHour * 1000L);
        if (_hasHour && isOver)
        {
            CloseHour(counts);
        }

        if (!_hasHour || isOver)
        {
            _hasHour = true;
            _hourStart = start;
            _hourBegan = now;
            _hour.Begin(counts);
        }
    }

    private void CloseHour(EnergyCounts counts)
    {
        if (_hasHour && _hour.KnownMilliseconds > 0)
        {
            _hour.Finish(_hourStart, counts, _row);
            IsAggregateFailing = !Aggregates.TryAppendHour(_row);
        }
    }
}
