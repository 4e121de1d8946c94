// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;

namespace BmsGateway.Simulators.Cli;

/// <summary>Reads "--name" and "--name VALUE" options.</summary>
internal sealed class OptionReader
{
    private readonly Dictionary<string, string> _values = new Dictionary<string, string>();

    /// <summary>Reads all options behind the verb; an unknown, repeated or incomplete one is an error.</summary>
    public OptionReader(string[] args, string[] switches, string[] withValue)
    {
        string values = string.Join(", ", Array.ConvertAll(withValue, name => name + " VALUE"));
        string allowed = string.Join(", ", switches) + ", " + values;
        for (int i = 1; i < args.Length; i++)
        {
            string name = args[i];
            bool takesValue = Array.IndexOf(withValue, name) >= 0;
            if (!takesValue && Array.IndexOf(switches, name) < 0)
            {
                throw new CommandLineException($"unknown option '{name}' for {args[0]}; allowed are {allowed}");
            }

            if (takesValue && (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                throw new CommandLineException($"option '{name}' needs a value; allowed are {allowed}");
            }

            if (!_values.TryAdd(name, takesValue ? args[++i] : string.Empty))
            {
                throw new CommandLineException($"option '{name}' is given twice");
            }
        }
    }

    public bool Has(string name)
    {
        return _values.ContainsKey(name);
    }

    public string? Value(string name)
    {
        return _values.TryGetValue(name, out string? value) ? value : null;
    }

    /// <summary>A pseudo-terminal is the only transport so far, but it has to be asked for.</summary>
    public void RequirePty(string verb)
    {
        if (!Has("--pty"))
        {
            throw new CommandLineException($"{verb} needs --pty: it can be served on a pseudo-terminal only");
        }
    }
}
