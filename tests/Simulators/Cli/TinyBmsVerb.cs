// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.IO;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Scenarios;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Cli;

/// <summary>"tinybms": a simulated TinyBMS on a pseudo-terminal.</summary>
internal static class TinyBmsVerb
{
    private static readonly string[] Switches = { "--pty", "--instant" };
    private static readonly string[] WithValue = { "--link", "--scenario", "--seed" };

    public static int Run(string[] args, TextReader input, TextWriter output)
    {
        var options = new OptionReader(args, Switches, WithValue);
        options.RequirePty("tinybms");
        var device = new TinyBmsSimulator(DeviceOptions(options));
        using var server = new PtyServer(device, options.Value("--link"));
        output.WriteLine(server.Path);
        output.Flush();
        new ControlConsole(server, line => Execute(device, line)).Run(input, output);
        return 0;
    }

    internal static TinyBmsSimulatorOptions DeviceOptions(OptionReader options)
    {
        int seed = 1;
        string? text = options.Value("--seed");
        if (text != null && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
        {
            throw new CommandLineException($"option --seed '{text}' is no seed; allowed is 0 to {int.MaxValue}");
        }

        return new TinyBmsSimulatorOptions
        {
            Scenario = ScenarioLibrary.Load(options.Value("--scenario") ?? "charge"),
            Seed = seed,
            Timing = options.Has("--instant") ? TinyBmsTiming.Instant : TinyBmsTiming.Wire,
            ClockMicroseconds = SimulatorClock.RealTime(),
        };
    }

    internal static string Execute(TinyBmsSimulator device, string line)
    {
        if (line == "state")
        {
            return State(device);
        }

        SimulatorCommands.Execute(device, line);
        return line;
    }

    private static string State(TinyBmsSimulator device)
    {
        string text = string.Empty;
        device.Control(bms =>
        {
            RegisterFile registers = bms.Registers;
            string[] fields =
            {
                FormattableString.Invariant($"volts={registers.GetFloat(36):0.000}"),
                FormattableString.Invariant($"amperes={registers.GetFloat(38):0.000}"),
                FormattableString.Invariant($"soc={registers.GetUInt32(46) / 1e6:0.000}"),
                $"min={registers[40]} max={registers[41]} status=0x{registers[50]:X2}",
                $"asleep={bms.IsAsleep} requests={bms.Counters.Requests} answers={bms.Counters.Answers}",
            };
            text = string.Join(' ', fields);
        });
        return text;
    }
}
