// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.TinyBms;

/// <summary>
/// A request that is sent at a fixed period, or once: its finished frame and the time at which it is due.
/// </summary>
public sealed class TinyBmsBlock
{
    /// <summary>Period of a block that is read once.</summary>
    public const int Once = 0;

    // The BMS needs 1-3 ms before it answers; the line moves 11.52 bytes in a millisecond (115200 bit/s, 8N1).
    private const int AnswerDelayMilliseconds = 3;
    private const int BytesPerSecond = 11520;

    /// <summary>Address of the first register; 0 when the request has none.</summary>
    public readonly int First;

    /// <summary>Number of registers; 0 when the request has none.</summary>
    public readonly int Count;

    /// <summary>Command.</summary>
    public readonly byte Command;

    /// <summary>
    /// Payload bytes of the answer; <see cref="TinyBmsAnswers.Variable"/> when the answer says it itself.
    /// </summary>
    public readonly int PayloadLength;

    /// <summary>Longest time that request and answer take on the line, ms.</summary>
    public readonly int DurationMilliseconds;

    /// <summary>The request with its CRC.</summary>
    public readonly byte[] Request;

    /// <summary>Time between two reads, ms; <see cref="Once"/> = never again.</summary>
    public int PeriodMilliseconds;

    /// <summary>Monotonic time at which the next read is due, ms.</summary>
    public long DueAtMilliseconds;

    /// <summary>Makes a block read (Rev D, command 0x03) that is due at once.</summary>
    /// <param name="first">Address of the first register.</param>
    /// <param name="count">Number of registers, 1–127.</param>
    /// <param name="periodMilliseconds">Time between two reads, ms, or <see cref="Once"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public TinyBmsBlock(int first, int count, int periodMilliseconds)
        : this(TinyBmsProtocol.ReadBlock, 2 * count, 2 * count, 8, periodMilliseconds)
    {
        First = first;
        Count = count;
        if (TinyBmsRequests.ReadBlock(Request, first, count) == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), "A block read takes 1 to 127 registers, not " + count.ToString() + ".");
        }
    }

    private TinyBmsBlock(byte command, int payloadLength, int longestPayload, int requestLength, int period)
    {
        Command = command;
        PayloadLength = payloadLength;
        PeriodMilliseconds = period;
        Request = new byte[requestLength];
        int bytes = requestLength + TinyBmsProtocol.HeaderLength + longestPayload + TinyBmsProtocol.CrcLength;
        DurationMilliseconds = AnswerDelayMilliseconds + (((bytes * 1000) + BytesPerSecond - 1) / BytesPerSecond);
    }

    /// <summary>
    /// Makes a read of the whole event log (Rev D, command 0x12). Which events the shorter command 0x11 leaves out is
    /// not documented, so it is not used: an event that it left out would be lost.
    /// </summary>
    public static TinyBmsBlock ForEvents(int periodMilliseconds)
    {
        int records = TinyBmsProtocol.MaximumEventCount * TinyBmsAnswers.EventLength;
        int longest = TinyBmsAnswers.EventHeaderLength + records;
        var block = new TinyBmsBlock(
            TinyBmsProtocol.ReadAllEvents, TinyBmsAnswers.Variable, longest, 4, periodMilliseconds);
        TinyBmsRequests.ReadAllEvents(block.Request);
        return block;
    }

    /// <summary>Makes a command of the kind that is only confirmed (Rev D, command 0x02).</summary>
    public static TinyBmsBlock ForControl(TinyBmsControl control)
    {
        var block = new TinyBmsBlock(TinyBmsProtocol.Control, 0, 0, 5, Once);
        TinyBmsRequests.Control(block.Request, (byte)control);
        return block;
    }

    /// <summary>Makes a read of all settings values of one kind (Rev D, command 0x1D).</summary>
    /// <param name="option">1 minimum, 2 maximum, 3 default, 4 current.</param>
    /// <param name="count">Number of registers from 300 on.</param>
    public static TinyBmsBlock ForSettingsValues(int option, int count)
    {
        var block = new TinyBmsBlock(TinyBmsProtocol.ReadSettingsValues, 2 * count, 2 * count, 7, Once);
        TinyBmsRequests.ReadSettingsValues(block.Request, (byte)option, count);
        return block;
    }

    /// <summary>Makes room for writes of settings (Rev D, command 0x10); the request is filled in before each.</summary>
    /// <param name="count">Number of registers, 1 or 2.</param>
    public static TinyBmsBlock ForWrite(int count)
    {
        int echo = TinyBmsAnswers.PayloadLength(TinyBmsProtocol.WriteBlock, count);
        return new TinyBmsBlock(TinyBmsProtocol.WriteBlock, echo, echo, 9 + (2 * count), Once);
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
