// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// The form of the answer to every command, and access to what it holds. Everything works on a buffer and the offset
/// of the payload, as <see cref="TinyBmsFrameReader"/> gives them, and allocates nothing. The length has been checked
/// by the reader; an index beyond it is a fault of the caller. Source: TinyBMS Communication Protocols Rev D, UART
/// communication.
/// </summary>
public static class TinyBmsAnswers
{
    /// <summary>Payload length of an answer that states its own length: events and cell voltages.</summary>
    public const int Variable = -1;

    /// <summary>Payload length of a command that does not exist.</summary>
    public const int NoCommand = -2;

    /// <summary>Bytes in front of the event records: the time of the BMS, s, 32 bits.</summary>
    public const int EventHeaderLength = 4;

    /// <summary>Bytes of an event record: 24 bits of time and 8 bits of identification.</summary>
    public const int EventLength = 4;

    private const int MostCells = 16;

    /// <summary>Form of the answer to a command.</summary>
    /// <param name="command">Any value.</param>
    public static TinyBmsAnswerForm FormOf(byte command)
    {
        switch (command)
        {
            case TinyBmsProtocol.Control:
            case TinyBmsProtocol.WriteBlockNative:
            case TinyBmsProtocol.WriteListed:
                return TinyBmsAnswerForm.Acknowledgement;
            case TinyBmsProtocol.WriteBlock:
                return TinyBmsAnswerForm.Bare;
            case TinyBmsProtocol.ReadBlock:
            case TinyBmsProtocol.ReadBlockNative:
            case TinyBmsProtocol.ReadListed:
            case TinyBmsProtocol.ReadNewestEvents:
            case TinyBmsProtocol.ReadAllEvents:
            case TinyBmsProtocol.ReadTemperatures:
            case TinyBmsProtocol.ReadCellVoltages:
            case TinyBmsProtocol.ReadSettingsValues:
            case TinyBmsProtocol.ReadVersion:
            case TinyBmsProtocol.ReadExtendedVersion:
                return TinyBmsAnswerForm.Counted;
            default:
                bool isBare = command == TinyBmsProtocol.ReadTrip
                    || (command >= TinyBmsProtocol.ReadPackVoltage && command <= TinyBmsProtocol.ReadStateOfCharge);
                return isBare ? TinyBmsAnswerForm.Bare : TinyBmsAnswerForm.None;
        }
    }

    /// <summary>Payload bytes of the answer to a command, without CRC and without what stands in front.</summary>
    /// <param name="command">Any value.</param>
    /// <param name="count">Registers asked for, where the command has a count; else ignored.</param>
    /// <returns>
    /// 0 for an ACK, 4 for the address and the count that answer 0x10; <see cref="Variable"/> or
    /// <see cref="NoCommand"/>.
    /// </returns>
    public static int PayloadLength(byte command, int count)
    {
        switch (command)
        {
            case TinyBmsProtocol.Control:
            case TinyBmsProtocol.WriteBlockNative:
            case TinyBmsProtocol.WriteListed:
                return 0;
            case TinyBmsProtocol.ReadBlock:
            case TinyBmsProtocol.ReadBlockNative:
            case TinyBmsProtocol.ReadSettingsValues:
                return 2 * count;
            case TinyBmsProtocol.ReadListed:
                return 4 * count;
            case TinyBmsProtocol.ReadHighestCell:
            case TinyBmsProtocol.ReadLowestCell:
            case TinyBmsProtocol.ReadOnlineStatus:
                return 2;
            case TinyBmsProtocol.WriteBlock:
            case TinyBmsProtocol.ReadPackVoltage:
            case TinyBmsProtocol.ReadPackCurrent:
            case TinyBmsProtocol.ReadLifetimeCounter:
            case TinyBmsProtocol.ReadStateOfCharge:
                return 4;
            case TinyBmsProtocol.ReadTemperatures:
                return 6;
            case TinyBmsProtocol.ReadVersion:
                return 5;
            case TinyBmsProtocol.ReadExtendedVersion:
                return 7;
            case TinyBmsProtocol.ReadTrip:
                return 12;
            default:
                return FormOf(command) == TinyBmsAnswerForm.Counted ? Variable : NoCommand;
        }
    }

    /// <summary>
    /// Whether an answer of <see cref="Variable"/> length can be this long: whole event records behind the time, at
    /// most 49, or 1 to 16 cells.
    /// </summary>
    /// <param name="command">0x11, 0x12 or 0x1C; no other answer has a variable length.</param>
    /// <param name="length">Payload bytes, 0–255.</param>
    public static bool CanBeLong(byte command, int length)
    {
        if (command == TinyBmsProtocol.ReadCellVoltages)
        {
            return length >= 2 && length <= 2 * MostCells && (length & 1) == 0;
        }

        if (command != TinyBmsProtocol.ReadNewestEvents && command != TinyBmsProtocol.ReadAllEvents)
        {
            return false;
        }

        const int Most = EventHeaderLength + (EventLength * TinyBmsProtocol.MaximumEventCount);
        return length >= EventHeaderLength && length <= Most && length % EventLength == 0;
    }

    /// <summary>Unsigned 16-bit number, low byte first: 0x07, 0x16–0x18, 0x1C, 0x1D.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="index">Which number, from 0.</param>
    /// <returns>0–65535.</returns>
    public static int UInt16(byte[] buffer, int offset, int index)
    {
        int at = offset + index + index;
        return buffer[at] | (buffer[at + 1] << 8);
    }

    /// <summary>Signed 16-bit number, low byte first: the temperatures of 0x1B, 0.1 °C.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="index">Which number; for 0x1B 0 board, 1 first, 2 second external sensor.</param>
    /// <returns>−32768 (sensor not connected) to 32767.</returns>
    public static int Int16(byte[] buffer, int offset, int index) => (short)UInt16(buffer, offset, index);

    /// <summary>
    /// Unsigned 32-bit number, low byte first: 0x19 (s), 0x1A (0.000001 %), distance and time of 0x20.
    /// </summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="index">Which 32-bit number; in 0x20 1 = km left, 2 = s left.</param>
    /// <returns>0–4 294 967 295.</returns>
    public static long UInt32(byte[] buffer, int offset, int index) => (uint)Bits(buffer, offset, index);

    /// <summary>
    /// Thousandths of a float, low byte first: 0x14 (V), 0x15 (A, positive = charging), speed of 0x20 (km/h). See
    /// <see cref="TinyBmsNumbers.ToThousandths"/>.
    /// </summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="index">Which 32-bit number.</param>
    /// <returns>mV, mA or m/h; unknown when it is no number.</returns>
    public static int FloatThousandths(byte[] buffer, int offset, int index) =>
        TinyBmsNumbers.ToThousandths(Bits(buffer, offset, index));

    /// <summary>Unpacks registers that have the low byte first: 0x07 and 0x1D.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="words">Takes the registers from index 0 on.</param>
    /// <param name="count">Number of registers.</param>
    public static void UnpackNative(byte[] buffer, int offset, ushort[] words, int count)
    {
        for (int i = 0; i < count; i++)
        {
            words[i] = (ushort)UInt16(buffer, offset, i);
        }
    }

    /// <summary>
    /// Unpacks the answer to 0x09, address and value for each register. An answer with other addresses belongs to
    /// another request.
    /// </summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="addresses">Registers that were asked for.</param>
    /// <param name="words">Takes their values; left alone when the addresses differ.</param>
    /// <param name="count">Number of registers.</param>
    /// <returns>False when the addresses differ.</returns>
    public static bool TryUnpackListed(byte[] buffer, int offset, int[] addresses, ushort[] words, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (UInt16(buffer, offset, 2 * i) != addresses[i])
            {
                return false;
            }
        }

        for (int i = 0; i < count; i++)
        {
            words[i] = (ushort)UInt16(buffer, offset, (2 * i) + 1);
        }

        return true;
    }

    /// <summary>Whether the answer to 0x10 repeats the address and the count of the request.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="address">First register that was written.</param>
    /// <param name="count">Registers that were written.</param>
    public static bool IsEcho(byte[] buffer, int offset, int address, int count) =>
        ((buffer[offset] << 8) | buffer[offset + 1]) == address
        && ((buffer[offset + 2] << 8) | buffer[offset + 3]) == count;

    /// <summary>Number of records in an answer to 0x11 or 0x12.</summary>
    /// <param name="payloadLength">Payload bytes of the answer, at least 4.</param>
    /// <returns>0–49.</returns>
    public static int EventCount(int payloadLength) => (payloadLength - EventHeaderLength) / EventLength;

    /// <summary>Lifetime counter of the BMS when it answered 0x11 or 0x12, s.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    public static long EventClockSeconds(byte[] buffer, int offset) => UInt32(buffer, offset, 0);

    /// <summary>Time of an event record: the low 24 bits of the lifetime counter, s.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="index">Which record, from 0.</param>
    /// <returns>0–16 777 215.</returns>
    public static int EventSeconds(byte[] buffer, int offset, int index) =>
        Bits(buffer, offset + EventHeaderLength, index) & 0xFFFFFF;

    /// <summary>Identification of an event record; 0 = empty.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of the payload's first byte.</param>
    /// <param name="index">Which record, from 0.</param>
    public static byte EventIdentification(byte[] buffer, int offset, int index) =>
        buffer[offset + EventHeaderLength + (EventLength * index) + 3];

    /// <summary>Internal firmware version in an answer to 0x1E or 0x1F: 242 for release 2.3.242.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">
    /// Index of the payload's first byte: hardware version; then come hardware changes, public firmware, internal
    /// firmware (2 bytes) and, in 0x1F, boot loader and register map.
    /// </param>
    public static int InternalFirmware(byte[] buffer, int offset) => buffer[offset + 3] | (buffer[offset + 4] << 8);

    private static int Bits(byte[] buffer, int offset, int index)
    {
        int at = offset + (4 * index);
        return buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24);
    }
}
