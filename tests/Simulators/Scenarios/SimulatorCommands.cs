// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>
/// The commands that steer a simulated device, the same ones in scenario files and on the standard input of the
/// program. A command is checked completely when it is read, so that a scenario cannot fail later.
/// </summary>
public static class SimulatorCommands
{
    private delegate Action<TinyBmsSimulator> Reader(string[] words, TinyBmsProfile profile);

    private static readonly (string Verb, string Usage, Reader Read)[] Table =
    {
        ("current", "current AMPERES (charge positive, discharge negative)", ReadCurrent),
        ("charge-voltage", "charge-voltage VOLTS (limit of the charger, 0 = none)", ReadChargeVoltage),
        ("cell", "cell N MILLIVOLTS|auto (hold a cell at a voltage)", ReadCell),
        ("cell-offset", "cell-offset N MILLIVOLTS (shift a cell's curve)", ReadCellOffset),
        ("cell-soc", "cell-soc N PERCENT (state of charge of one cell)", ReadCellSoc),
        ("soc", "soc PERCENT (cells and the device's count)", ReadSoc),
        ("soc-count", "soc-count PERCENT (the device's count only, as after a drift)", ReadCountedSoc),
        ("cell-capacity", "cell-capacity N AMPEREHOURS (a weak cell)", ReadCellCapacity),
        ("temperature", "temperature CELSIUS|auto (hold the cells at it)", ReadTemperature),
        ("ambient", "ambient CELSIUS", ReadAmbient),
        ("sensor", "sensor 1|2 on|off", ReadSensor),
        ("silent", "silent on|off (no answers at all)", ReadSilent),
        ("sleep", "sleep now|allowed|never", ReadSleep),
        ("restart", "restart", ReadRestart),
        ("event", "event ID (add an event record)", ReadEvent),
        ("status", "status CODE|auto (register 50)", ReadStatus),
        ("register", "register ADDRESS VALUE (raw word)", ReadRegister),
        ("freeze", "freeze on|off (stop the model)", ReadFreeze),
        ("fault", "fault NAME PROBABILITY | fault NAME next N | fault off", ReadFault),
    };

    /// <summary>One line of help per command.</summary>
    /// <returns>Lines.</returns>
    public static string[] Usage()
    {
        return Array.ConvertAll(Table, row => row.Usage);
    }

    /// <summary>Carries out a command; the registers show its effect when this method returns.</summary>
    /// <param name="device">Device.</param>
    /// <param name="line">For example "cell 7 3650" or "fault corrupt 0.1".</param>
    /// <exception cref="SimulatorCommandException">The command is wrong; nothing has changed.</exception>
    public static void Execute(TinyBmsSimulator device, string line)
    {
        Action<TinyBmsSimulator> action = Read(line, device.Profile);
        device.Control(bms =>
        {
            action(bms);
            bms.Refresh();
        });
    }

    internal static Action<TinyBmsSimulator> Read(string line, TinyBmsProfile profile)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach ((string verb, _, Reader read) in Table)
        {
            if (words.Length > 0 && words[0] == verb)
            {
                return read(words, profile);
            }
        }

        string verbs = string.Join(", ", Array.ConvertAll(Table, row => row.Verb));
        throw new SimulatorCommandException($"unknown command '{line.Trim()}'; known are {verbs}");
    }

    // Joins the words from an index on, so that "50 A" and "50A" are the same; an error when there is none.
    private static string Rest(string[] words, int from)
    {
        if (words.Length <= from)
        {
            string line = string.Join(' ', words);
            throw new SimulatorCommandException($"'{line}' lacks a value; usage: {UsageOf(words[0])}");
        }

        return string.Join(' ', words, from, words.Length - from);
    }

    private static string UsageOf(string verb)
    {
        return Array.Find(Table, row => row.Verb == verb).Usage;
    }

    private static string One(string[] words, int index, params string[] allowed)
    {
        string word = Rest(words, index);
        if (Array.IndexOf(allowed, word) < 0)
        {
            string list = string.Join(", ", allowed);
            throw new SimulatorCommandException($"'{word}' is not allowed after '{words[0]}'; allowed is {list}");
        }

        return word;
    }

    private static int CellNumber(string[] words, TinyBmsProfile profile)
    {
        Rest(words, 2);
        int number = Quantity.Count.ParseWhole(words[1]);
        if (number < 1 || number > profile.CellCount)
        {
            string allowed = $"the pack has cells 1 to {profile.CellCount}";
            throw new SimulatorCommandException($"cell {number} does not exist; {allowed}");
        }

        NeedModel(words, profile);
        return number;
    }

    private static void NeedModel(string[] words, TinyBmsProfile profile)
    {
        if (profile.IsFrozen)
        {
            throw new SimulatorCommandException(
                $"'{words[0]}' has no effect on the frozen profile {profile.Name}; use: register ADDRESS VALUE");
        }
    }

    private static Action<TinyBmsSimulator> ReadCurrent(string[] words, TinyBmsProfile profile)
    {
        NeedModel(words, profile);
        double amperes = Quantity.Amperes.Parse(Rest(words, 1));
        return device => device.Pack.RequestedAmperes = amperes;
    }

    private static Action<TinyBmsSimulator> ReadChargeVoltage(string[] words, TinyBmsProfile profile)
    {
        NeedModel(words, profile);
        double volts = Quantity.PackVolts.Parse(Rest(words, 1));
        return device => device.Pack.ChargeVoltage = volts;
    }

    private static Action<TinyBmsSimulator> ReadCell(string[] words, TinyBmsProfile profile)
    {
        int number = CellNumber(words, profile);
        string text = Rest(words, 2);
        double? volts = text == "auto" ? null : Quantity.CellMillivolts.Parse(text) / 1000;
        return device => device.Pack.Cell(number).FixedVolts = volts;
    }

    private static Action<TinyBmsSimulator> ReadCellOffset(string[] words, TinyBmsProfile profile)
    {
        int number = CellNumber(words, profile);
        double volts = Quantity.OffsetMillivolts.Parse(Rest(words, 2)) / 1000;
        return device => device.Pack.Cell(number).OffsetVolts = volts;
    }

    private static Action<TinyBmsSimulator> ReadCellSoc(string[] words, TinyBmsProfile profile)
    {
        int number = CellNumber(words, profile);
        double percent = Quantity.Percent.Parse(Rest(words, 2));
        return device => device.Pack.Cell(number).SocPercent = percent;
    }

    private static Action<TinyBmsSimulator> ReadSoc(string[] words, TinyBmsProfile profile)
    {
        NeedModel(words, profile);
        double percent = Quantity.Percent.Parse(Rest(words, 1));
        return device => device.SetSoc(percent);
    }

    private static Action<TinyBmsSimulator> ReadCountedSoc(string[] words, TinyBmsProfile profile)
    {
        NeedModel(words, profile);
        double percent = Quantity.Percent.Parse(Rest(words, 1));
        return device => device.SetCountedSoc(percent);
    }

    private static Action<TinyBmsSimulator> ReadCellCapacity(string[] words, TinyBmsProfile profile)
    {
        int number = CellNumber(words, profile);
        double ampereHours = Quantity.AmpereHours.Parse(Rest(words, 2));
        return device => device.Pack.Cell(number).CapacityAmpereHours = ampereHours;
    }

    private static Action<TinyBmsSimulator> ReadTemperature(string[] words, TinyBmsProfile profile)
    {
        NeedModel(words, profile);
        string text = Rest(words, 1);
        double? celsius = text == "auto" ? null : Quantity.Celsius.Parse(text);
        return device => device.Pack.FixedCelsius = celsius;
    }

    private static Action<TinyBmsSimulator> ReadAmbient(string[] words, TinyBmsProfile profile)
    {
        NeedModel(words, profile);
        double celsius = Quantity.Celsius.Parse(Rest(words, 1));
        return device => device.Pack.AmbientCelsius = celsius;
    }

    private static Action<TinyBmsSimulator> ReadSensor(string[] words, TinyBmsProfile profile)
    {
        NeedModel(words, profile);
        bool on = One(words, 2, "on", "off") == "on";
        string number = words[1];
        if (number != "1" && number != "2")
        {
            throw new SimulatorCommandException($"sensor '{number}' does not exist; allowed is 1, 2");
        }

        return device => device.ConnectSensor(number[0] - '0', on);
    }

    private static Action<TinyBmsSimulator> ReadSilent(string[] words, TinyBmsProfile profile)
    {
        bool on = One(words, 1, "on", "off") == "on";
        return device => device.Faults.Silent = on;
    }

    private static Action<TinyBmsSimulator> ReadSleep(string[] words, TinyBmsProfile profile)
    {
        string when = One(words, 1, "now", "allowed", "never");
        if (when == "now")
        {
            return device => device.Sleep();
        }

        return device => device.SleepAllowed = when == "allowed";
    }

    private static Action<TinyBmsSimulator> ReadRestart(string[] words, TinyBmsProfile profile)
    {
        return device => device.Restart();
    }

    private static Action<TinyBmsSimulator> ReadEvent(string[] words, TinyBmsProfile profile)
    {
        var id = (byte)Quantity.EventId.ParseWhole(Rest(words, 1));
        return device => device.RaiseEvent(id);
    }

    private static Action<TinyBmsSimulator> ReadStatus(string[] words, TinyBmsProfile profile)
    {
        string text = Rest(words, 1);
        ushort? status = text == "auto" ? null : (ushort)Quantity.Word.ParseWhole(text);
        return device => device.ForceStatus(status);
    }

    private static Action<TinyBmsSimulator> ReadRegister(string[] words, TinyBmsProfile profile)
    {
        string value = Rest(words, 2);
        int address = Quantity.Address.ParseWhole(words[1]);
        var word = (ushort)Quantity.Word.ParseWhole(value);
        return device => device.Registers[address] = word;
    }

    private static Action<TinyBmsSimulator> ReadFreeze(string[] words, TinyBmsProfile profile)
    {
        bool on = One(words, 1, "on", "off") == "on";
        if (!on)
        {
            NeedModel(words, profile);
        }

        return device => device.Freeze(on);
    }

    private static Action<TinyBmsSimulator> ReadFault(string[] words, TinyBmsProfile profile)
    {
        string rest = Rest(words, 1);
        if (rest == "off")
        {
            return device => device.Faults.Clear();
        }

        string value = Rest(words, 2);
        string name = FaultName(words[1]);
        if (words[2] == "next")
        {
            int count = Quantity.Count.ParseWhole(Rest(words, 3));
            return device => device.Faults.Find(name).Next = count;
        }

        double probability = Quantity.Probability.Parse(value);
        return device => device.Faults.Find(name).Probability = probability;
    }

    private static string FaultName(string name)
    {
        try
        {
            return new LinkFaults(0).Find(name).Name;
        }
        catch (ArgumentException unknown)
        {
            throw new SimulatorCommandException(unknown.Message);
        }
    }
}
