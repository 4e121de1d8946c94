// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>
/// Reads the command line. Its messages name the option and what is allowed, and never repeat a value that could hold a
/// password.
/// </summary>
public static class OptionsParser
{
    private const string OptionStart = "--";

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">What they ask for; only meaningful on success.</param>
    /// <param name="error">What is wrong and what is allowed, one line; empty on success.</param>
    public static bool TryParse(string[] arguments, out Options options, out string error)
    {
        options = new Options();
        var seen = new HashSet<string>();
        int index = 0;
        error = "";
        while (index < arguments.Length && error.Length == 0 && !options.IsHelpWanted)
        {
            error = ParseOption(arguments, ref index, options, seen) ?? "";
        }

        string path = options.Battery.Path;
        if (path.Length != 0 && options.CanBuses.Exists(bus => bus.Kind == CanKind.Slcan && bus.Target == path))
        {
            error = "--bms and --can name the same device; each needs one of its own.";
        }

        if (options.CanBuses.Count == 0)
        {
            options.CanBuses.Add(CanChoice.Simulated);
        }

        // A value may hold a line break; the message shall stay one line.
        error = error.Replace('\n', ' ').Replace('\r', ' ');
        return error.Length == 0;
    }

    private static string? ParseOption(string[] arguments, ref int index, Options options, HashSet<string> seen)
    {
        string argument = arguments[index++];
        OptionDefinition? row = Array.Find(OptionTable.Rows, candidate => candidate.Name == argument);
        if (row == null)
        {
            return DescribeUnknown(argument, index);
        }

        if (!seen.Add(row.Name) && !row.IsRepeatable)
        {
            return row.Name + " is given twice; give it once.";
        }

        string value = "";
        if (row.Syntax.Length != 0)
        {
            if (index >= arguments.Length || arguments[index].StartsWith(OptionStart, StringComparison.Ordinal))
            {
                return row.Name + " needs a value; allowed is " + row.Syntax + ".";
            }

            value = arguments[index++];
        }

        string? error = row.Apply(options, value);
        return error == null ? null : row.Name + ": " + error;
    }

    private static string DescribeUnknown(string argument, int position)
    {
        string allowed = string.Join(", ", OptionTable.Rows.Select(row => row.Name));
        if (!argument.StartsWith('-'))
        {
            return "Argument " + position + " belongs to no option; allowed are " + allowed + ".";
        }

        // What stands behind an equals sign may be a password.
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? argument : argument.Substring(0, equals);
        return Array.Exists(OptionTable.Rows, row => row.Name == name)
            ? "Write a blank instead of the equals sign behind " + name + "."
            : "Unknown option \"" + name + "\"; allowed are " + allowed + ".";
    }
}
