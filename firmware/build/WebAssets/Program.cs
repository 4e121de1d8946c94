// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;

namespace WebAssets;

/// <summary>Command line: WebAssets SOURCE-FOLDER OUTPUT-FILE VERSION.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int Misused = 2;

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 3)
        {
            Console.Error.WriteLine("WebAssets : error WEB000: usage: WebAssets SOURCE-FOLDER OUTPUT-FILE VERSION");
            return Misused;
        }

        try
        {
            Page page = PageBuilder.Build(arguments[0]);
            PageWriter.Write(page, arguments[2], arguments[1]);
            Console.WriteLine($"Page: {page.PlainLength} bytes, {page.Gzip.Length} bytes gzipped (limit {PageBuilder.MaximumGzipBytes}).");
            return 0;
        }
        catch (Exception problem) when (problem is PageException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"WebAssets : error WEB001: {problem.Message}");
            return Failed;
        }
    }
}
