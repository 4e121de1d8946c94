// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// Share of the time that frames fill a CAN bus, over a sliding second of ten parts. Counted are the frames that this gateway sent and took; what a controller filters out, and repeats,
/// are not seen. The length of a frame is an upper estimate: with as many stuff bits as its length allows (ISO 11898-1:
/// at most one after four bits behind the first).
/// </summary>
public sealed class CanBusOccupancy
{
    private const int Parts = 10;
    private const int PartMilliseconds = 100;

    // Start, identifier, control, CRC, acknowledge, end of frame (44 or 64 bits) and three bits between frames.
    private const int StandardBits = 47;
    private const int ExtendedBits = 67;

    // CRC delimiter, acknowledge, end of frame and the pause are never stuffed.
    private const int UnstuffedBits = 13;

    private readonly int[] _bits = new int[Parts];
    private long _part;
    private int _sum;

    /// <summary>Bit rate of the bus, bit/s; one of <see cref="CanBitRate"/>. Before the first frame.</summary>
    public int BitsPerSecond { get; set; } = CanBitRate.Victron;

    /// <summary>Longest time that a frame takes on the bus, in bits, with the pause behind it.</summary>
    public static int BitsOf(CanFrame frame)
    {
        int bits = (frame.IsExtended ? ExtendedBits : StandardBits) + (frame.IsRemote ? 0 : 8 * frame.Length);
        return bits + ((bits - UnstuffedBits - 1) / 4);
    }

    /// <summary>Notes a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="nowMilliseconds">Monotonic time; never falls.</param>
    public void Note(CanFrame frame, long nowMilliseconds)
    {
        MoveTo(nowMilliseconds);
        int bits = BitsOf(frame);
        _bits[(int)(_part % Parts)] += bits;
        _sum += bits;
    }

    /// <summary>Share of the last second, 0.1 %.</summary>
    /// <param name="nowMilliseconds">Monotonic time; never falls.</param>
    public int PermilleAt(long nowMilliseconds)
    {
        MoveTo(nowMilliseconds);
        // Rounded up: a bus with traffic is never shown as empty.
        return (_sum + (BitsPerSecond / 1000) - 1) / (BitsPerSecond / 1000);
    }

    private void MoveTo(long nowMilliseconds)
    {
        long part = nowMilliseconds / PartMilliseconds;
        if (part - _part >= Parts)
        {
            System.Array.Clear(_bits, 0, Parts);
            _sum = 0;
            _part = part;
        }

        while (_part < part)
        {
            _part++;
            _sum -= _bits[(int)(_part % Parts)];
            _bits[(int)(_part % Parts)] = 0;
        }
    }
}
