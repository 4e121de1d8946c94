// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using NanoApiStubs.Compiling;
using NanoApiStubs.Reading;

namespace NanoApiStubs;

/// <summary>Makes the API contract assemblies that the device code is compiled against.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int Misused = 2;

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2 || !Directory.Exists(arguments[0]))
        {
            Console.Error.WriteLine("NanoApiStubs : error NANOAPI000: usage: NanoApiStubs DATA-FOLDER OUTPUT-FOLDER "
                + "(the data folder must exist; the path of the assemblies goes to standard output)");
            return Misused;
        }

        try
        {
            Console.WriteLine(StubCache.Ensure(arguments[0], arguments[1]));
            return 0;
        }
        catch (Exception problem) when (problem is ApiFormatException or StubCompileException or IOException)
        {
            Console.Error.WriteLine(problem.Message);
            return Failed;
        }
    }
}
