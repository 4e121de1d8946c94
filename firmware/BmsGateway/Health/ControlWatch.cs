// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>
/// Decides whether control is dead: no sign of life of the control thread for 5 s. Time during which the watcher itself stood still
/// does not count: a look-up of a name or a stopped process holds up all threads of a device, and that is no death of control.
/// </summary>
public sealed class ControlWatch
{
    /// <summary>Silence of the control thread after which it counts as dead, ms.</summary>
    public const int DeadAfterMilliseconds = 5000;

    /// <summary>
    /// Run time, ms, before which a fourth and further restart in a row is not done, so that a defect does not restart the device for
    /// ever. Nothing is sent on CAN meanwhile, and the GX stops through its own BMS-lost path.
    /// </summary>
    public const int PauseMilliseconds = 600000;

    /// <summary>Restarts in a row that are done without that pause.</summary>
    public const int QuickRestarts = 3;

    private const int LongestTurnMilliseconds = 2500;

    private readonly ServiceHealth _control;
    private readonly int _earlierRestarts;
    private readonly long _startedAt;
    private long _turnAt;
    private long _aliveAt;

    /// <summary>Starts to watch.</summary>
    /// <param name="control">Signs of life of the control thread.</param>
    /// <param name="earlierRestarts">Restarts in a row for this reason before this start.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public ControlWatch(ServiceHealth control, int earlierRestarts, long nowMilliseconds)
    {
        _control = control;
        _earlierRestarts = earlierRestarts;
        _startedAt = nowMilliseconds;
        _turnAt = nowMilliseconds;
        _aliveAt = nowMilliseconds;
    }

    /// <summary>True when the device has to be restarted now. Call it once a second.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public bool IsDead(long nowMilliseconds)
    {
        long turn = nowMilliseconds - _turnAt;
        _turnAt = nowMilliseconds;
        if (!_control.IsWanted || turn > LongestTurnMilliseconds || _control.AgeMilliseconds(nowMilliseconds) < turn)
        {
            _aliveAt = nowMilliseconds;
            return false;
        }

        // The thread may still have lived a moment ago, in the turn before; that costs a second at most.
        bool isDead = nowMilliseconds - _aliveAt > DeadAfterMilliseconds
            && _control.AgeMilliseconds(nowMilliseconds) > DeadAfterMilliseconds;
        return isDead && (_earlierRestarts < QuickRestarts || nowMilliseconds - _startedAt >= PauseMilliseconds);
    }
}
