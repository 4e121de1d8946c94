// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Desktop;

internal static class Program
{
    private static void Main(string[] arguments)
    {
        int code = DesktopGateway.Run(arguments, Console.Out, Console.Error);

        // Not a return: a thread that still waits for the network must not keep the process.
        Environment.Exit(code);
    }
}
