// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>Turns the words of the protocol into numbers, without allocation and without floating point.</summary>
public static class TinyBmsNumbers
{
    /// <summary>
    /// Unpacks a part of a block read: two bytes per register, high byte first (Rev D, command 0x03).
    /// </summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="words">Takes the registers; index 0 is the first register of the block.</param>
    /// <param name="from">First index to fill.</param>
    /// <param name="to">Index after the last one to fill.</param>
    public static void Unpack(byte[] buffer, int offset, ushort[] words, int from, int to)
    {
        int position = offset + from + from;
        for (int i = from; i < to; i++)
        {
            words[i] = (ushort)((buffer[position] << 8) | buffer[position + 1]);
            position += 2;
        }
    }

    /// <summary>Number out of two registers, low word first.</summary>
    /// <param name="words">Registers.</param>
    /// <param name="index">Index of the low word.</param>
    /// <returns>0 to 4 294 967 295.</returns>
    public static long ReadUInt32(ushort[] words, int index) => ((long)words[index + 1] << 16) | words[index];

    /// <summary>
    /// Thousandths of an IEEE 754 single, rounded to the nearest whole number, halves away from zero. The class
    /// library of the device has no way from bits to a float that does not need a byte array, and integers are exact.
    /// </summary>
    /// <param name="bits">The 32 bits.</param>
    /// <returns>
    /// Value × 1000; ±2 147 483 647 when it does not fit; <see cref="BatterySnapshot.Unknown"/> for NaN and the
    /// infinities.
    /// </returns>
    public static int ToThousandths(int bits)
    {
        int exponent = (bits >> 23) & 0xFF;
        if (exponent == 0xFF)
        {
            return BatterySnapshot.Unknown;
        }

        // value = mantissa × 2^-shift. A subnormal number (exponent 0) is far below a thousandth, as is all that has
        // a shift above 35.
        int shift = 150 - exponent;
        if (shift > 35)
        {
            return 0;
        }

        // mantissa × 1000 is at least 2^32.9, so without a shift of 2 or more it cannot fit.
        long thousandths = int.MaxValue;
        if (shift > 0)
        {
            long product = ((bits & 0x7FFFFF) | 0x800000) * 1000L;
            thousandths = (product + (1L << (shift - 1))) >> shift;
            if (thousandths > int.MaxValue)
            {
                thousandths = int.MaxValue;
            }
        }

        return bits < 0 ? (int)-thousandths : (int)thousandths;
    }

    /// <summary>
    /// IEEE 754 single nearest to a count of thousandths, halves to even: the reverse of
    /// <see cref="ToThousandths"/>, exact up to ±16 383 999.
    /// </summary>
    /// <param name="thousandths">Value × 1000, ±2 147 483 647.</param>
    /// <returns>The 32 bits.</returns>
    public static int FromThousandths(int thousandths)
    {
        if (thousandths == 0)
        {
            return 0;
        }

        // value = magnitude ÷ 1000 = mantissa × 2^-shift, the mantissa having 24 bits. 2^31 ÷ 1000 has 22, so there is
        // always something to shift, and 24 bits × 1000 are far from 64.
        long scaled = thousandths < 0 ? -(long)thousandths : thousandths;
        int shift = 0;
        while (scaled < 0x800000L * 1000)
        {
            scaled <<= 1;
            shift++;
        }

        long mantissa = scaled / 1000;
        long rest = scaled % 1000;
        if (rest > 500 || (rest == 500 && (mantissa & 1) != 0))
        {
            mantissa++;
        }

        // A mantissa that was rounded up to 2^24 carries into the exponent, which is what it should do.
        int bits = (int)(((long)(150 - shift) << 23) + mantissa - 0x800000);
        return thousandths < 0 ? bits | int.MinValue : bits;
    }
}
