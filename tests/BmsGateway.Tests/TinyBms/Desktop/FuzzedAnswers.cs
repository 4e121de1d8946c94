// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>
/// Makes good answers to every command from the layout in the document, and spoils them. Knows nothing of the code
/// that is tested: own lengths, own CRC.
/// </summary>
internal sealed class FuzzedAnswers
{
    private const int MostBytes = 2048;

    private static readonly byte[] Commands =
    {
        0x02, 0x03, 0x07, 0x09, 0x0B, 0x0D, 0x10, 0x11, 0x12, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C,
        0x1D, 0x1E, 0x1F, 0x20,
    };

    private static readonly byte[] Text =
        System.Text.Encoding.ASCII.GetBytes("BPV:49.05\tMINCV:3.766\tMAXCV:3.776\tBPC:-3.03\tSOC:80\tOS:151\r\n");

    private readonly Random _random;

    public FuzzedAnswers(Random random) => _random = random;

    /// <summary>The command that is pending.</summary>
    public byte Command { get; private set; }

    /// <summary>Payload length to expect, as a driver would say it.</summary>
    public int Expected { get; private set; }

    /// <summary>Its only true answer.</summary>
    public byte[] Good { get; private set; } = Array.Empty<byte>();

    /// <summary>What comes over the line.</summary>
    public byte[] Line { get; } = new byte[MostBytes];

    /// <summary>Bytes of it.</summary>
    public int Length { get; private set; }

    /// <summary>Takes another command and makes its answer.</summary>
    public void Next()
    {
        Command = Commands[_random.Next(Commands.Length)];
        Good = Answer(Command);
        Expected = Command is 0x11 or 0x12 or 0x1C ? TinyBmsAnswers.Variable : Good[2];
        Length = 0;
    }

    /// <summary>Puts the good answer on the line.</summary>
    public void AddGood() => Add(Good, Good.Length);

    /// <summary>Puts the answer with up to three wrong bits on the line: a CRC of 16 bits always tells that.</summary>
    public void AddWrongBits()
    {
        byte[] bad = (byte[])Good.Clone();
        int flips = _random.Next(1, 4);
        for (int i = 0; i < flips; i++)
        {
            bad[_random.Next(bad.Length)] ^= (byte)(1 << _random.Next(8));
        }

        Add(bad, bad.Length);
    }

    /// <summary>Puts the answer with other bytes in places, without a byte or with one too many on the line.</summary>
    public void AddMutilated()
    {
        byte[] bad = new byte[Good.Length + 1];
        int at = _random.Next(Good.Length);
        int kind = _random.Next(3);
        int length = Good.Length + kind - 1;
        int skip = kind == 0 ? 1 : 0;
        Array.Copy(Good, bad, at);
        Array.Copy(Good, at + skip, bad, at + (kind == 2 ? 1 : 0), Good.Length - at - skip);
        for (int i = kind == 1 ? _random.Next(1, 5) : 0; i > 0; i--)
        {
            bad[_random.Next(length)] = (byte)_random.Next(256);
        }

        if (kind == 2)
        {
            bad[at] = (byte)_random.Next(256);
        }

        Add(bad, length);
    }

    /// <summary>Puts the beginning or the end of the answer on the line.</summary>
    public void AddPiece()
    {
        int cut = _random.Next(1, Good.Length);
        byte[] piece = _random.Next(2) == 0 ? Good.AsSpan(0, cut).ToArray() : Good.AsSpan(cut).ToArray();
        Add(piece, piece.Length);
    }

    /// <summary>Puts random bytes on the line, many of which look like the beginning of an answer.</summary>
    public void AddNoise()
    {
        byte[] noise = new byte[_random.Next(1, 200)];
        _random.NextBytes(noise);
        for (int i = _random.Next(4); i > 0; i--)
        {
            int at = _random.Next(noise.Length);
            int count = Math.Min(_random.Next(1, 4), Math.Min(Good.Length, noise.Length - at));
            Array.Copy(Good, 0, noise, at, count);
        }

        Add(noise, noise.Length);
    }

    /// <summary>Puts a piece of unasked text on the line.</summary>
    public void AddText()
    {
        int from = _random.Next(Text.Length);
        byte[] piece = Text.AsSpan(from).ToArray();
        Add(piece, piece.Length);
    }

    /// <summary>
    /// Puts a good answer to another command, its refusal, or an answer of another length on the line.
    /// </summary>
    public void AddForeign()
    {
        byte other = Command;
        if (Command is 0x03 or 0x07 or 0x09 or 0x1D && _random.Next(2) == 0)
        {
            byte[] longer = Answer(Command);
            if (longer.Length != Good.Length)
            {
                Add(longer, longer.Length);
                return;
            }
        }

        while (other == Command)
        {
            other = Commands[_random.Next(Commands.Length)];
        }

        byte[] frame = _random.Next(3) == 0 ? Refusal(other) : Answer(other);
        Add(frame, frame.Length);
    }

    /// <summary>Puts a refusal of the pending command on the line.</summary>
    public void AddRefusal()
    {
        byte[] frame = Refusal(Command);
        Add(frame, frame.Length);
    }

    private static byte[] Sealed(byte[] body)
    {
        byte[] frame = new byte[body.Length + 2];
        Array.Copy(body, frame, body.Length);
        ModbusFrames.Seal(frame, body.Length);
        return frame;
    }

    private static byte[] Refusal(byte command) => Sealed(new byte[] { 0xAA, 0x00, command, (byte)(command & 1) });

    private byte[] Answer(byte command)
    {
        int payload = command switch
        {
            0x02 or 0x0B or 0x0D => 0,
            0x03 => 2 * _random.Next(1, 128),
            0x07 => 2 * _random.Next(1, 32),
            0x09 => 4 * _random.Next(1, 16),
            0x11 or 0x12 => 4 + (4 * _random.Next(0, 50)),
            0x16 or 0x17 or 0x18 => 2,
            0x1B => 6,
            0x1C => 2 * _random.Next(1, 17),
            0x1D => 2 * _random.Next(1, 101),
            0x1E => 5,
            0x1F => 7,
            0x20 => 12,
            _ => 4, // 0x10, 0x14, 0x15, 0x19, 0x1A
        };
        if (payload == 0)
        {
            return Sealed(new byte[] { 0xAA, 0x01, command });
        }

        bool statesItsLength = command is 0x03 or 0x07 or 0x09 or 0x11 or 0x12 or (>= 0x1B and <= 0x1F);
        int header = statesItsLength ? 3 : 2;
        byte[] body = new byte[header + payload];
        _random.NextBytes(body);
        body[0] = 0xAA;
        body[1] = command;
        if (statesItsLength)
        {
            body[2] = (byte)payload;
        }

        return Sealed(body);
    }

    private void Add(byte[] bytes, int count)
    {
        Array.Copy(bytes, 0, Line, Length, count);
        Length += count;
    }
}
