// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// The one place that decides whether limits may be sent, from the age of the samples alone: nothing before the start gate has opened,
/// both currents 0 when samples stop, silence when they stay away. Silence is the strongest statement: it makes every charger and
/// inverter stop through its own BMS-lost path, which CCL = 0 does not (with DC feed-in solar chargers follow CVL only).
/// </summary>
public sealed class FallbackPolicy
{
    /// <summary>Plausible samples in a row that open the start gate.</summary>
    public const int StartSamples = 3;

    /// <summary>Age of the newest sample above which both currents are 0, ms.</summary>
    public const int StaleMilliseconds = 3000;

    /// <summary>Age of the newest sample above which the BMS link is an alarm instead of a warning, ms.</summary>
    public const int AlarmMilliseconds = 10000;

    /// <summary>Age of the newest sample above which nothing is sent any more, ms.</summary>
    public const int SilentMilliseconds = 30000;

    private int _samplesInRow;
    private bool _open;
    private long _newestSampleAt;

    /// <summary>Notes a plausible sample with usable thresholds.</summary>
    /// <param name="sampledAtMilliseconds">Monotonic time of the sample.</param>
    public void NoteSample(long sampledAtMilliseconds)
    {
        bool gap = _samplesInRow > 0 && sampledAtMilliseconds - _newestSampleAt > StaleMilliseconds;
        if (!_open)
        {
            _samplesInRow = gap ? 1 : _samplesInRow + 1;
            _open = _samplesInRow >= StartSamples;
        }
        else if (sampledAtMilliseconds - _newestSampleAt > SilentMilliseconds)
        {
            // The ladder had reached silence: the gate has to be passed again.
            _open = false;
            _samplesInRow = 1;
        }

        _newestSampleAt = sampledAtMilliseconds;
    }

    /// <summary>Closes the gate: contradictory thresholds, another number of cells, or a failure of the control path itself.</summary>
    public void Reset()
    {
        _open = false;
        _samplesInRow = 0;
    }

    /// <summary>Age of the newest sample, ms; meaningless before the first.</summary>
    public long AgeMilliseconds(long nowMilliseconds) => nowMilliseconds - _newestSampleAt;

    /// <summary>Where the ladder stands at a time.</summary>
    public ControlState StateAt(long nowMilliseconds)
    {
        if (!_open)
        {
            return ControlState.Starting;
        }

        long age = nowMilliseconds - _newestSampleAt;
        if (age > SilentMilliseconds)
        {
            return ControlState.Lost;
        }

        return age > StaleMilliseconds ? ControlState.Stale : ControlState.Running;
    }
}
