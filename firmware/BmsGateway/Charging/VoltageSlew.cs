// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>Lets the charge voltage fall at most so fast, and rise only after a time and slower still.</summary>
public sealed class VoltageSlew
{
    private int _heldMilliseconds;
    private bool _isSet;

    /// <summary>The charge voltage, µV; 0 before the first.</summary>
    public int Microvolts { get; private set; }

    /// <summary>True while it waits before it rises.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>The next value is taken as it is.</summary>
    public void Reset()
    {
        Microvolts = 0;
        _isSet = false;
        IsHolding = false;
    }

    /// <summary>Goes down to a value at once, and stays there for the time of the hold.</summary>
    public void Drop(int microvolts)
    {
        if (!_isSet || microvolts < Microvolts)
        {
            Take(microvolts);
        }
    }

    /// <summary>Moves towards a value.</summary>
    /// <param name="plan">The plan with the speeds; 1 mV/s is 1 µV/ms.</param>
    /// <param name="wantedMicrovolts">Value wanted, µV.</param>
    /// <param name="stepMilliseconds">Time since the step before, at most 3000 ms.</param>
    public void Step(ChargePlan plan, int wantedMicrovolts, int stepMilliseconds)
    {
        if (!_isSet)
        {
            Take(wantedMicrovolts);
            IsHolding = false;
            return;
        }

        if (wantedMicrovolts < Microvolts)
        {
            int fallen = Microvolts - (plan.FallMillivoltsPerSecond * stepMilliseconds);
            Take(fallen > wantedMicrovolts ? fallen : wantedMicrovolts);
            return;
        }

        if (_heldMilliseconds < plan.RiseHoldMilliseconds)
        {
            _heldMilliseconds += stepMilliseconds;
            return;
        }

        IsHolding = false;
        int risen = Microvolts + (plan.RiseMillivoltsPerSecond * stepMilliseconds);
        Microvolts = risen < wantedMicrovolts ? risen : wantedMicrovolts;
    }

    private void Take(int microvolts)
    {
        Microvolts = microvolts;
        _heldMilliseconds = 0;
        _isSet = true;
        IsHolding = true;
    }
}
