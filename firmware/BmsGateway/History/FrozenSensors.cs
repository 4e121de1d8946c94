// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// Finds a sensor that shows the same number for six hours while another one of its kind moves: a temperature by 3 °C
/// or more, a cell by 20 mV or more. Information only. Allocates nothing.
/// </summary>
public sealed class FrozenSensors
{
    /// <summary>Temperature sensors: 1 and 2 in the battery, 3 on the board of the BMS.</summary>
    public const int TemperatureCount = 3;

    /// <summary>Time that is looked at, ms.</summary>
    public const int WindowMilliseconds = 21600000;

    private const int MovingTemperature = 30;
    private const int MovingCell = 200;
    private const int Count = TemperatureCount + BatterySnapshot.MaximumCells;

    private readonly int[] _lowest = new int[Count];
    private readonly int[] _highest = new int[Count];
    private readonly bool[] _isFrozen = new bool[Count];
    private long _beganAt;
    private bool _hasWindow;

    /// <summary>
    /// True when a temperature sensor stood still in the last whole window; 0 and 1 in the battery, 2 on the board.
    /// </summary>
    public bool IsTemperatureFrozen(int sensor) => _isFrozen[sensor];

    /// <summary>True when the voltage of a cell stood still in the last whole window; 0 is cell 1.</summary>
    public bool IsCellFrozen(int cell) => _isFrozen[TemperatureCount + cell];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _hasWindow = false;
        for (int i = 0; i < Count; i++)
        {
            _isFrozen[i] = false;
        }
    }

    /// <summary>Takes a sample.</summary>
    public void Add(BatterySnapshot sample)
    {
        if (_hasWindow && sample.SampledAtMilliseconds - _beganAt >= WindowMilliseconds)
        {
            Judge(0, TemperatureCount, MovingTemperature);
            Judge(TemperatureCount, Count, MovingCell);
            _hasWindow = false;
        }

        if (!_hasWindow)
        {
            _hasWindow = true;
            _beganAt = sample.SampledAtMilliseconds;
            for (int i = 0; i < Count; i++)
            {
                _lowest[i] = BatterySnapshot.Unknown;
                _highest[i] = BatterySnapshot.Unknown;
            }
        }

        Take(0, sample.ExternalTemperature1Decidegrees);
        Take(1, sample.ExternalTemperature2Decidegrees);
        Take(2, sample.InternalTemperatureDecidegrees);
        for (int i = 0; i < sample.CellCount && i < BatterySnapshot.MaximumCells; i++)
        {
            Take(TemperatureCount + i, sample.CellTenthMillivolts[i]);
        }
    }

    private void Take(int sensor, int value)
    {
        if (value == BatterySnapshot.Unknown)
        {
            return;
        }

        bool isFirst = _lowest[sensor] == BatterySnapshot.Unknown;
        _lowest[sensor] = isFirst || value < _lowest[sensor] ? value : _lowest[sensor];
        _highest[sensor] = isFirst || value > _highest[sensor] ? value : _highest[sensor];
    }

    private void Judge(int from, int to, int moving)
    {
        bool isAnyMoving = false;
        for (int i = from; i < to; i++)
        {
            isAnyMoving |= _lowest[i] != BatterySnapshot.Unknown && _highest[i] - _lowest[i] >= moving;
        }

        for (int i = from; i < to; i++)
        {
            _isFrozen[i] = isAnyMoving && _lowest[i] != BatterySnapshot.Unknown && _highest[i] == _lowest[i];
        }
    }
}
