// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Charging;
using BmsGateway.Commands;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Commands;

/// <summary>A charge controller with a healthy pack, and the commands in front of it.</summary>
public sealed class CommandBench
{
    public CommandBench()
    {
        Controller = new ChargeController(new GatewaySettings(), new EventBus(Clock, Log), Log);
        Commands = new RemoteCommands(Controller, Log);

        // Long enough for the currents to have risen to their limits.
        Evaluate(900000);
    }

    public FakeClock Clock { get; } = new();

    public FakeLog Log { get; } = new();

    public ChargeController Controller { get; }

    public RemoteCommands Commands { get; }

    /// <summary>Why the newest command was refused; empty when it was done.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Lets the control thread work for a time, with a fresh sample every 250 ms.</summary>
    public void Evaluate(int milliseconds)
    {
        for (int passed = 0; passed < milliseconds; passed += 250)
        {
            Clock.Advance(250);
            Controller.NoteSample(Samples.HealthyPack(Clock.MonotonicMilliseconds));
            Controller.Evaluate(Clock.MonotonicMilliseconds);
        }
    }

    /// <summary>Runs a command.</summary>
    public bool Run(string key, object? value)
    {
        bool isDone = Commands.TryRun(CommandTable.Find(key)!, value, "test", out string error);
        Error = error;
        return isDone;
    }

    /// <summary>A table as a JSON object gives it.</summary>
    public static Hashtable Table(string name, object value, string second = "", object? secondValue = null)
    {
        var table = new Hashtable { { name, value } };
        if (second.Length > 0)
        {
            table.Add(second, secondValue!);
        }

        return table;
    }
}
