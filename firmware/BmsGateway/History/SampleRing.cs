// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// The newest samples in memory: 512 × 19 bytes in plain arrays, all taken at the start. The oldest is overwritten.
/// Times are monotonic, so that they stay right when the wall clock is set later. Not for several threads at once.
/// </summary>
public sealed class SampleRing
{
    /// <summary>Samples that are kept.</summary>
    public const int Capacity = 512;

    private readonly int[] _seconds = new int[Capacity];
    private readonly short[][] _columns = MakeColumns();
    private readonly byte[] _states = new byte[Capacity];
    private int _next;

    /// <summary>Samples in the ring.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a sample in.</summary>
    /// <param name="monotonicMilliseconds">Its time.</param>
    /// <param name="values">Its values.</param>
    public void Add(long monotonicMilliseconds, HistoryValues values)
    {
        _seconds[_next] = (int)(monotonicMilliseconds / 1000);
        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            _columns[i][_next] = values.Columns[i];
        }

        _states[_next] = (byte)values.State;
        _next = _next + 1 == Capacity ? 0 : _next + 1;
        Count = Count < Capacity ? Count + 1 : Capacity;
    }

    /// <summary>Reads a sample.</summary>
    /// <param name="age">0 is the newest, <see cref="Count"/> − 1 the oldest.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>Its monotonic time, s.</returns>
    public int Read(int age, HistoryValues values)
    {
        int index = IndexOf(age);
        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            values.Columns[i] = _columns[i][index];
        }

        values.State = (BatteryState)_states[index];
        return _seconds[index];
    }

    /// <summary>Monotonic time of a sample, s.</summary>
    /// <param name="age">0 is the newest, <see cref="Count"/> − 1 the oldest.</param>
    public int SecondsAt(int age) => _seconds[IndexOf(age)];

    private int IndexOf(int age)
    {
        int index = _next - 1 - age;
        return index < 0 ? index + Capacity : index;
    }

    private static short[][] MakeColumns()
    {
        var columns = new short[HistoryColumns.Count][];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = new short[Capacity];
        }

        return columns;
    }
}
