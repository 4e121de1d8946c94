// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Turns registers into counts and back, as the table says, without allocation. Part 0 is the value, or the low byte
/// of two, or the time of an event; part 1 is the high byte, or the identification of an event. Of binary and reserved
/// registers the parts are the registers themselves.
/// </summary>
public static class TinyBmsRegisterCodec
{
    /// <summary>Number of parts of a register.</summary>
    /// <param name="row">Row of the table.</param>
    /// <returns>1 or 2; as many as registers when it is binary or reserved.</returns>
    public static int PartCount(TinyBmsRegisterDefinition row)
    {
        switch (row.Type)
        {
            case TinyBmsRegisterType.BytePair:
            case TinyBmsRegisterType.SignedBytePair:
            case TinyBmsRegisterType.Event:
                return 2;
            case TinyBmsRegisterType.Binary:
            case TinyBmsRegisterType.Reserved:
                return row.Words;
            default:
                return 1;
        }
    }

    /// <summary>Count of a part.</summary>
    /// <param name="row">Row of the table.</param>
    /// <param name="words">Registers.</param>
    /// <param name="index">Index of the row's first register in them.</param>
    /// <param name="part">Part, 0 to <see cref="PartCount"/> − 1.</param>
    /// <returns>
    /// The count as it stands in the register, with its sign; of a float thousandths, or
    /// <see cref="BatterySnapshot.Unknown"/> when it is no number.
    /// </returns>
    public static long Decode(TinyBmsRegisterDefinition row, ushort[] words, int index, int part)
    {
        int word = words[index];
        switch (row.Type)
        {
            case TinyBmsRegisterType.Int16:
                return (short)word;
            case TinyBmsRegisterType.UInt32:
                return TinyBmsNumbers.ReadUInt32(words, index);
            case TinyBmsRegisterType.Float32:
                return TinyBmsNumbers.ToThousandths(word | (words[index + 1] << 16));
            case TinyBmsRegisterType.BytePair:
                return part == 0 ? word & 0xFF : word >> 8;
            case TinyBmsRegisterType.SignedBytePair:
                return (sbyte)(part == 0 ? word : word >> 8);
            case TinyBmsRegisterType.LowByte:
            case TinyBmsRegisterType.LowByteEnumeration:
                return word & 0xFF;
            case TinyBmsRegisterType.Event:
                return part == 0 ? word | ((words[index + 1] & 0xFF) << 16) : words[index + 1] >> 8;
            case TinyBmsRegisterType.Binary:
            case TinyBmsRegisterType.Reserved:
                return words[index + part];
            default:
                return word;
        }
    }

    /// <summary>
    /// Puts a count into a part and keeps every other bit: so the registers have to hold what was read from the BMS.
    /// Judges only whether the count fits into the bits; <see cref="TinyBmsRegisterDefinition.Allows"/> judges
    /// whether it makes sense.
    /// </summary>
    /// <param name="row">Row of the table.</param>
    /// <param name="words">Registers.</param>
    /// <param name="index">Index of the row's first register in them.</param>
    /// <param name="part">Part, 0 to <see cref="PartCount"/> − 1.</param>
    /// <param name="value">Count; of a float thousandths.</param>
    /// <returns>
    /// False when there is no such part, when the count does not fit, or when the register is reserved.
    /// </returns>
    public static bool TryEncode(TinyBmsRegisterDefinition row, ushort[] words, int index, int part, long value)
    {
        if (part < 0 || part >= PartCount(row) || !Fits(row.Type, part, value))
        {
            return false;
        }

        int bits = (int)value;
        switch (row.Type)
        {
            case TinyBmsRegisterType.UInt32:
                PutWords(words, index, bits);
                break;
            case TinyBmsRegisterType.Float32:
                PutWords(words, index, TinyBmsNumbers.FromThousandths(bits));
                break;
            case TinyBmsRegisterType.BytePair:
            case TinyBmsRegisterType.SignedBytePair:
            case TinyBmsRegisterType.LowByte:
            case TinyBmsRegisterType.LowByteEnumeration:
                PutByte(words, index, part == 1, bits);
                break;
            case TinyBmsRegisterType.Event:
                PutEvent(words, index, part, bits);
                break;
            default:
                words[index + part] = (ushort)bits;
                break;
        }

        return true;
    }

    private static bool Fits(TinyBmsRegisterType type, int part, long value)
    {
        switch (type)
        {
            case TinyBmsRegisterType.Reserved:
                return false;
            case TinyBmsRegisterType.Int16:
                return value >= short.MinValue && value <= short.MaxValue;
            case TinyBmsRegisterType.UInt32:
                return value >= 0 && value <= uint.MaxValue;
            case TinyBmsRegisterType.Float32:
                return value >= -int.MaxValue && value <= int.MaxValue;
            case TinyBmsRegisterType.SignedBytePair:
                return value >= sbyte.MinValue && value <= sbyte.MaxValue;
            case TinyBmsRegisterType.BytePair:
            case TinyBmsRegisterType.LowByte:
            case TinyBmsRegisterType.LowByteEnumeration:
                return value >= 0 && value <= byte.MaxValue;
            case TinyBmsRegisterType.Event:
                return value >= 0 && value <= (part == 0 ? 0xFFFFFF : byte.MaxValue);
            default:
                return value >= 0 && value <= ushort.MaxValue;
        }
    }

    private static void PutWords(ushort[] words, int index, int bits)
    {
        words[index] = (ushort)bits;
        words[index + 1] = (ushort)(bits >> 16);
    }

    private static void PutByte(ushort[] words, int index, bool isHigh, int bits)
    {
        words[index] = isHigh
            ? (ushort)((words[index] & 0xFF) | ((bits & 0xFF) << 8))
            : (ushort)((words[index] & 0xFF00) | (bits & 0xFF));
    }

    private static void PutEvent(ushort[] words, int index, int part, int bits)
    {
        if (part == 1)
        {
            PutByte(words, index + 1, true, bits);
            return;
        }

        words[index] = (ushort)bits;
        PutByte(words, index + 1, false, bits >> 16);
    }
}
