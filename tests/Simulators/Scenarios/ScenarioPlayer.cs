// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>Carries out the steps of a scenario when their time has come.</summary>
internal sealed class ScenarioPlayer
{
    private readonly Scenario? _scenario;
    private int _next;
    private long _roundStart;

    public ScenarioPlayer(Scenario? scenario)
    {
        _scenario = scenario;
    }

    public void Step(TinyBmsSimulator device, long nowMilliseconds)
    {
        if (_scenario == null)
        {
            return;
        }

        RunDue(device, nowMilliseconds);
        while (_scenario.RepeatMilliseconds > 0 && nowMilliseconds - _roundStart >= _scenario.RepeatMilliseconds)
        {
            _roundStart += _scenario.RepeatMilliseconds;
            _next = 0;
            RunDue(device, nowMilliseconds);
        }
    }

    private void RunDue(TinyBmsSimulator device, long nowMilliseconds)
    {
        long elapsed = nowMilliseconds - _roundStart;
        while (_next < _scenario!.Steps.Count && elapsed >= _scenario.Steps[_next].TimeMilliseconds)
        {
            _scenario.Steps[_next++].Action(device);
        }
    }
}
