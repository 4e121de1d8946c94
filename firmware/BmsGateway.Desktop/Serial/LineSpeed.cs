// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Desktop.Serial;

/// <summary>Line speeds of a serial device.</summary>
public static class LineSpeed
{
    /// <summary>Speed of a TinyBMS, bit/s (TinyBMS Communication Protocols Rev D, UART settings).</summary>
    public const int Default = 115200;

    private static readonly int[] Allowed =
    {
        1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600,
    };

    /// <summary>The speeds for a message.</summary>
    public static string AllowedText => string.Join(", ", Allowed);

    /// <summary>True for a speed that the C library knows and serial adapters offer.</summary>
    public static bool IsAllowed(int bitsPerSecond) => Array.IndexOf(Allowed, bitsPerSecond) >= 0;
}
