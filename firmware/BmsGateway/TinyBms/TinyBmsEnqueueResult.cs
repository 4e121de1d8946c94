// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>Whether a command to the BMS was taken, and if not why.</summary>
public enum TinyBmsEnqueueResult
{
    /// <summary>It will be sent between two polls.</summary>
    Accepted = 0,

    /// <summary>The same command waits already.</summary>
    AlreadyWaiting = 1,

    /// <summary>A restart was accepted less than five seconds ago.</summary>
    TooSoon = 2,

    /// <summary>There is no such command.</summary>
    Unknown = 3,

    /// <summary>Settings are being written; a command in the middle of it is not taken.</summary>
    WritingSettings = 4,
}
