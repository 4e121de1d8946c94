// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using BmsGateway.Desktop.Serial;
using BmsGateway.Simulators.Replay;
using BmsGateway.Simulators.Scenarios;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>The value of <c>--bms</c>: a simulated TinyBMS, a capture of a real one or a serial device.</summary>
public sealed class BatteryChoice
{
    /// <summary>How the value is written.</summary>
    public const string Syntax = "sim[:scenario] | serial:PATH[@BAUD] | replay:FILE";

    private const string DefaultScenario = "charge";
    private const string SerialPrefix = "serial:";
    private const string SimulatorPrefix = "sim:";
    private const string ReplayPrefix = "replay:";

    private BatteryChoice(Scenario? scenario, Capture? capture, string path, int bitsPerSecond)
    {
        Scenario = scenario;
        Capture = capture;
        Path = path;
        BitsPerSecond = bitsPerSecond;
    }

    /// <summary>The simulated BMS with its default scenario.</summary>
    public static BatteryChoice Default { get; } = new(ScenarioLibrary.Load(DefaultScenario), null, "", 0);

    /// <summary>What the simulated BMS goes through; null for anything else.</summary>
    public Scenario? Scenario { get; }

    /// <summary>What is replayed; null for anything else.</summary>
    public Capture? Capture { get; }

    /// <summary>Path of the serial device; empty for anything else.</summary>
    public string Path { get; }

    /// <summary>Line speed of the serial device, bit/s.</summary>
    public int BitsPerSecond { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value.</param>
    /// <param name="choice">The result; null on an error.</param>
    /// <returns>Null on success, else what is wrong and what is allowed.</returns>
    public static string? Parse(string text, out BatteryChoice? choice)
    {
        choice = null;
        if (text == "sim")
        {
            choice = Default;
            return null;
        }

        if (text.StartsWith(SimulatorPrefix, StringComparison.Ordinal))
        {
            return ParseScenario(text.Substring(SimulatorPrefix.Length), out choice);
        }

        if (text.StartsWith(ReplayPrefix, StringComparison.Ordinal))
        {
            return ParseReplay(text.Substring(ReplayPrefix.Length), out choice);
        }

        return text.StartsWith(SerialPrefix, StringComparison.Ordinal)
            ? ParseSerial(text.Substring(SerialPrefix.Length), out choice)
            : OptionValue.KindOf(text) + " is neither sim nor serial nor replay; allowed is " + Syntax + ".";
    }

    private static string? ParseScenario(string name, out BatteryChoice? choice)
    {
        choice = null;
        try
        {
            choice = new BatteryChoice(ScenarioLibrary.Load(name), null, "", 0);
            return null;
        }
        catch (SimulatorCommandException exception)
        {
            return exception.Message + ".";
        }
    }

    private static string? ParseReplay(string path, out BatteryChoice? choice)
    {
        choice = null;
        if (path.Length == 0)
        {
            return "the path of the capture is missing; allowed is " + Syntax + ".";
        }

        try
        {
            choice = new BatteryChoice(null, Capture.Load(path), "", 0);
            return null;
        }
        catch (CaptureException exception)
        {
            return exception.Message + ".";
        }
    }

    private static string? ParseSerial(string text, out BatteryChoice? choice)
    {
        choice = null;
        string path = text;
        int bitsPerSecond = LineSpeed.Default;

        // A path may hold an @ itself; a speed never holds a slash.
        int at = text.LastIndexOf('@');
        if (at >= 0 && text.IndexOf('/', at) < 0)
        {
            path = text.Substring(0, at);
            string speed = text.Substring(at + 1);
            if (!int.TryParse(speed, NumberStyles.None, CultureInfo.InvariantCulture, out bitsPerSecond)
                || !LineSpeed.IsAllowed(bitsPerSecond))
            {
                return "unknown line speed \"" + speed + "\"; allowed are " + LineSpeed.AllowedText + ".";
            }
        }

        if (path.Length == 0)
        {
            return "the path of the serial device is missing; allowed is " + Syntax + ".";
        }

        choice = new BatteryChoice(null, null, path, bitsPerSecond);
        return null;
    }
}
