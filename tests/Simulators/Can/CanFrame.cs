// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Can;

/// <summary>One frame on a CAN bus.</summary>
public sealed class CanFrame
{
    /// <summary>Creates a frame.</summary>
    /// <param name="id">Identifier, 11 or 29 bits.</param>
    /// <param name="data">Up to 8 bytes; copied.</param>
    /// <param name="length">Number of bytes, 0 to 8.</param>
    /// <param name="isExtended">True for a 29-bit identifier.</param>
    /// <param name="isRemote">True for a remote request, which has a length but no bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Identifier or length does not fit.</exception>
    public CanFrame(uint id, byte[] data, int length, bool isExtended = false, bool isRemote = false)
    {
        if (id > (isExtended ? 0x1FFFFFFFu : 0x7FFu))
        {
            int bits = isExtended ? 29 : 11;
            throw new ArgumentOutOfRangeException(nameof(id), $"identifier {id:X} does not fit into {bits} bits");
        }

        if (length < 0 || length > 8)
        {
            throw new ArgumentOutOfRangeException(nameof(length), $"a frame has 0 to 8 bytes, not {length}");
        }

        Id = id;
        Length = length;
        IsExtended = isExtended;
        IsRemote = isRemote;
        Data = new byte[isRemote ? 0 : length];
        Array.Copy(data, Data, Data.Length);
    }

    /// <summary>Identifier.</summary>
    public uint Id { get; }

    /// <summary>Number of bytes, or the number asked for by a remote request.</summary>
    public int Length { get; }

    /// <summary>True for a 29-bit identifier.</summary>
    public bool IsExtended { get; }

    /// <summary>True for a remote request.</summary>
    public bool IsRemote { get; }

    /// <summary>The bytes; empty for a remote request.</summary>
    public byte[] Data { get; }
}
