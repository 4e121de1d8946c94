// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>One row of the option table.</summary>
internal sealed class OptionDefinition
{
    internal OptionDefinition(
        string name, string syntax, string text, bool isRepeatable, Func<Options, string, string?> apply)
    {
        Name = name;
        Syntax = syntax;
        Text = text;
        IsRepeatable = isRepeatable;
        Apply = apply;
    }

    /// <summary>Name with its dashes.</summary>
    internal string Name { get; }

    /// <summary>How the value is written; empty when there is none.</summary>
    internal string Syntax { get; }

    /// <summary>Meaning, for the help text.</summary>
    internal string Text { get; }

    /// <summary>True when it may be given more than once.</summary>
    internal bool IsRepeatable { get; }

    /// <summary>Takes the value. Null on success, else what is wrong and what is allowed.</summary>
    internal Func<Options, string, string?> Apply { get; }
}
