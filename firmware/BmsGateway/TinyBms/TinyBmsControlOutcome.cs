// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>What became of a command to the BMS.</summary>
public enum TinyBmsControlOutcome
{
    /// <summary>Never asked for.</summary>
    None = 0,

    /// <summary>Waits for its turn, or for its answer.</summary>
    Waiting = 1,

    /// <summary>The BMS confirmed it (ACK).</summary>
    Confirmed = 2,

    /// <summary>The BMS refused it (NACK).</summary>
    Refused = 3,

    /// <summary>It was sent and not answered; nobody knows whether it was done. Never repeated.</summary>
    Unanswered = 4,

    /// <summary>The BMS could not be reached within the time for which a command is kept; it was not sent.</summary>
    Expired = 5,
}
