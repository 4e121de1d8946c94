// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>How a transaction ended.</summary>
public enum SettingsOutcome
{
    /// <summary>It has not ended.</summary>
    None = 0,

    /// <summary>Everything is written and has been read back.</summary>
    Written = 1,

    /// <summary>Nothing was written; the old settings stand.</summary>
    NothingWritten = 2,

    /// <summary>Something failed, and the old settings have been put back and read back.</summary>
    Restored = 3,

    /// <summary>Something failed, and not all old settings could be put back; the message says what stands.</summary>
    NotRestored = 4,

    /// <summary>The link broke and did not come back in time: what stands is known only up to the break.</summary>
    Unknown = 5,
}
