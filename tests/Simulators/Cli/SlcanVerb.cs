// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.IO;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Scenarios;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Cli;

/// <summary>"slcan": an SLCAN adapter on a pseudo-terminal, with or without a Victron GX on its bus.</summary>
internal static class SlcanVerb
{
    private static readonly string[] Switches = { "--pty", "--gx" };
    private static readonly string[] WithValue = { "--link", "--log", "--answers" };

    public static int Run(string[] args, TextReader input, TextWriter output)
    {
        var options = new OptionReader(args, Switches, WithValue);
        options.RequirePty("slcan");
        SlcanAnswers answers = Answers(options.Value("--answers") ?? "lawicel");
        string? logPath = options.Value("--log");
        using TextWriter? file = logPath == null ? null : OpenLog(logPath);
        var gx = options.Has("--gx") ? new VictronGxSimulator() : null;

        // Frames and control answers share the output; each is one whole line.
        TextWriter lines = TextWriter.Synchronized(output);
        var station = new SlcanStation(SimulatorClock.RealTime(), file ?? lines, gx, answers);
        using var server = new PtyServer(station, options.Value("--link"));
        lines.WriteLine(server.Path);
        lines.Flush();
        new ControlConsole(server, line => Execute(station, line)).Run(input, lines);
        return 0;
    }

    internal static string Execute(SlcanStation station, string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (line == "state")
        {
            return State(station);
        }

        if (line == "gx on" || line == "gx off")
        {
            NeedGx(station).Switch(line == "gx on");
            return line;
        }

        if (words.Length == 2 && words[0] == "send")
        {
            station.Adapter.Deliver(CandumpFormat.ParseFrame(words[1]));
            return line;
        }

        const string Known = "plug in|out, state, gx on|off, send III#DD...";
        throw new SimulatorCommandException($"unknown command '{line}'; known are {Known}");
    }

    private static VictronGxSimulator NeedGx(SlcanStation station)
    {
        return station.Gx ?? throw new SimulatorCommandException("there is no GX on this bus; start with --gx");
    }

    private static string State(SlcanStation station)
    {
        SlcanAdapter adapter = station.Adapter;
        string text = $"open={adapter.IsOpen} bitrate={adapter.BitRateCode} frames={adapter.FramesSent}";
        if (station.Gx == null)
        {
            return text;
        }

        VictronGxSimulator gx = station.Gx;
        GxBattery battery = gx.Battery;
        string charge = Tenths(battery.ChargeCurrentLimitDeciamperes);
        string discharge = Tenths(battery.DischargeCurrentLimitDeciamperes);
        return text +
            $" present={gx.BatteryPresent} lost={gx.BatteryLost} offences={gx.TotalOffences}" +
            $" cvl={Tenths(battery.ChargeVoltageLimitDecivolts)} ccl={charge} dcl={discharge}" +
            $" soc={battery.SocPercent?.ToString(CultureInfo.InvariantCulture) ?? "-"}" +
            $" gap351={gx.Statistics(0x351).LongestGapMilliseconds}";
    }

    private static string Tenths(int? value)
    {
        return value.HasValue ? (value.Value / 10.0).ToString("0.0", CultureInfo.InvariantCulture) : "-";
    }

    private static SlcanAnswers Answers(string name)
    {
        return name switch
        {
            "lawicel" => SlcanAnswers.Lawicel,
            "cr" => SlcanAnswers.CarriageReturn,
            "none" => SlcanAnswers.None,
            _ => throw new CommandLineException($"option --answers '{name}' is unknown; allowed are lawicel, cr, none"),
        };
    }

    private static TextWriter OpenLog(string path)
    {
        try
        {
            return TextWriter.Synchronized(new StreamWriter(path, append: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"option --log: file '{path}' cannot be written: {error.Message}");
        }
    }
}
