// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// Measures for how long a condition has held, from sample to sample. A gap counts as
/// <see cref="LongestStepMilliseconds"/> at most: nobody saw what happened in it.
/// </summary>
public sealed class HoldTimer
{
    /// <summary>Longest time that one step may count, ms: above it a sample is stale.</summary>
    public const int LongestStepMilliseconds = 3000;

    private const int Never = -1;

    private int _held = Never;

    /// <summary>Time for which the condition has held, ms; -1 while it does not hold.</summary>
    public int HeldMilliseconds => _held;

    /// <summary>Takes the next observation.</summary>
    /// <param name="isActive">Whether the condition holds now.</param>
    /// <param name="stepMilliseconds">Time since the observation before, ms.</param>
    /// <returns><see cref="HeldMilliseconds"/>.</returns>
    public int Step(bool isActive, int stepMilliseconds)
    {
        // The first sample with the condition begins the time; a day is far more than anybody waits for.
        _held = !isActive ? Never : _held == Never ? 0 : _held > 86400000 ? _held : _held + stepMilliseconds;
        return _held;
    }

    /// <summary>Begins anew.</summary>
    public void Reset() => _held = Never;
}
