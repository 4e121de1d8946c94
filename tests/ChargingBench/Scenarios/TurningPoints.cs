// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>Finds where a number turns, ignoring swings below a size.</summary>
public sealed class TurningPoints
{
    private readonly int _size;
    private readonly List<int> _seconds = new List<int>();
    private bool _hasValue;
    private int _direction;
    private int _high;
    private int _low;

    /// <summary>Makes a finder.</summary>
    /// <param name="size">Smallest swing that counts.</param>
    public TurningPoints(int size)
    {
        _size = size;
    }

    /// <summary>Takes the next value.</summary>
    /// <param name="second">Its time, growing.</param>
    /// <param name="value">The value; negative = none, which starts anew.</param>
    public void Add(int second, int value)
    {
        if (value < 0 || !_hasValue)
        {
            _hasValue = value >= 0;
            _direction = 0;
            _high = value;
            _low = value;
            return;
        }

        _high = Math.Max(_high, value);
        _low = Math.Min(_low, value);
        if (_direction <= 0 && value - _low >= _size)
        {
            Turn(second, 1);
            _high = value;
        }
        else if (_direction >= 0 && _high - value >= _size)
        {
            Turn(second, -1);
            _low = value;
        }
    }

    /// <summary>Most turns within a time.</summary>
    /// <param name="seconds">The time.</param>
    /// <returns>Number of turns.</returns>
    public int MostWithin(int seconds)
    {
        int most = 0;
        int first = 0;
        for (int last = 0; last < _seconds.Count; last++)
        {
            while (_seconds[last] - _seconds[first] > seconds)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private void Turn(int second, int direction)
    {
        if (_direction != 0)
        {
            _seconds.Add(second);
        }

        _direction = direction;
    }
}
