// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>
/// Keeps one noisy source from pushing everybody else out of the log: each source may write 20 lines at once and one every 2 s in the
/// long run. What is left out is counted and said later. All memory is taken at the start. Not thread-safe.
/// </summary>
public sealed class LogRateLimit
{
    /// <summary>Lines that a source may write at once.</summary>
    public const int BurstLines = 20;

    /// <summary>Time in which a source earns one more line, ms.</summary>
    public const int LineMilliseconds = 2000;

    /// <summary>Sources that are told apart; further ones share the last place.</summary>
    public const int MaximumSources = 32;

    private readonly string[] _sources = new string[MaximumSources];
    private readonly int[] _spent = new int[MaximumSources];
    private readonly int[] _leftOut = new int[MaximumSources];
    private readonly long[] _countedAt = new long[MaximumSources];
    private int _count;

    /// <summary>Lines left out in all.</summary>
    public int LeftOutCount { get; private set; }

    /// <summary>Asks for one line.</summary>
    /// <param name="source">Who wants to write it.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>False when the line is to be left out; it has been counted.</returns>
    public bool TryPass(string source, long nowMilliseconds)
    {
        int index = PlaceOf(source, nowMilliseconds);
        Earn(index, nowMilliseconds);
        if (_spent[index] < BurstLines)
        {
            _spent[index]++;
            return true;
        }

        _leftOut[index]++;
        LeftOutCount++;
        return false;
    }

    /// <summary>Takes the count of a source that may write again.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <param name="source">Whose lines were left out.</param>
    /// <param name="count">How many.</param>
    /// <returns>False when there is nothing to say.</returns>
    public bool TryTakeReport(long nowMilliseconds, out string source, out int count)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_leftOut[i] > 0)
            {
                Earn(i, nowMilliseconds);
                if (_spent[i] < BurstLines)
                {
                    source = _sources[i];
                    count = _leftOut[i];
                    _leftOut[i] = 0;
                    return true;
                }
            }
        }

        source = "";
        count = 0;
        return false;
    }

    private int PlaceOf(string source, long now)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_sources[i] == source)
            {
                return i;
            }
        }

        if (_count == MaximumSources)
        {
            return MaximumSources - 1;
        }

        _sources[_count] = source;
        _countedAt[_count] = now;
        return _count++;
    }

    private void Earn(int index, long now)
    {
        long earned = (now - _countedAt[index]) / LineMilliseconds;
        if (earned >= _spent[index])
        {
            _spent[index] = 0;
            _countedAt[index] = now;
        }
        else if (earned > 0)
        {
            _spent[index] -= (int)earned;
            _countedAt[index] += earned * LineMilliseconds;
        }
    }
}
