// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.TinyBms;

/// <summary>
/// A block of registers that is read at a fixed period: its finished request frame and the time at which it is due.
/// </summary>
public sealed class TinyBmsBlock
{
    /// <summary>Period of a block that is read once.</summary>
    public const int Once = 0;

    /// <summary>Address of the first register.</summary>
    public readonly int First;

    /// <summary>Number of registers.</summary>
    public readonly int Count;

    /// <summary>Time between two reads, ms; <see cref="Once"/> = never again.</summary>
    public readonly int PeriodMilliseconds;

    /// <summary>Payload bytes of the answer.</summary>
    public readonly int PayloadLength;

    /// <summary>The request: AA 03 address 00 count CRC (Rev D, command 0x03).</summary>
    public readonly byte[] Request = new byte[8];

    /// <summary>Monotonic time at which the next read is due, ms.</summary>
    public long DueAtMilliseconds;

    /// <summary>Makes a block that is due at once.</summary>
    /// <param name="first">Address of the first register.</param>
    /// <param name="count">Number of registers, 1–127.</param>
    /// <param name="periodMilliseconds">Time between two reads, ms, or <see cref="Once"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public TinyBmsBlock(int first, int count, int periodMilliseconds)
    {
        if (count < 1 || count > TinyBmsProtocol.MaximumReadCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), "A block read takes 1 to 127 registers, not " + count.ToString() + ".");
        }

        First = first;
        Count = count;
        PeriodMilliseconds = periodMilliseconds;
        PayloadLength = 2 * count;
        Request[0] = TinyBmsProtocol.Start;
        Request[1] = TinyBmsProtocol.ReadBlock;
        Request[2] = (byte)(first >> 8);
        Request[3] = (byte)first;
        Request[5] = (byte)count;
        int crc = ModbusCrc.Compute(Request, 0, 6);
        Request[6] = (byte)crc;
        Request[7] = (byte)(crc >> 8);
    }

    /// <summary>
    /// Sets the next due time on the grid of multiples of the period, so that nothing drifts; multiples that have
    /// passed meanwhile are left out, so that an overrun causes no burst.
    /// </summary>
    public void Advance(long nowMilliseconds)
    {
        if (PeriodMilliseconds == Once)
        {
            DueAtMilliseconds = long.MaxValue;
            return;
        }

        DueAtMilliseconds += PeriodMilliseconds;
        long late = nowMilliseconds - DueAtMilliseconds;
        if (late > 0)
        {
            DueAtMilliseconds += (late + PeriodMilliseconds - 1) / PeriodMilliseconds * PeriodMilliseconds;
        }
    }
}
