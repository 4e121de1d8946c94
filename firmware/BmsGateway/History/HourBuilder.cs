// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>Gathers the samples of the running hour. Not for several threads at once; allocates nothing.</summary>
public sealed class HourBuilder
{
    private const long NanoPerMicro = 1000;

    private readonly short[] _low = new short[AggregateColumns.Count];
    private readonly short[] _middle = new short[AggregateColumns.Count];
    private readonly short[] _high = new short[AggregateColumns.Count];
    private readonly long[] _sums = new long[AggregateColumns.Count];
    private readonly int[] _counts = new int[AggregateColumns.Count];
    private readonly short[] _lowest = new short[AggregateColumns.Count];
    private readonly short[] _highest = new short[AggregateColumns.Count];
    private readonly int[] _stateMilliseconds = new int[AggregateRow.StateCount];
    private long _chargedAtStart;
    private long _dischargedAtStart;
    private long _cyclesAtStart;

    /// <summary>Time with samples, ms.</summary>
    public int KnownMilliseconds { get; private set; }

    /// <summary>Begins an hour.</summary>
    /// <param name="counts">Energy counted so far.</param>
    public void Begin(EnergyCounts counts)
    {
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            _sums[i] = 0;
            _counts[i] = 0;
        }

        for (int i = 0; i < _stateMilliseconds.Length; i++)
        {
            _stateMilliseconds[i] = 0;
        }

        KnownMilliseconds = 0;
        _chargedAtStart = counts.ChargedWattHours;
        _dischargedAtStart = counts.DischargedWattHours;
        _cyclesAtStart = counts.NanoCycles / NanoPerMicro;
    }

    /// <summary>Takes a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="milliseconds">Time that it stands for.</param>
    public void Add(BatterySnapshot sample, int milliseconds)
    {
        AggregateColumns.Read(sample, _low, _middle, _high);
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            if (_middle[i] != HistoryValues.Unknown)
            {
                bool isFirst = _counts[i] == 0;
                _lowest[i] = isFirst || _low[i] < _lowest[i] ? _low[i] : _lowest[i];
                _highest[i] = isFirst || _high[i] > _highest[i] ? _high[i] : _highest[i];
                _sums[i] += _middle[i];
                _counts[i]++;
            }
        }

        int state = (int)sample.State;
        _stateMilliseconds[state >= 0 && state < AggregateRow.StateCount ? state : 0] += milliseconds;
        KnownMilliseconds += milliseconds;
    }

    /// <summary>Makes the row of the hour.</summary>
    /// <param name="startUtcSeconds">Beginning of the hour; 0 when it is not known.</param>
    /// <param name="counts">Energy counted so far.</param>
    /// <param name="row">Takes the result.</param>
    public void Finish(long startUtcSeconds, EnergyCounts counts, AggregateRow row)
    {
        row.StartUtcSeconds = startUtcSeconds;
        row.KnownSeconds = (KnownMilliseconds + 500) / 1000;
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            bool isKnown = _counts[i] > 0;
            row.Lowest[i] = isKnown ? _lowest[i] : HistoryValues.Unknown;
            row.Highest[i] = isKnown ? _highest[i] : HistoryValues.Unknown;
            row.Mean[i] = isKnown ? Mean(_sums[i], _counts[i]) : HistoryValues.Unknown;
        }

        row.ChargedWattHours = (int)(counts.ChargedWattHours - _chargedAtStart);
        row.DischargedWattHours = (int)(counts.DischargedWattHours - _dischargedAtStart);
        row.MicroCycles = (int)((counts.NanoCycles / NanoPerMicro) - _cyclesAtStart);
        for (int i = 0; i < AggregateRow.StateCount; i++)
        {
            row.StateSeconds[i] = (_stateMilliseconds[i] + 500) / 1000;
        }
    }

    private static short Mean(long sum, int count) =>
        (short)((sum < 0 ? sum - (count / 2) : sum + (count / 2)) / count);
}
