// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Mqtt;

/// <summary>When a periodic message is due. The schedule is absolute, so that late calls do not add up.</summary>
public sealed class MqttSchedule
{
    private readonly int _periodMilliseconds;
    private long _dueAt;

    /// <summary>Makes a schedule that is due at once.</summary>
    /// <param name="periodMilliseconds">Time between two messages, above 0.</param>
    public MqttSchedule(int periodMilliseconds) => _periodMilliseconds = periodMilliseconds;

    /// <summary>Makes the first message due now.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void StartAt(long nowMilliseconds) => _dueAt = nowMilliseconds;

    /// <summary>True when a message is due; the next is due one period later. Missed ones are left out, not made up for.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public bool TakeDue(long nowMilliseconds)
    {
        if (nowMilliseconds < _dueAt)
        {
            return false;
        }

        _dueAt += _periodMilliseconds;
        if (_dueAt <= nowMilliseconds)
        {
            _dueAt = nowMilliseconds + _periodMilliseconds;
        }

        return true;
    }
}
