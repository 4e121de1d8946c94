// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>
/// The three transmit buffers of an MCP2515. Keeps the order of the frames, notices when nobody acknowledges, and takes
/// frames back then: a limit that is 100 ms old must not go out when the partner returns an hour later.
/// </summary>
public sealed class Mcp2515Transmitter
{
    /// <summary>
    /// A frame that is not sent within this time finds no partner, ms. One frame takes 0.25 ms at 500 kbit/s.
    /// </summary>
    public const int PendingLimitMilliseconds = 100;

    private const int BufferCount = 3;

    private readonly Mcp2515Chip _chip;
    private readonly byte[] _content = new byte[Mcp2515Chip.BufferLength];
    private readonly bool[] _isPending = new bool[BufferCount];
    private readonly long[] _loadedAt = new long[BufferCount];
    private bool _isAborting;

    /// <summary>Makes a transmitter.</summary>
    public Mcp2515Transmitter(Mcp2515Chip chip)
    {
        _chip = chip;
    }

    /// <summary>True from an abort until a frame gets through, or <see cref="NotePartner"/>.</summary>
    public bool IsPartnerMissing { get; private set; }

    /// <summary>Frames that were taken back because nobody acknowledged them; wraps at 2³¹.</summary>
    public int AbortedCount { get; private set; }

    /// <summary>Forgets everything, after a reset of the chip.</summary>
    public void Reset()
    {
        for (int i = 0; i < BufferCount; i++)
        {
            _isPending[i] = false;
        }

        _isAborting = false;
        IsPartnerMissing = false;
    }

    /// <summary>A frame was received, so somebody is there.</summary>
    public void NotePartner() => IsPartnerMissing = false;

    /// <summary>Takes note of what has been sent, and aborts what waits too long.</summary>
    /// <param name="status">Flags of <see cref="Mcp2515Status"/>, just read.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>False when the SPI bus failed.</returns>
    public bool Update(int status, long nowMilliseconds)
    {
        bool isOverdue = false;
        for (int i = 0; i < BufferCount; i++)
        {
            if (!_isPending[i])
            {
                continue;
            }

            if ((status & Mcp2515Status.TransmitRequest(i)) != 0)
            {
                isOverdue = isOverdue || nowMilliseconds - _loadedAt[i] > PendingLimitMilliseconds;
                continue;
            }

            _isPending[i] = false;
            if (_isAborting)
            {
                AbortedCount++;
            }
            else
            {
                IsPartnerMissing = false;
            }
        }

        if (_isAborting)
        {
            return EndAbort(status);
        }

        return !isOverdue || BeginAbort();
    }

    /// <summary>Takes back all frames that wait, at bus-off.</summary>
    /// <returns>False when the SPI bus failed.</returns>
    public bool Abort() => _isAborting || !HasPending() || BeginAbort();

    /// <summary>Loads a frame and starts its transmission.</summary>
    /// <param name="frame">A valid frame.</param>
    /// <param name="status">Flags of <see cref="Mcp2515Status"/>, just read.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>1 when it was taken, 0 when there is no room, −1 when the SPI bus failed.</returns>
    public int Send(CanFrame frame, int status, long nowMilliseconds)
    {
        int buffer = FindBuffer(status);
        if (buffer < 0)
        {
            return 0;
        }

        int count = Mcp2515FrameCodec.Pack(frame, _content);
        if (!_chip.LoadTransmitBuffer(buffer, _content, count) || !_chip.RequestToSend(buffer))
        {
            return -1;
        }

        _isPending[buffer] = true;
        _loadedAt[buffer] = nowMilliseconds;
        return 1;
    }

    // Of several waiting buffers the chip sends the one with the highest number first (datasheet DS20001801J section
    // 3.2). Filling from the top down, and starting again at the top only when all are empty, keeps the frames in their
    // order: an old limit never overtakes a new one.
    private int FindBuffer(int status)
    {
        if (_isAborting)
        {
            return -1;
        }

        for (int i = 0; i < BufferCount; i++)
        {
            if ((status & Mcp2515Status.TransmitRequest(i)) != 0)
            {
                return i - 1;
            }
        }

        return BufferCount - 1;
    }

    private bool HasPending()
    {
        for (int i = 0; i < BufferCount; i++)
        {
            if (_isPending[i])
            {
                return true;
            }
        }

        return false;
    }

    private bool BeginAbort()
    {
        IsPartnerMissing = true;
        _isAborting = true;
        return _chip.ModifyRegister(Mcp2515Register.CanControl, Mcp2515Bits.AbortAll, Mcp2515Bits.AbortAll);
    }

    private bool EndAbort(int status)
    {
        if ((status & Mcp2515Status.AnyTransmitRequest) != 0)
        {
            return true;
        }

        _isAborting = false;
        return _chip.ModifyRegister(Mcp2515Register.CanControl, Mcp2515Bits.AbortAll, 0);
    }
}
