// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// What the length byte of command 0x0B counts. The vendor's total of 2n+7 bytes means address and data; some public
/// code counts the data only. No published capture settles it, so both can be simulated.
/// </summary>
public enum BlockWriteLength
{
    /// <summary>Address and data, 2n+2 ("TinyBMS Communication Protocols" Rev D).</summary>
    AddressAndData,

    /// <summary>Data only, 2n.</summary>
    DataOnly,
}
