// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>One thing that happens in a scenario.</summary>
public sealed class ScenarioStep
{
    internal ScenarioStep(long timeMilliseconds, string text, Action<TinyBmsSimulator> action)
    {
        TimeMilliseconds = timeMilliseconds;
        Text = text;
        Action = action;
    }

    /// <summary>When, in milliseconds from the start.</summary>
    public long TimeMilliseconds { get; }

    /// <summary>The command as written.</summary>
    public string Text { get; }

    internal Action<TinyBmsSimulator> Action { get; }
}
