// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;

namespace DeploymentImage;

/// <summary>Makes a deployable image from a built application.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int Misused = 2;

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("DeploymentImage : error NANOIMG000: usage: DeploymentImage IMAGE APPLICATION "
                + "(the application is a .exe or .dll with its references and all .pe files beside it)");
            return Misused;
        }

        try
        {
            foreach (string line in ImageBuilder.Write(arguments[1], arguments[0]))
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        catch (Exception problem) when (problem is ImageException or IOException)
        {
            Console.Error.WriteLine(problem.Message);
            return Failed;
        }
    }
}
