// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace NanoApiStubs.Reading;

/// <summary>A data file cannot be used; the message says which line and why.</summary>
public sealed class ApiFormatException : Exception
{
    /// <summary>Creates the error in the form that build tools recognise.</summary>
    /// <param name="file">Data file.</param>
    /// <param name="line">Line number from 1.</param>
    /// <param name="problem">What is wrong and what is expected.</param>
    public ApiFormatException(string file, int line, string problem)
        : base($"{file}({line}): error NANOAPI001: {problem}")
    {
    }
}
