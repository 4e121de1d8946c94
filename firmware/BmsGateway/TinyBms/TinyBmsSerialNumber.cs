// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// Serial number of a TinyBMS: 96 bits in registers 504–509 (TinyBMS Communication Protocols Rev D, register map). The
/// order of their bytes is not documented; they are shown register by register, high byte first.
/// </summary>
public static class TinyBmsSerialNumber
{
    /// <summary>Registers that hold it.</summary>
    public const int Registers = 6;

    /// <summary>Hexadecimal digits of the whole number.</summary>
    public const int Digits = 4 * Registers;

    /// <summary>Text of the number.</summary>
    /// <param name="words">Registers.</param>
    /// <param name="index">Index of register 504 in them.</param>
    /// <returns>24 hexadecimal digits; empty when all bits are 0 or all are 1, which is memory that was never written.</returns>
    public static string TextOf(ushort[] words, int index)
    {
        bool isZero = true;
        bool isOne = true;
        string text = "";
        for (int i = 0; i < Registers; i++)
        {
            int word = words[index + i];
            isZero &= word == 0;
            isOne &= word == 0xFFFF;
            text += word.ToString("X4");
        }

        return isZero || isOne ? "" : text;
    }
}
