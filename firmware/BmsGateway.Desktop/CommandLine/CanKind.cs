// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Desktop.CommandLine;

/// <summary>Kinds of CAN output on a PC.</summary>
public enum CanKind
{
    /// <summary>A simulated Victron GX inside the program.</summary>
    Simulated = 0,

    /// <summary>A USB adapter with the Lawicel text protocol.</summary>
    Slcan = 1,

    /// <summary>A CAN interface of the Linux kernel.</summary>
    SocketCan = 2,

    /// <summary>A candump log file.</summary>
    LogFile = 3,
}
