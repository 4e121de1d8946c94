// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// Says of each alarm whether its condition is there and has lasted for its delay. Each alarm is updated by one thread
/// only: those of the battery by the control thread, the others by the alarm service. Anyone may read. Allocates
/// nothing after it was made.
/// </summary>
public sealed class AlarmTracker
{
    private const byte NotKnown = 0;
    private const byte Off = 1;
    private const byte Absent = 2;
    private const byte Waiting = 3;
    private const byte Raised = 4;

    private readonly byte[] _states = new byte[AlarmTable.Count];
    private readonly int[] _values = new int[AlarmTable.Count];
    private readonly int[] _raises = new int[AlarmTable.Count];
    private readonly int[] _delays = new int[AlarmTable.Count];
    private readonly long[] _since = new long[AlarmTable.Count];

    /// <summary>Makes a tracker that knows nothing yet.</summary>
    public AlarmTracker()
    {
        for (int i = 0; i < _delays.Length; i++)
        {
            _delays[i] = AlarmTable.At(i).DelayMilliseconds;
        }
    }

    /// <summary>True when the condition can be told.</summary>
    public bool IsKnown(int position) => _states[position] >= Absent;

    /// <summary>True when the condition is known to be over, or is not looked at any more.</summary>
    public bool IsOver(int position) => _states[position] == Absent || _states[position] == Off;

    /// <summary>True while the condition is there, whether or not it has lasted for its delay.</summary>
    public bool IsPresent(int position) => _states[position] >= Waiting;

    /// <summary>True while the condition is there and has lasted for its delay.</summary>
    public bool IsRaised(int position) => _states[position] == Raised;

    /// <summary>Newest value, in the unit of its source.</summary>
    public int ValueOf(int position) => _values[position];

    /// <summary>Times that the condition came up; a reader that looks seldom still sees that it was there.</summary>
    public int RaiseCountOf(int position) => _raises[position];

    /// <summary>Takes the present state of a condition.</summary>
    /// <param name="position">Position in the alarm table.</param>
    /// <param name="isPresent">True while the condition is there.</param>
    /// <param name="value">Value of its source.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void Update(int position, bool isPresent, int value, long nowMilliseconds)
    {
        _values[position] = value;
        byte state = _states[position];
        if (!isPresent)
        {
            _states[position] = Absent;
            return;
        }

        if (state < Waiting)
        {
            _since[position] = nowMilliseconds;
            state = Waiting;
            _states[position] = Waiting;
        }

        if (state == Waiting && nowMilliseconds - _since[position] >= _delays[position])
        {
            // The count first: who sees the state sees the count too.
            _raises[position]++;
            _states[position] = Raised;
        }
    }

    /// <summary>The condition cannot be told now, for example because its sensor is gone.</summary>
    public void Forget(int position) => _states[position] = NotKnown;

    /// <summary>The condition is not looked at, because a setting switches it off.</summary>
    public void SwitchOff(int position) => _states[position] = Off;
}
