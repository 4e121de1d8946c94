// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>
/// Reads the frames that a client sends (RFC 6455 §5), in pieces of any size. The gateway has no use for messages of clients, so it
/// checks and throws them away; only the payload of control frames is kept. Knows no socket and never throws, whatever the bytes are.
/// </summary>
public sealed class WebSocketFrameReader
{
    /// <summary>Longest payload of a frame.</summary>
    public const int MaximumPayload = 512;

    /// <summary>Longest payload of a control frame (RFC 6455 §5.5).</summary>
    public const int MaximumControlPayload = 125;

    private const int MaskLength = 4;
    private const int ShortHeader = 2;

    // Two bytes, up to eight of length, four of mask.
    private readonly byte[] _header = new byte[14];
    private readonly byte[] _payload = new byte[MaximumControlPayload];
    private int _headerCount;
    private int _headerLength = ShortHeader;
    private int _opcode;
    private bool _isFinal;
    private bool _isInMessage;
    private int _payloadCount;

    /// <summary>Payload of the control frame that the last event told of.</summary>
    public byte[] Payload => _payload;

    /// <summary>Bytes of <see cref="Payload"/> in use.</summary>
    public int PayloadLength { get; private set; }

    /// <summary>Close code to answer an error with.</summary>
    public int ErrorCode { get; private set; }

    /// <summary>Takes bytes until something is whole.</summary>
    /// <param name="data">Received bytes.</param>
    /// <param name="offset">First byte not yet taken; moved on by what was taken.</param>
    /// <param name="end">Index behind the last byte.</param>
    /// <returns>What is whole now; call again while bytes are left.</returns>
    public WebSocketFrameEvent Read(byte[] data, ref int offset, int end)
    {
        while (offset < end && ErrorCode == WebSocketCloseCode.None)
        {
            if (_headerCount < _headerLength)
            {
                _header[_headerCount++] = data[offset++];
                if (_headerCount == ShortHeader)
                {
                    TakeShortHeader();
                }
                else if (_headerCount == _headerLength)
                {
                    TakeLength();
                }
            }
            else
            {
                TakePayload(data, ref offset, end);
            }

            if (ErrorCode == WebSocketCloseCode.None && _headerCount == _headerLength && _payloadCount == PayloadLength)
            {
                return Finish();
            }
        }

        return ErrorCode == WebSocketCloseCode.None ? WebSocketFrameEvent.None : WebSocketFrameEvent.Error;
    }

    /// <summary>Code to answer a close frame with: the client's own, none when it gave none, or a protocol error for a code that may
    /// not be sent (RFC 6455 §7.4).</summary>
    public int CloseReply()
    {
        if (PayloadLength == 0)
        {
            return WebSocketCloseCode.None;
        }

        int code = PayloadLength == 1 ? 0 : (_payload[0] << 8) | _payload[1];
        bool isStandard = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
        return isStandard || (code >= 3000 && code <= 4999) ? code : WebSocketCloseCode.ProtocolError;
    }

    private void TakeShortHeader()
    {
        _opcode = _header[0] & 15;
        _isFinal = (_header[0] & 0x80) != 0;
        int length = _header[1] & 0x7F;
        bool isControl = _opcode >= WebSocketOpcode.Close;
        bool isKnown = _opcode <= WebSocketOpcode.Binary || (isControl && _opcode <= WebSocketOpcode.Pong);
        bool isReservedSet = (_header[0] & 0x70) != 0;
        bool isMasked = (_header[1] & 0x80) != 0;
        if (!isKnown || isReservedSet || !isMasked || (isControl && (!_isFinal || length > MaximumControlPayload)))
        {
            Fail(WebSocketCloseCode.ProtocolError);
        }
        else if (!isControl && (_opcode == WebSocketOpcode.Continuation) != _isInMessage)
        {
            // A continuation of nothing, or a new message inside another.
            Fail(WebSocketCloseCode.ProtocolError);
        }

        PayloadLength = length;
        _headerLength = ShortHeader + MaskLength + (length == 126 ? 2 : length == 127 ? 8 : 0);
    }

    private void TakeLength()
    {
        int lengthEnd = _headerLength - MaskLength;
        if (lengthEnd > ShortHeader)
        {
            long length = 0;
            for (int i = ShortHeader; i < lengthEnd; i++)
            {
                length = (length << 8) | _header[i];
            }

            // A length with the highest bit set comes out negative.
            if (length < 0 || length > MaximumPayload)
            {
                Fail(WebSocketCloseCode.TooBig);
                return;
            }

            if (length <= MaximumControlPayload)
            {
                // The shortest form must be used (RFC 6455 §5.2).
                Fail(WebSocketCloseCode.ProtocolError);
                return;
            }

            PayloadLength = (int)length;
        }

        _payloadCount = 0;
    }

    private void TakePayload(byte[] data, ref int offset, int end)
    {
        int count = PayloadLength - _payloadCount;
        if (count > end - offset)
        {
            count = end - offset;
        }

        if (_opcode >= WebSocketOpcode.Close)
        {
            int maskAt = _headerLength - MaskLength;
            for (int i = 0; i < count; i++)
            {
                _payload[_payloadCount + i] = (byte)(data[offset + i] ^ _header[maskAt + ((_payloadCount + i) & 3)]);
            }
        }

        _payloadCount += count;
        offset += count;
    }

    private WebSocketFrameEvent Finish()
    {
        _headerCount = 0;
        _headerLength = ShortHeader;
        _payloadCount = 0;
        switch (_opcode)
        {
            case WebSocketOpcode.Ping:
                return WebSocketFrameEvent.Ping;
            case WebSocketOpcode.Pong:
                return WebSocketFrameEvent.Pong;
            case WebSocketOpcode.Close:
                return WebSocketFrameEvent.Close;
            default:
                _isInMessage = !_isFinal;
                return WebSocketFrameEvent.Data;
        }
    }

    private void Fail(int code) => ErrorCode = code;
}
