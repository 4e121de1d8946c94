// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Alarms;

/// <summary>
/// Where other parts of the gateway report conditions of their own: flash, configuration, network and so on. Any
/// thread, without waiting and without allocation. The alarm service looks once a second; a condition that came and
/// went in between is still seen once.
/// </summary>
public sealed class AlarmInputs
{
    // Two arrays instead of one with flags: the first is written by those who report, the second is also taken back
    // by the service, and neither needs a lock.
    private readonly byte[] _active = new byte[AlarmTable.Count];
    private readonly byte[] _unseen = new byte[AlarmTable.Count];
    private readonly int[] _values = new int[AlarmTable.Count];

    /// <summary>Reports a condition. Calling again with the same state is harmless.</summary>
    /// <param name="id">An alarm whose source is <see cref="AlarmSource.Gateway"/>.</param>
    /// <param name="isActive">True while the condition is there.</param>
    /// <param name="value">A number to show with it (percent, error code); 0 when there is none.</param>
    /// <exception cref="ArgumentException">That alarm is not told by other parts.</exception>
    public void Set(AlarmId id, bool isActive, int value)
    {
        int position = AlarmTable.PositionOf(id);
        if (position < 0 || AlarmTable.At(position).Source != AlarmSource.Gateway)
        {
            throw new ArgumentException("Alarm " + ((int)id).ToString() + " is not set from outside.");
        }

        _active[position] = (byte)(isActive ? 1 : 0);
        if (isActive)
        {
            _values[position] = value;
            _unseen[position] = 1;
        }
    }

    /// <summary>Takes the state of one alarm; called by the alarm service alone.</summary>
    /// <param name="position">Position in the alarm table.</param>
    /// <returns>True when it is active, or was since the last call.</returns>
    public bool Take(int position)
    {
        bool isUnseen = _unseen[position] != 0;
        _unseen[position] = 0;
        return isUnseen || _active[position] != 0;
    }

    /// <summary>Number that was reported with an alarm.</summary>
    public int ValueOf(int position) => _values[position];
}
