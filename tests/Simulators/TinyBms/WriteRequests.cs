// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// The three write commands. Each returns the number of registers written, 0 when the request is refused.
/// </summary>
internal sealed class WriteRequests
{
    private const int MostModbusWrite = 100;
    private const int MostPayload = 63;

    private readonly BmsCore _core;
    private readonly AnswerWriter _answer;
    private readonly BlockWriteLength _blockWriteLength;

    public WriteRequests(BmsCore core, AnswerWriter answer, BlockWriteLength blockWriteLength)
    {
        _core = core;
        _answer = answer;
        _blockWriteLength = blockWriteLength;
    }

    /// <summary>0x0B: PL, first address, words, all low byte first.</summary>
    public int Block(byte[] frame)
    {
        int bytes = frame[2] - (_blockWriteLength == BlockWriteLength.AddressAndData ? 2 : 0);
        if (bytes <= 0 || bytes % 2 != 0 || frame[2] > MostPayload)
        {
            return 0;
        }

        var addresses = new int[bytes / 2];
        var values = new ushort[bytes / 2];
        for (int i = 0; i < values.Length; i++)
        {
            addresses[i] = Word(frame, 3) + i;
            values[i] = (ushort)Word(frame, 5 + (2 * i));
        }

        return WriteAndAcknowledge(TinyBmsCommand.WriteBlock, addresses, values);
    }

    /// <summary>0x0D: PL, pairs of address and word, low byte first.</summary>
    public int List(byte[] frame)
    {
        if (frame[2] == 0 || frame[2] % 4 != 0 || frame[2] > MostPayload)
        {
            return 0;
        }

        var addresses = new int[frame[2] / 4];
        var values = new ushort[addresses.Length];
        for (int i = 0; i < values.Length; i++)
        {
            addresses[i] = Word(frame, 3 + (4 * i));
            values[i] = (ushort)Word(frame, 5 + (4 * i));
        }

        return WriteAndAcknowledge(TinyBmsCommand.WriteList, addresses, values);
    }

    /// <summary>
    /// 0x10: first address, count, PL, words, all high byte first; the answer repeats address and count.
    /// </summary>
    public int BlockModbus(byte[] frame)
    {
        int address = (frame[2] << 8) | frame[3];
        int count = (frame[4] << 8) | frame[5];
        if (count < 1 || count > MostModbusWrite || frame[6] != 2 * count)
        {
            return 0;
        }

        var addresses = new int[count];
        var values = new ushort[count];
        for (int i = 0; i < count; i++)
        {
            addresses[i] = address + i;
            values[i] = (ushort)((frame[7 + (2 * i)] << 8) | frame[8 + (2 * i)]);
        }

        if (!Write(addresses, values))
        {
            return 0;
        }

        _answer.Begin(TinyBmsCommand.WriteBlockModbus);
        _answer.HighFirst(address);
        _answer.HighFirst(count);
        _answer.Finish();
        return count;
    }

    private int WriteAndAcknowledge(byte command, int[] addresses, ushort[] values)
    {
        if (!Write(addresses, values))
        {
            return 0;
        }

        _answer.Acknowledge(command);
        return addresses.Length;
    }

    /// <summary>All or nothing; each value is checked against those written before it in the same frame.</summary>
    private bool Write(int[] addresses, ushort[] values)
    {
        RegisterFile candidate = _core.Registers.Copy();
        for (int i = 0; i < addresses.Length; i++)
        {
            if (!SettingsGuard.Accepts(candidate, addresses[i], values[i]))
            {
                return false;
            }

            candidate[addresses[i]] = values[i];
        }

        if (!SettingsGuard.AcceptsLongValues(candidate))
        {
            return false;
        }

        _core.ApplySettings(candidate);
        return true;
    }

    private static int Word(byte[] frame, int at)
    {
        return frame[at] | (frame[at + 1] << 8);
    }
}
