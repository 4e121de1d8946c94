// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Desktop.Can;

/// <summary>
/// Takes the bytes of an SLCAN adapter apart (Lawicel CAN232 manual). It finds its way again after garbage at the next
/// CR or BEL.
/// </summary>
public sealed class SlcanDecoder
{
    // A frame line is at most 26 characters, plus four of a time stamp where that is switched on.
    private const int LongestLine = 30;
    private const int TimestampDigits = 4;
    private const byte CarriageReturn = 0x0D;
    private const byte Bell = 0x07;

    private readonly byte[] _line = new byte[LongestLine];
    private int _length;

    /// <summary>Forgets a half-received line.</summary>
    public void Reset() => _length = 0;

    /// <summary>Takes one byte.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="frame">
    /// Filled when the result is <see cref="SlcanAnswer.Frame"/>; may be overwritten otherwise.
    /// </param>
    public SlcanAnswer Push(byte value, CanFrame frame)
    {
        if (value == Bell)
        {
            _length = 0;
            return SlcanAnswer.Refused;
        }

        if (value == CarriageReturn)
        {
            int length = _length;
            _length = 0;
            return length > LongestLine ? SlcanAnswer.Garbage : Decode(length, frame);
        }

        if (_length < LongestLine)
        {
            _line[_length] = value;
        }

        // One more than fits marks the line as too long; it stays there until the line ends.
        _length = _length <= LongestLine ? _length + 1 : _length;
        return SlcanAnswer.None;
    }

    private SlcanAnswer Decode(int length, CanFrame frame)
    {
        if (length == 0)
        {
            return SlcanAnswer.Accepted;
        }

        switch ((char)_line[0])
        {
            case 't':
                return DecodeFrame(length, 3, false, false, frame);
            case 'T':
                return DecodeFrame(length, 8, true, false, frame);
            case 'r':
                return DecodeFrame(length, 3, false, true, frame);
            case 'R':
                return DecodeFrame(length, 8, true, true, frame);
            case 'z':
            case 'Z':
                return length == 1 ? SlcanAnswer.Accepted : SlcanAnswer.Garbage;
            default:
                return SlcanAnswer.None;
        }
    }

    private SlcanAnswer DecodeFrame(int length, int idDigits, bool isExtended, bool isRemote, CanFrame frame)
    {
        int dataStart = 1 + idDigits + 1;
        if (length < dataStart)
        {
            return SlcanAnswer.Garbage;
        }

        int id = HexDigits.Read(_line, 1, idDigits);
        int count = HexDigits.Read(_line, 1 + idDigits, 1);
        int dataDigits = isRemote ? 0 : count * 2;
        bool lengthFits = length == dataStart + dataDigits || length == dataStart + dataDigits + TimestampDigits;
        bool idFits = id >= 0 && id <= (isExtended ? 0x1FFFFFFF : 0x7FF);
        if (!idFits || count < 0 || count > CanFrame.MaximumLength || !lengthFits)
        {
            return SlcanAnswer.Garbage;
        }

        frame.Reset(id, count);
        frame.IsExtended = isExtended;
        frame.IsRemote = isRemote;
        for (int i = 0; i < dataDigits / 2; i++)
        {
            int data = HexDigits.Read(_line, dataStart + (i * 2), 2);
            if (data < 0)
            {
                return SlcanAnswer.Garbage;
            }

            frame.Data[i] = (byte)data;
        }

        return SlcanAnswer.Frame;
    }
}
