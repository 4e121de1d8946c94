// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Runtime.InteropServices;

namespace BmsGateway.Desktop.Native;

/// <summary>
/// Error numbers of the C library that the code tells apart (Linux asm-generic/errno.h), and their text.
/// </summary>
internal static class ErrorNumber
{
    internal const int NotPermitted = 1;
    internal const int NoSuchFile = 2;
    internal const int Interrupted = 4;
    internal const int TryAgain = 11;
    internal const int AccessDenied = 13;
    internal const int Busy = 16;
    internal const int NotATerminal = 25;
    internal const int AddressFamilyNotSupported = 97;
    internal const int NoBufferSpace = 105;

    /// <summary>Number that the last call of a C function left on this thread.</summary>
    internal static int Last => Marshal.GetLastPInvokeError();

    /// <summary>Text of a number in the words of the system.</summary>
    internal static string Text(int number) => Marshal.GetPInvokeErrorMessage(number);
}
