// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Storage;

/// <summary>What was found when a record was read.</summary>
public enum RecordReadResult
{
    /// <summary>The newest copy is whole.</summary>
    Ok = 0,

    /// <summary>A copy is whole, but a newer or the usual one is damaged, or a save was interrupted.</summary>
    Recovered = 1,

    /// <summary>There is none; it has never been written.</summary>
    Missing = 2,

    /// <summary>There are copies, but none is whole.</summary>
    Damaged = 3,
}
