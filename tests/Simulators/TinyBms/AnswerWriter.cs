// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>Builds one answer frame.</summary>
internal sealed class AnswerWriter
{
    // Longest answer: 127 registers, 3 + 254 + 2 bytes.
    private readonly byte[] _data = new byte[300];

    public byte[] Data => _data;

    public int Length { get; private set; }

    public void Begin(byte second)
    {
        _data[0] = TinyBmsCommand.FrameStart;
        _data[1] = second;
        Length = 2;
    }

    public void Byte(int value)
    {
        _data[Length++] = (byte)value;
    }

    public void LowFirst(int word)
    {
        Byte(word);
        Byte(word >> 8);
    }

    public void HighFirst(int word)
    {
        Byte(word >> 8);
        Byte(word);
    }

    public void UInt32(uint value)
    {
        LowFirst((int)(value & 0xFFFF));
        LowFirst((int)(value >> 16));
    }

    public void Bytes(byte[] source, int offset, int count)
    {
        Array.Copy(source, offset, _data, Length, count);
        Length += count;
    }

    public void Acknowledge(byte command)
    {
        Begin(TinyBmsCommand.Acknowledge);
        Byte(command);
        Finish();
    }

    public void Refuse(byte command, byte error)
    {
        Begin(TinyBmsCommand.NegativeAcknowledge);
        Byte(command);
        Byte(error);
        Finish();
    }

    public void Finish()
    {
        LowFirst(Crc16.Compute(_data, Length));
    }
}
