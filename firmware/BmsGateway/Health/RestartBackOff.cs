// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>How long the supervisor waits before it starts a failed service again: 1, 5, 15, 60, then always 300 s.</summary>
public sealed class RestartBackOff
{
    // A service that holds for this long has got over its trouble.
    private const long StableMilliseconds = 600000;

    private static readonly int[] Delays = { 1000, 5000, 15000, 60000, 300000 };

    private int _failures;
    private long _restartAt;
    private bool _isWaiting;

    /// <summary>Asks whether the failed service is to be started now.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>True once per failure, after the delay.</returns>
    public bool TakeDue(long nowMilliseconds)
    {
        if (!_isWaiting)
        {
            if (_failures > 0 && nowMilliseconds - _restartAt >= StableMilliseconds)
            {
                _failures = 0;
            }

            _isWaiting = true;
            _restartAt = nowMilliseconds + Delays[_failures];
            _failures = _failures + 1 < Delays.Length ? _failures + 1 : _failures;
            return false;
        }

        if (nowMilliseconds < _restartAt)
        {
            return false;
        }

        _isWaiting = false;
        _restartAt = nowMilliseconds;
        return true;
    }
}
