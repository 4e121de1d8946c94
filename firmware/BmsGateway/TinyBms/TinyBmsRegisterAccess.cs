// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>What may be done with a register.</summary>
public enum TinyBmsRegisterAccess
{
    /// <summary>Nothing: undocumented, and writing it is known to act on the BMS.</summary>
    None = 0,

    /// <summary>Reading.</summary>
    Read = 1,

    /// <summary>Reading and writing: 300–399.</summary>
    ReadWrite = 2,
}
