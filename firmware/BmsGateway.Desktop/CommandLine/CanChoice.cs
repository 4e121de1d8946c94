// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>One value of <c>--can</c>.</summary>
public sealed class CanChoice
{
    /// <summary>How the value is written.</summary>
    public const string Syntax = "sim | slcan:PATH | socketcan:IFACE | log:FILE";

    // IFNAMSIZ of linux/if.h, less the closing zero.
    private const int LongestInterfaceName = 15;

    private static readonly (string Prefix, CanKind Kind)[] Kinds =
    {
        ("slcan:", CanKind.Slcan), ("socketcan:", CanKind.SocketCan), ("log:", CanKind.LogFile),
    };

    private CanChoice(CanKind kind, string target)
    {
        Kind = kind;
        Target = target;
    }

    /// <summary>The simulated GX.</summary>
    public static CanChoice Simulated { get; } = new(CanKind.Simulated, "");

    /// <summary>Kind of output.</summary>
    public CanKind Kind { get; }

    /// <summary>Path or name of the interface; empty for the simulated GX.</summary>
    public string Target { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value.</param>
    /// <param name="choice">The result; null on an error.</param>
    /// <returns>Null on success, else what is wrong and what is allowed.</returns>
    public static string? Parse(string text, out CanChoice? choice)
    {
        choice = text == "sim" ? Simulated : null;
        if (choice != null)
        {
            return null;
        }

        foreach ((string prefix, CanKind kind) in Kinds)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                choice = new CanChoice(kind, text.Substring(prefix.Length));
                return choice.Check(text);
            }
        }

        return OptionValue.KindOf(text) + " is no kind of CAN output; allowed is " + Syntax + ".";
    }

    /// <summary>True when both mean the same device or file.</summary>
    public bool IsSameAs(CanChoice other) => Kind == other.Kind && Target == other.Target;

    private string? Check(string text)
    {
        if (Target.Length == 0)
        {
            return "something is missing behind \"" + text + "\"; allowed is " + Syntax + ".";
        }

        return Kind == CanKind.SocketCan && Target.Length > LongestInterfaceName
            ? "the name of a network interface has at most " + LongestInterfaceName + " characters."
            : null;
    }
}
