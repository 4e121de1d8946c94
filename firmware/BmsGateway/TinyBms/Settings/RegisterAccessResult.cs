// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>How a read or write of registers ended.</summary>
public enum RegisterAccessResult
{
    /// <summary>It is still under way.</summary>
    Pending = 0,

    /// <summary>The BMS has answered.</summary>
    Ok = 1,

    /// <summary>
    /// The BMS refused the request for its content (NACK 0x00). A request that arrived damaged (NACK 0x01) counts as
    /// <see cref="TimedOut"/>: it was not carried out and may be repeated.
    /// </summary>
    Rejected = 2,

    /// <summary>No answer came in time. A write may have been carried out all the same.</summary>
    TimedOut = 3,

    /// <summary>The line is gone. A write may have been carried out all the same.</summary>
    LinkLost = 4,
}
