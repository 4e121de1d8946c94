// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>Writes the frames that the gateway sends: whole and unmasked (RFC 6455 §5.1).</summary>
public static class WebSocketFrameWriter
{
    /// <summary>Bytes to keep free in front of a payload for the longest header.</summary>
    public const int HeaderRoom = 4;

    /// <summary>Longest payload.</summary>
    public const int MaximumPayload = 65535;

    /// <summary>Bytes of the longest control frame.</summary>
    public const int MaximumControlFrame = 2 + WebSocketFrameReader.MaximumControlPayload;

    private const int Final = 0x80;
    private const int MediumLength = 126;

    /// <summary>Writes a header directly in front of a payload.</summary>
    /// <param name="buffer">Buffer with the payload.</param>
    /// <param name="payloadStart">Index of the payload, at least <see cref="HeaderRoom"/>.</param>
    /// <param name="payloadLength">Bytes of the payload, at most <see cref="MaximumPayload"/>.</param>
    /// <param name="opcode">One of <see cref="WebSocketOpcode"/>.</param>
    /// <returns>Index of the first byte of the frame.</returns>
    public static int WriteHeader(byte[] buffer, int payloadStart, int payloadLength, int opcode)
    {
        if (payloadLength < MediumLength)
        {
            buffer[payloadStart - 2] = (byte)(Final | opcode);
            buffer[payloadStart - 1] = (byte)payloadLength;
            return payloadStart - 2;
        }

        buffer[payloadStart - 4] = (byte)(Final | opcode);
        buffer[payloadStart - 3] = MediumLength;
        buffer[payloadStart - 2] = (byte)(payloadLength >> 8);
        buffer[payloadStart - 1] = (byte)payloadLength;
        return payloadStart - 4;
    }

    /// <summary>Writes a whole control frame.</summary>
    /// <param name="frame">Takes the frame; <see cref="MaximumControlFrame"/> bytes always suffice.</param>
    /// <param name="opcode">Close, ping or pong.</param>
    /// <param name="payload">Payload.</param>
    /// <param name="length">Bytes of the payload, at most 125.</param>
    /// <returns>Bytes of the frame.</returns>
    public static int WriteControl(byte[] frame, int opcode, byte[] payload, int length)
    {
        frame[0] = (byte)(Final | opcode);
        frame[1] = (byte)length;
        System.Array.Copy(payload, 0, frame, 2, length);
        return length + 2;
    }

    /// <summary>Writes a whole close frame.</summary>
    /// <param name="frame">Takes the frame.</param>
    /// <param name="code">One of <see cref="WebSocketCloseCode"/>; 0 writes a close frame without a code.</param>
    /// <returns>Bytes of the frame.</returns>
    public static int WriteClose(byte[] frame, int code)
    {
        frame[0] = Final | WebSocketOpcode.Close;
        if (code == WebSocketCloseCode.None)
        {
            frame[1] = 0;
            return 2;
        }

        frame[1] = 2;
        frame[2] = (byte)(code >> 8);
        frame[3] = (byte)code;
        return 4;
    }
}
