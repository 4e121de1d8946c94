// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.Web;

/// <summary>Frames as a client sends them: masked.</summary>
public static class ClientFrames
{
    /// <summary>Makes a final frame.</summary>
    /// <param name="opcode">Frame type.</param>
    /// <param name="payload">Payload, before masking.</param>
    public static byte[] Make(int opcode, byte[] payload) => Make(0x80 | opcode, payload, payload.Length);

    /// <summary>Makes a frame.</summary>
    /// <param name="firstByte">Final flag, reserved bits and type.</param>
    /// <param name="payload">Payload, before masking.</param>
    /// <param name="length">Length to state; the payload may differ from it.</param>
    public static byte[] Make(int firstByte, byte[] payload, long length)
    {
        byte[] mask = { 0x37, 0xFA, 0x21, 0x3D };
        int lengthBytes = length < 126 ? 0 : length < 65536 ? 2 : 8;
        var frame = new byte[2 + lengthBytes + 4 + payload.Length];
        frame[0] = (byte)firstByte;
        frame[1] = (byte)(0x80 | (lengthBytes == 0 ? (int)length : lengthBytes == 2 ? 126 : 127));
        for (int i = 0; i < lengthBytes; i++)
        {
            frame[2 + i] = (byte)(length >> (8 * (lengthBytes - 1 - i)));
        }

        System.Array.Copy(mask, 0, frame, 2 + lengthBytes, 4);
        for (int i = 0; i < payload.Length; i++)
        {
            frame[6 + lengthBytes + i] = (byte)(payload[i] ^ mask[i & 3]);
        }

        return frame;
    }
}
