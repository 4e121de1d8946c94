// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>Whether the battery asks the GX to charge it (frame 0x360).</summary>
public enum ChargeRequest
{
    /// <summary>Nobody decides about it: the frame is not sent.</summary>
    Unused = 0,

    /// <summary>The battery does not ask (0x00).</summary>
    No = 1,

    /// <summary>The battery asks to be charged (0xFF).</summary>
    Yes = 2,
}
