// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>
/// One row of the TWAI bit-timing table. Literal values, not "minus one": a prescaler of 8 divides by 8.
/// </summary>
public sealed class TwaiTimingRow
{
    /// <summary>Makes a row.</summary>
    public TwaiTimingRow(int bitRate, int prescaler, int segment1, int segment2, int syncJumpWidth)
    {
        BitRate = bitRate;
        Prescaler = (byte)prescaler;
        Segment1 = (byte)segment1;
        Segment2 = (byte)segment2;
        SyncJumpWidth = (byte)syncJumpWidth;
    }

    /// <summary>Bit rate, bit/s.</summary>
    public int BitRate { get; }

    /// <summary>Divisor of the 80 MHz source clock; even, 2–254.</summary>
    public byte Prescaler { get; }

    /// <summary>Time quanta before the sample point without the synchronisation quantum, 1–16.</summary>
    public byte Segment1 { get; }

    /// <summary>Time quanta after the sample point, 1–8.</summary>
    public byte Segment2 { get; }

    /// <summary>Most time quanta of one resynchronisation, 1–4, at most <see cref="Segment2"/>.</summary>
    public byte SyncJumpWidth { get; }

    /// <summary>Time quanta of one bit.</summary>
    public int QuantaPerBit => 1 + Segment1 + Segment2;

    /// <summary>Place of the sample point in the bit, 0.1 %.</summary>
    public int SamplePointPermille => (1 + Segment1) * 1000 / QuantaPerBit;
}
