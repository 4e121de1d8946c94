// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Simulators.Scenarios;

namespace BmsGateway.Simulators.Cli;

/// <summary>The verbs of the program. Exit codes: 0 ended by a signal, 1 the device failed, 2 wrong options.</summary>
internal static class CommandLine
{
    private const int WrongOptions = 2;
    private const int Failed = 1;

    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        try
        {
            string verb = args.Length > 0 ? args[0] : string.Empty;
            switch (verb)
            {
                case "tinybms":
                    return TinyBmsVerb.Run(args, input, output);
                case "slcan":
                    return SlcanVerb.Run(args, input, output);
                case "help":
                case "--help":
                    WriteHelp(output);
                    return 0;
                default:
                    throw new CommandLineException($"unknown command '{verb}'; allowed are tinybms, slcan, help");
            }
        }
        catch (Exception error) when (error is CommandLineException or SimulatorCommandException)
        {
            errors.WriteLine(error.Message);
            return WrongOptions;
        }
        catch (Exception error) when (IsEnvironment(error))
        {
            errors.WriteLine(error.Message);
            return Failed;
        }
    }

    private static bool IsEnvironment(Exception error)
    {
        return error is IOException or UnauthorizedAccessException or PlatformNotSupportedException;
    }

    private static void WriteHelp(TextWriter output)
    {
        output.WriteLine("tinybms --pty [--link PATH] [--scenario NAME|FILE] [--seed N] [--instant]");
        output.WriteLine("slcan --pty [--link PATH] [--gx] [--log FILE] [--answers lawicel|cr|none]");
        output.WriteLine($"scenarios: {string.Join(", ", ScenarioLibrary.Names())}");
        output.WriteLine("lines on standard input of tinybms: plug in|out, state, and");
        foreach (string line in SimulatorCommands.Usage())
        {
            output.WriteLine("  " + line);
        }

        output.WriteLine("lines on standard input of slcan: plug in|out, state, gx on|off, send III#DD...");
    }
}
