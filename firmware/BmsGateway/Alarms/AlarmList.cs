// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// A copy of the active alarms for one reader, the worst first and among equals the newest. It holds
/// <see cref="Capacity"/> alarms; <see cref="HiddenCount"/> says how many more are active.
/// </summary>
public sealed class AlarmList
{
    /// <summary>Most alarms in the list.</summary>
    public const int Capacity = 32;

    private readonly byte[] _positions = new byte[Capacity];
    private readonly byte[] _severities = new byte[Capacity];
    private readonly byte[] _acknowledged = new byte[Capacity];
    private readonly byte[] _over = new byte[Capacity];
    private readonly int[] _values = new int[Capacity];
    private readonly long[] _raisedAt = new long[Capacity];

    /// <summary>Alarms in the list.</summary>
    public int Count { get; private set; }

    /// <summary>Active alarms that did not fit.</summary>
    public int HiddenCount { get; private set; }

    /// <summary>Row of an alarm.</summary>
    public AlarmDefinition AlarmAt(int index) => AlarmTable.At(_positions[index]);

    /// <summary>How much it matters now.</summary>
    public AlarmSeverity SeverityAt(int index) => (AlarmSeverity)_severities[index];

    /// <summary>True when a person has seen it.</summary>
    public bool IsAcknowledgedAt(int index) => _acknowledged[index] != 0;

    /// <summary>True when its condition is over and it only waits to be acknowledged or for its clear delay.</summary>
    public bool IsOverAt(int index) => _over[index] != 0;

    /// <summary>Value, in the unit of its source.</summary>
    public int ValueAt(int index) => _values[index];

    /// <summary>Monotonic time at which it came up, ms.</summary>
    public long RaisedAt(int index) => _raisedAt[index];

    /// <summary>Empties the list.</summary>
    internal void Clear()
    {
        Count = 0;
        HiddenCount = 0;
    }

    /// <summary>Puts an alarm where it belongs; the least one falls out of a full list.</summary>
    internal void Insert(
        int position, AlarmSeverity severity, bool isAcknowledged, bool isOver, int value, long raisedAt)
    {
        int place = Count;
        while (place > 0 && IsBefore((byte)severity, raisedAt, place - 1))
        {
            place--;
        }

        if (Count == Capacity)
        {
            HiddenCount++;
            if (place == Capacity)
            {
                return;
            }
        }
        else
        {
            Count++;
        }

        for (int i = Count - 1; i > place; i--)
        {
            Move(i - 1, i);
        }

        _positions[place] = (byte)position;
        _severities[place] = (byte)severity;
        _acknowledged[place] = (byte)(isAcknowledged ? 1 : 0);
        _over[place] = (byte)(isOver ? 1 : 0);
        _values[place] = value;
        _raisedAt[place] = raisedAt;
    }

    private bool IsBefore(byte severity, long raisedAt, int index) =>
        severity > _severities[index] || (severity == _severities[index] && raisedAt > _raisedAt[index]);

    private void Move(int from, int to)
    {
        _positions[to] = _positions[from];
        _severities[to] = _severities[from];
        _acknowledged[to] = _acknowledged[from];
        _over[to] = _over[from];
        _values[to] = _values[from];
        _raisedAt[to] = _raisedAt[from];
    }
}
