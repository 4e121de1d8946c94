// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>What the frame reader has found.</summary>
public enum TinyBmsFrameResult
{
    /// <summary>No complete frame yet.</summary>
    None = 0,

    /// <summary>The answer to the pending command.</summary>
    Answer = 1,

    /// <summary>A refusal of the pending command (NACK).</summary>
    Rejected = 2,
}
