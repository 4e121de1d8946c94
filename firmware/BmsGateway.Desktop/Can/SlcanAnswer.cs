// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Desktop.Can;

/// <summary>What a byte from an SLCAN adapter has completed (Lawicel CAN232 manual, "Available commands").</summary>
public enum SlcanAnswer
{
    /// <summary>Nothing yet, or a line that does not matter here (version, serial number, status).</summary>
    None = 0,

    /// <summary>A received frame.</summary>
    Frame = 1,

    /// <summary>"z", "Z" or an empty line: the adapter has taken a command or a frame.</summary>
    Accepted = 2,

    /// <summary>BEL: the adapter has refused a command or a frame.</summary>
    Refused = 3,

    /// <summary>A line that looks like a frame and is none.</summary>
    Garbage = 4,
}
