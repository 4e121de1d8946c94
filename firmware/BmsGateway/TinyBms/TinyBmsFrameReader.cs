// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Finds the answer to the pending command, whichever it is, in a stream that may hold noise, broadcast text and
/// pieces of frames. Only a frame with the awaited command, an awaited length and a right CRC counts. Whatever else
/// looks like a start costs one byte, then the search goes on behind it. Source of the frame forms: TinyBMS
/// Communication Protocols Rev D, UART communication.
/// </summary>
public sealed class TinyBmsFrameReader
{
    /// <summary>
    /// Bytes of the buffer: the longest answer is 259 bytes, and what stays in the buffer is always shorter than
    /// that, so there is always room for another 250.
    /// </summary>
    public const int Capacity = 512;

    private const int NoByte = -1;

    /// <summary>Where received bytes go, from <see cref="End"/> on.</summary>
    public readonly byte[] Buffer = new byte[Capacity];

    private readonly BatteryLinkStatus _counters;
    private byte _command;
    private int _second = NoByte;
    private int _headerLength;
    private int _payloadLength;
    private int _start;

    /// <summary>Makes a reader that counts what it skips.</summary>
    /// <param name="counters">Takes the counts of CRC errors and of skipped bytes.</param>
    public TinyBmsFrameReader(BatteryLinkStatus counters) => _counters = counters;

    /// <summary>Index at which the next received byte belongs.</summary>
    public int End { get; private set; }

    /// <summary>Room in the buffer, at least 1.</summary>
    public int Free => Capacity - End;

    /// <summary>True when the buffer ends with what may be the beginning of a frame.</summary>
    public bool HasPartialFrame => End > _start;

    /// <summary>Index of the first payload byte of the answer found last.</summary>
    public int PayloadOffset { get; private set; }

    /// <summary>Payload bytes of the answer found last; 0 for an ACK.</summary>
    public int PayloadLength { get; private set; }

    /// <summary>Error code of the refusal found last.</summary>
    public byte ErrorCode { get; private set; }

    /// <summary>
    /// Forgets all bytes and waits for the answer to a command: its data, its ACK or, to 0x10, the address and the
    /// count. Of a command that does not exist only the refusal is found.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="payloadLength">
    /// What <see cref="TinyBmsAnswers.PayloadLength"/> gives for the request. It counts for the answers that state
    /// their length; that of the others follows from the command.
    /// </param>
    public void Expect(byte command, int payloadLength)
    {
        TinyBmsAnswerForm form = TinyBmsAnswers.FormOf(command);
        bool isCounted = form == TinyBmsAnswerForm.Counted;
        _command = command;
        _second = form == TinyBmsAnswerForm.Acknowledgement ? TinyBmsProtocol.Acknowledged
            : form == TinyBmsAnswerForm.None ? NoByte
            : command;
        _headerLength = form == TinyBmsAnswerForm.Bare
            ? TinyBmsProtocol.ShortHeaderLength
            : TinyBmsProtocol.HeaderLength;
        _payloadLength = isCounted ? payloadLength : TinyBmsAnswers.PayloadLength(command, 0);
        _start = 0;
        End = 0;
    }

    /// <summary>Takes bytes that were put into the buffer at <see cref="End"/> and searches.</summary>
    public TinyBmsFrameResult Append(int count)
    {
        End += count;
        return Search(false);
    }

    /// <summary>
    /// Searches behind a start that never became complete. For the end of the waiting time: noise that looks like the
    /// start of a long answer must not hide a short refusal behind it.
    /// </summary>
    public TinyBmsFrameResult SearchRest() => Search(true);

    private TinyBmsFrameResult Search(bool final)
    {
        byte[] buffer = Buffer;
        int end = End;
        int position = _start;
        int skipped = 0;
        TinyBmsFrameResult result = TinyBmsFrameResult.None;
        while (position < end)
        {
            int length = buffer[position] == TinyBmsProtocol.Start ? LengthOfFrame(position, end - position) : 0;
            if (length > end - position && !final)
            {
                break;
            }

            if (length == 0 || length > end - position || !HasRightCrc(position, length))
            {
                position++;
                skipped++;
                continue;
            }

            result = Accept(position, length);
            position += length;
            break;
        }

        _counters.SkippedByteCount += skipped;
        Keep(position, result);
        return result;
    }

    // Length of the frame that seems to start here, 0 when none does. While the bytes that tell are missing, any
    // length beyond them does.
    private int LengthOfFrame(int position, int available)
    {
        int second = available < 2 ? NoByte : Buffer[position + 1];
        if (available < TinyBmsProtocol.HeaderLength)
        {
            bool canStart = available < 2 || second == _second || second == TinyBmsProtocol.Rejected;
            return canStart ? TinyBmsProtocol.HeaderLength : 0;
        }

        int third = Buffer[position + 2];
        if (second == _second)
        {
            return LengthOfAnswer(third);
        }

        return second == TinyBmsProtocol.Rejected && third == _command ? TinyBmsProtocol.RejectedLength : 0;
    }

    private int LengthOfAnswer(int third)
    {
        int payloadLength = _payloadLength;
        if (_second != _command)
        {
            return third == _command ? TinyBmsProtocol.AcknowledgedLength : 0;
        }

        if (_headerLength == TinyBmsProtocol.HeaderLength)
        {
            bool fits = third == payloadLength
                || (payloadLength == TinyBmsAnswers.Variable && TinyBmsAnswers.CanBeLong(_command, third));
            if (!fits)
            {
                return 0;
            }

            payloadLength = third;
        }

        return _headerLength + payloadLength + TinyBmsProtocol.CrcLength;
    }

    private bool HasRightCrc(int position, int length)
    {
        int crcAt = position + length - TinyBmsProtocol.CrcLength;
        int received = Buffer[crcAt] | (Buffer[crcAt + 1] << 8);
        if (ModbusCrc.Compute(Buffer, position, length - TinyBmsProtocol.CrcLength) == received)
        {
            return true;
        }

        _counters.CrcErrorCount++;
        return false;
    }

    private TinyBmsFrameResult Accept(int position, int length)
    {
        PayloadOffset = position + _headerLength;
        if (Buffer[position + 1] == _second)
        {
            PayloadLength = length - _headerLength - TinyBmsProtocol.CrcLength;
            return TinyBmsFrameResult.Answer;
        }

        PayloadLength = 0;
        ErrorCode = Buffer[position + 3];
        return TinyBmsFrameResult.Rejected;
    }

    // An answer stays where it is until the next command; a piece of a frame moves to the front, so that the buffer
    // never fills up.
    private void Keep(int position, TinyBmsFrameResult result)
    {
        _start = position;
        if (result != TinyBmsFrameResult.None || position == 0)
        {
            return;
        }

        Array.Copy(Buffer, position, Buffer, 0, End - position);
        End -= position;
        _start = 0;
    }
}
