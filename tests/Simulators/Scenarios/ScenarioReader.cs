// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>Reads the text of one scenario.</summary>
internal sealed class ScenarioReader
{
    private readonly string _name;
    private readonly List<ScenarioStep> _steps = new List<ScenarioStep>();
    private TinyBmsProfile _profile = TinyBmsProfile.Lfp16;
    private long _repeatMilliseconds;

    public ScenarioReader(string name)
    {
        _name = name;
    }

    public Scenario Read(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            try
            {
                ReadLine(lines[i].Split('#')[0].Trim());
            }
            catch (Exception error) when (error is SimulatorCommandException or ArgumentException)
            {
                throw new SimulatorCommandException($"scenario '{_name}', line {i + 1}: {error.Message}");
            }
        }

        return new Scenario(_name, _profile, _steps, _repeatMilliseconds);
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        string[] parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string rest = parts.Length > 1 ? parts[1] : string.Empty;
        switch (parts[0])
        {
            case "profile":
                ReadProfile(rest);
                break;
            case "repeat":
                _repeatMilliseconds = Math.Max(1, (long)Quantity.Milliseconds.Parse(rest));
                break;
            case "at":
                ReadStep(rest);
                break;
            default:
                throw new SimulatorCommandException($"'{parts[0]}' is not known here; allowed is profile, repeat, at");
        }
    }

    private void ReadProfile(string name)
    {
        if (_steps.Count > 0)
        {
            throw new SimulatorCommandException("the profile must stand in front of the first 'at'");
        }

        _profile = TinyBmsProfile.Find(name);
    }

    private void ReadStep(string rest)
    {
        int colon = rest.IndexOf(':');
        if (colon < 0)
        {
            throw new SimulatorCommandException("no ':' behind the time; the form is: at TIME UNIT: COMMAND; COMMAND");
        }

        var time = (long)Quantity.Milliseconds.Parse(rest.Substring(0, colon));
        if (_steps.Count > 0 && time < _steps[_steps.Count - 1].TimeMilliseconds)
        {
            throw new SimulatorCommandException("the time lies before that of an earlier line; sort the lines by time");
        }

        foreach (string command in rest.Substring(colon + 1).Split(';', StringSplitOptions.TrimEntries))
        {
            if (command.Length > 0)
            {
                _steps.Add(new ScenarioStep(time, command, SimulatorCommands.Read(command, _profile)));
            }
        }
    }
}
