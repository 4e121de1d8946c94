// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;

namespace BmsGateway.Simulators.Cli;

internal static class CommandLine
{
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        return 0;
    }
}
