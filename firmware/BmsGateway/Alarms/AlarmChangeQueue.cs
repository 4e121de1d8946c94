// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// Changes between the monitor and the alarm service. Bounded: the oldest is dropped and counted. Its owner locks.
/// </summary>
public sealed class AlarmChangeQueue
{
    /// <summary>Most changes that wait.</summary>
    public const int Capacity = 96;

    private readonly AlarmChange?[] _changes = new AlarmChange?[Capacity];
    private int _first;
    private int _count;

    /// <summary>Changes that were dropped because nobody took them.</summary>
    public int LostCount { get; private set; }

    /// <summary>Adds a change.</summary>
    public void Add(AlarmChange change)
    {
        if (_count == Capacity)
        {
            Take();
            LostCount++;
        }

        _changes[(_first + _count) % Capacity] = change;
        _count++;
    }

    /// <summary>Takes the oldest change; null when there is none.</summary>
    public AlarmChange? Take()
    {
        if (_count == 0)
        {
            return null;
        }

        AlarmChange? change = _changes[_first];
        _changes[_first] = null;
        _first = (_first + 1) % Capacity;
        _count--;
        return change;
    }
}
