// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Globalization;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>A kind of value in commands: its base unit, other units with their factors, and its range.</summary>
internal sealed class Quantity
{
    public static readonly Quantity Amperes = new Quantity("current", -1000, 1000, ("A", 1), ("mA", 0.001));
    public static readonly Quantity CellMillivolts = new Quantity("cell voltage", 0, 6553, ("mV", 1), ("V", 1000));
    public static readonly Quantity OffsetMillivolts = new Quantity("offset", -1000, 1000, ("mV", 1), ("V", 1000));
    public static readonly Quantity PackVolts = new Quantity("voltage", 0, 100, ("V", 1), ("mV", 0.001));
    public static readonly Quantity Celsius = new Quantity("temperature", -60, 150, ("C", 1), ("degC", 1), ("°C", 1));
    public static readonly Quantity AmpereHours = new Quantity("capacity", 1, 2000, ("Ah", 1));
    public static readonly Quantity Percent = new Quantity("percentage", 0, 100, ("%", 1));
    public static readonly Quantity Milliseconds =
        new Quantity("time", 0, 1e12, ("s", 1000), ("ms", 1), ("min", 60e3), ("h", 3.6e6));
    public static readonly Quantity Probability = new Quantity("probability", 0, 1, (string.Empty, 1));
    public static readonly Quantity Address = new Quantity("register address", 0, 599, (string.Empty, 1));
    public static readonly Quantity Word = new Quantity("register value", 0, 65535, (string.Empty, 1));
    public static readonly Quantity Count = new Quantity("number", 0, 1_000_000, (string.Empty, 1));
    public static readonly Quantity EventId = new Quantity("event id", 1, 255, (string.Empty, 1));

    private readonly string _name;
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly Dictionary<string, double> _units = new Dictionary<string, double>();
    private readonly string _baseUnit;

    private Quantity(string name, double minimum, double maximum, params (string Unit, double Factor)[] units)
    {
        _name = name;
        _minimum = minimum;
        _maximum = maximum;
        _baseUnit = units[0].Unit;
        foreach ((string unit, double factor) in units)
        {
            _units.Add(unit, factor);
        }
    }

    /// <summary>Reads a number with or without unit, in one word or two: "50", "50A", "50 A", "0x1F".</summary>
    public double Parse(string text)
    {
        string word = text.Trim();
        int end = word.Length;
        while (end > 0 && !char.IsAsciiDigit(word[end - 1]) && !IsHex(word))
        {
            end--;
        }

        string unit = word.Substring(end).Trim();
        bool hasUnit = _units.TryGetValue(unit.Length == 0 ? _baseUnit : unit, out double factor);
        if (!hasUnit || !ReadNumber(word.Substring(0, end), out double number))
        {
            throw new SimulatorCommandException($"'{text}' is no {_name}; allowed is {Allowed()}");
        }

        double value = number * factor;
        if (value < _minimum || value > _maximum)
        {
            throw new SimulatorCommandException($"{_name} '{text}' is out of range; allowed is {Allowed()}");
        }

        return value;
    }

    /// <summary>Reads a whole number.</summary>
    public int ParseWhole(string text)
    {
        double value = Parse(text);
        if (value != System.Math.Floor(value))
        {
            throw new SimulatorCommandException($"'{text}' is no whole number; allowed is {Allowed()}");
        }

        return (int)value;
    }

    private static bool IsHex(string word)
    {
        return word.StartsWith("0x", System.StringComparison.OrdinalIgnoreCase);
    }

    private static bool ReadNumber(string text, out double number)
    {
        if (IsHex(text))
        {
            string digits = text.Substring(2);
            const NumberStyles Hex = NumberStyles.AllowHexSpecifier;
            bool valid = uint.TryParse(digits, Hex, CultureInfo.InvariantCulture, out uint hex);
            number = hex;
            return valid;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return double.TryParse(text, Plain, CultureInfo.InvariantCulture, out number);
    }

    private string Allowed()
    {
        double factor = _units[_baseUnit];
        string units = _baseUnit.Length == 0 ? string.Empty : " (units " + string.Join(", ", _units.Keys) + ")";
        string range = string.Create(
            CultureInfo.InvariantCulture, $"{_minimum / factor:0.###} to {_maximum / factor:0.###} {_baseUnit}");
        return range.TrimEnd() + units;
    }
}
