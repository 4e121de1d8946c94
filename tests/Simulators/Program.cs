// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators;

internal static class Program
{
    private static int Main(string[] args)
    {
        return Cli.CommandLine.Run(args, System.Console.In, System.Console.Out, System.Console.Error);
    }
}
