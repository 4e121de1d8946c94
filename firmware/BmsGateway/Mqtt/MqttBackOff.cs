// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Mqtt;

/// <summary>How long to wait before the next attempt to connect: 1, 2, 5, 10, then always 30 s.</summary>
public sealed class MqttBackOff
{
    // A broker that takes the connection and drops it again must not be asked every second for ever.
    private const int StableMilliseconds = 30000;

    private static readonly int[] Delays = { 1000, 2000, 5000, 10000, 30000 };

    private int _failures;
    private long _connectedAt;

    /// <summary>Wait before the next attempt, ms; moves on to the next longer one.</summary>
    public int NextDelay()
    {
        int delay = Delays[_failures];
        if (_failures < Delays.Length - 1)
        {
            _failures++;
        }

        return delay;
    }

    /// <summary>Notes that a connection was made.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void NoteConnected(long nowMilliseconds) => _connectedAt = nowMilliseconds;

    /// <summary>Notes that the connection was lost; one that had held for 30 s starts the delays again at 1 s.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void NoteLost(long nowMilliseconds)
    {
        if (nowMilliseconds - _connectedAt >= StableMilliseconds)
        {
            _failures = 0;
        }
    }
}
