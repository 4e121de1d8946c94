// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>
/// Frames as the buffers of the MCP2515 hold them: SIDH, SIDL, EID8, EID0, DLC, then the data (datasheet DS20001801J,
/// registers 3-3 to 3-8 and 4-4 to 4-9).
/// </summary>
public static class Mcp2515FrameCodec
{
    private const int HeaderLength = 5;

    /// <summary>Writes the four identifier bytes of a buffer, filter or mask.</summary>
    /// <param name="id">Identifier, 11 or 29 bits.</param>
    /// <param name="isExtended">True for 29 bits.</param>
    /// <param name="content">Takes the bytes from index 0 on.</param>
    public static void PackIdentifier(int id, bool isExtended, byte[] content)
    {
        int standard = isExtended ? id >> 18 : id;
        content[0] = (byte)(standard >> 3);
        content[1] = (byte)((standard & 0x07) << 5);
        content[2] = 0;
        content[3] = 0;
        if (isExtended)
        {
            content[1] |= (byte)(Mcp2515Bits.Extended | ((id >> 16) & 0x03));
            content[2] = (byte)(id >> 8);
            content[3] = (byte)id;
        }
    }

    /// <summary>Writes a frame as a transmit buffer.</summary>
    /// <param name="frame">A valid frame (<see cref="CanFrameRules"/>).</param>
    /// <param name="content">Takes up to 13 bytes.</param>
    /// <returns>Bytes written: 5 plus the data; a remote request has no data.</returns>
    public static int Pack(CanFrame frame, byte[] content)
    {
        PackIdentifier(frame.Id, frame.IsExtended, content);
        content[4] = (byte)frame.Length;
        if (frame.IsRemote)
        {
            content[4] |= Mcp2515Bits.Remote;
            return HeaderLength;
        }

        Array.Copy(frame.Data, 0, content, HeaderLength, frame.Length);
        return HeaderLength + frame.Length;
    }

    /// <summary>Reads a receive buffer into a frame.</summary>
    /// <param name="content">The 13 bytes of the buffer.</param>
    /// <param name="frame">Takes the frame; a length above 8, which a sender may announce, becomes 8.</param>
    public static void Unpack(byte[] content, CanFrame frame)
    {
        int standard = (content[0] << 3) | (content[1] >> 5);
        bool isExtended = (content[1] & Mcp2515Bits.Extended) != 0;
        int length = content[4] & Mcp2515Bits.LengthMask;
        frame.Reset(standard, length > CanFrame.MaximumLength ? CanFrame.MaximumLength : length);
        if (isExtended)
        {
            frame.IsExtended = true;
            frame.Id = (standard << 18) | ((content[1] & 0x03) << 16) | (content[2] << 8) | content[3];
        }

        frame.IsRemote = isExtended
            ? (content[4] & Mcp2515Bits.Remote) != 0
            : (content[1] & Mcp2515Bits.StandardRemote) != 0;
        if (!frame.IsRemote)
        {
            Array.Copy(content, HeaderLength, frame.Data, 0, frame.Length);
        }
    }
}
