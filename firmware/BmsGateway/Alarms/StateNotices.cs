// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Alarms;

/// <summary>Notes that the battery began to charge, to discharge and so on, once that has lasted ten seconds.</summary>
public sealed class StateNotices
{
    private const int LastingMilliseconds = 10000;

    private readonly AlarmMonitor _monitor;
    private BatteryState _seen;
    private BatteryState _noted;
    private long _since;

    /// <summary>Makes it; the first state that lasts is noted too.</summary>
    public StateNotices(AlarmMonitor monitor) => _monitor = monitor;

    /// <summary>Takes the present state.</summary>
    public void Note(BatteryState state, long nowMilliseconds)
    {
        if (state != _seen)
        {
            _seen = state;
            _since = nowMilliseconds;
        }

        AlarmId id = IdOf(state);
        if (id == AlarmId.None || state == _noted || nowMilliseconds - _since < LastingMilliseconds)
        {
            return;
        }

        _noted = state;
        _monitor.Note(id, (int)state, nowMilliseconds);
    }

    private static AlarmId IdOf(BatteryState state)
    {
        switch (state)
        {
            case BatteryState.Charging:
                return AlarmId.StateCharging;
            case BatteryState.FullyCharged:
                return AlarmId.StateFullyCharged;
            case BatteryState.Discharging:
                return AlarmId.StateDischarging;
            case BatteryState.Regenerating:
                return AlarmId.StateRegenerating;
            case BatteryState.Idle:
                return AlarmId.StateIdle;
            default:
                return AlarmId.None;
        }
    }
}
