// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// Lets a current limit fall at once and rise only after a time, and then slowly; from 0 only when the rule allows more
/// than a little again.
/// </summary>
public sealed class CurrentRecovery
{
    private int _value;
    private int _heldMilliseconds;
    private bool _isSet;

    /// <summary>The next value is taken as it is.</summary>
    public void Reset() => _isSet = false;

    /// <summary>Goes down to 0, and rises from there like after any other reduction.</summary>
    public void Stop()
    {
        _value = 0;
        _heldMilliseconds = 0;
        _isSet = true;
    }

    /// <summary>
    /// Somebody else holds the current lower: when he ends, it rises from there, at once but slowly. Waiting would make
    /// an automation that follows the sun lame.
    /// </summary>
    public void Follow(ChargePlan plan, int milliamperes)
    {
        if (_isSet && milliamperes < _value)
        {
            _value = milliamperes;
            _heldMilliseconds = plan.RecoveryHoldMilliseconds;
        }
    }

    /// <summary>Takes the next value of the rule and replaces it by the limited one.</summary>
    /// <param name="plan">The plan with the times.</param>
    /// <param name="limit">What the rule allows; lowered here while it rises.</param>
    /// <param name="mostMilliamperes">Largest current of this direction, mA.</param>
    /// <param name="stepMilliseconds">Time since the step before, at most 3000 ms.</param>
    public void Step(ChargePlan plan, LimitCause limit, int mostMilliamperes, int stepMilliseconds)
    {
        int wanted = limit.Value;
        if (!_isSet || wanted <= _value)
        {
            _value = wanted;
            _heldMilliseconds = 0;
            _isSet = true;
            return;
        }

        // The time counts from the moment in which the rule allows more, and more than a little.
        if (wanted <= (long)mostMilliamperes * plan.ReopenPermille / 1000)
        {
            _heldMilliseconds = 0;
        }
        else if (_heldMilliseconds < plan.RecoveryHoldMilliseconds)
        {
            _heldMilliseconds += stepMilliseconds;
        }
        else
        {
            int risen = _value + (plan.RecoveryAmperesPerSecond * stepMilliseconds);
            _value = risen < wanted ? risen : wanted;
        }

        limit.Lower(_value, LimitReason.CurrentRecovery, _value, wanted);
    }
}
