// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;

namespace BmsGateway.Telemetry;

/// <summary>
/// UTF-8 text in a buffer of fixed size. It allocates nothing, never throws and never writes beyond the buffer: after
/// the first thing that does not fit it takes nothing more until <see cref="Clear"/>.
/// </summary>
public sealed class Utf8Buffer
{
    // A sign, up to 19 digits and a point, rounded up.
    private const int LongestNumber = 24;

    // Fields inside: a property costs a call on the interpreter, for each byte.
    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly byte[] _digits = new byte[LongestNumber];
    private int _end;
    private bool _isOverflow;

    /// <summary>Makes an empty text.</summary>
    /// <param name="bytes">Where it goes.</param>
    /// <param name="start">Index of its first byte; the bytes before it stay untouched.</param>
    public Utf8Buffer(byte[] bytes, int start)
    {
        _bytes = bytes;
        _start = start;
        _end = start;
    }

    /// <summary>The buffer; the text begins at the start index.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Index behind the text.</summary>
    public int End => _end;

    /// <summary>Bytes of the text.</summary>
    public int Length => _end - _start;

    /// <summary>Bytes that still fit.</summary>
    public int Room => _bytes.Length - _end;

    /// <summary>True when something did not fit since the last <see cref="Clear"/>.</summary>
    public bool IsOverflow => _isOverflow;

    /// <summary>Starts a new text.</summary>
    public void Clear()
    {
        _end = _start;
        _isOverflow = false;
    }

    /// <summary>Adds one byte: a character below 0x80, or a part of another one.</summary>
    public void Put(byte value)
    {
        if (_end < _bytes.Length && !_isOverflow)
        {
            _bytes[_end++] = value;
        }
        else
        {
            _isOverflow = true;
        }
    }

    /// <summary>Adds bytes as they are.</summary>
    /// <param name="bytes">Their buffer.</param>
    /// <param name="start">First byte.</param>
    /// <param name="count">How many; all or none are taken.</param>
    public void PutBytes(byte[] bytes, int start, int count)
    {
        if (HasRoom(count))
        {
            Array.Copy(bytes, start, _bytes, _end, count);
            _end += count;
        }
    }

    /// <summary>Adds a text of characters below 0x80; all or nothing.</summary>
    public void PutAscii(string text)
    {
        // One native call instead of a loop: a loop over the characters costs about 10 µs each on the interpreter.
        if (HasRoom(text.Length))
        {
            _end += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _end);
        }
    }

    /// <summary>Adds any text; all or nothing. It wants room for three bytes per character.</summary>
    public void PutUnicode(string text)
    {
        // A character of a string takes up to three bytes; half of a pair is half of four.
        if (HasRoom(text.Length * 3))
        {
            _end += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _end);
        }
    }

    /// <summary>Adds one character of 0x80 or above.</summary>
    /// <param name="code">Its Unicode number, up to 0x10FFFF and no half of a pair.</param>
    public void PutCodePoint(int code)
    {
        if (code < 0x800)
        {
            Put((byte)(0xC0 | (code >> 6)));
        }
        else
        {
            if (code < 0x10000)
            {
                Put((byte)(0xE0 | (code >> 12)));
            }
            else
            {
                Put((byte)(0xF0 | (code >> 18)));
                Put((byte)(0x80 | ((code >> 12) & 0x3F)));
            }

            Put((byte)(0x80 | ((code >> 6) & 0x3F)));
        }

        Put((byte)(0x80 | (code & 0x3F)));
    }

    /// <summary>Adds a number with a fixed count of decimals; all or nothing.</summary>
    /// <param name="scaled">The number times ten to the power of <paramref name="decimals"/>.</param>
    /// <param name="decimals">Digits behind the point, 0–18.</param>
    public void PutFixed(long scaled, int decimals)
    {
        // Worked out on the negative side, where the smallest long has room too.
        long rest = scaled < 0 ? scaled : -scaled;
        int position = LongestNumber;
        int digits = 0;
        do
        {
            if (digits == decimals && digits > 0)
            {
                _digits[--position] = (byte)'.';
            }

            _digits[--position] = (byte)('0' - (int)(rest % 10));
            rest /= 10;
            digits++;
        }
        while (rest != 0 || digits <= decimals);

        if (scaled < 0)
        {
            _digits[--position] = (byte)'-';
        }

        PutBytes(_digits, position, LongestNumber - position);
    }

    /// <summary>Takes in bytes that lie behind the text already.</summary>
    /// <param name="count">How many; they were written within the buffer.</param>
    public void Extend(int count) => _end += count;

    private bool HasRoom(int count)
    {
        _isOverflow = _isOverflow || _end + count > _bytes.Length;
        return !_isOverflow;
    }
}
