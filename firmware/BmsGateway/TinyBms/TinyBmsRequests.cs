// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// Builds every request of the protocol. Each method writes a complete frame with its CRC to the beginning of a
/// buffer and returns its length in bytes, or 0 when it refuses: a count, an address or an option that the protocol
/// does not allow, a write outside the settings, or a buffer (source or target) that is too short. A refused request
/// leaves the buffer as it was. Nothing is allocated. Source: TinyBMS Communication Protocols Rev D, UART
/// communication; the limits follow from the 6 bits of the payload length.
/// </summary>
public static class TinyBmsRequests
{
    private const int BodyOffset = 2;

    /// <summary>Read a block in the MODBUS form (0x03).</summary>
    /// <param name="target">Takes the frame, 8 bytes.</param>
    /// <param name="address">First register, 0–599.</param>
    /// <param name="count">Registers, 1–127.</param>
    /// <returns>8, or 0 when refused.</returns>
    public static int ReadBlock(byte[] target, int address, int count)
    {
        if (!IsReadable(address, count, TinyBmsProtocol.MaximumReadCount) || target.Length < 8)
        {
            return 0;
        }

        target[2] = (byte)(address >> 8);
        target[3] = (byte)address;
        target[4] = 0;
        target[5] = (byte)count;
        return Seal(target, TinyBmsProtocol.ReadBlock, 6);
    }

    /// <summary>Read a block, low byte first (0x07).</summary>
    /// <param name="target">Takes the frame, 7 bytes.</param>
    /// <param name="address">First register, 0–599.</param>
    /// <param name="count">Registers, 1–31.</param>
    /// <returns>7, or 0 when refused.</returns>
    public static int ReadBlockNative(byte[] target, int address, int count)
    {
        if (!IsReadable(address, count, TinyBmsProtocol.MaximumNativeReadCount) || target.Length < 7)
        {
            return 0;
        }

        target[2] = (byte)count;
        PutLowFirst(target, 3, address);
        return Seal(target, TinyBmsProtocol.ReadBlockNative, 5);
    }

    /// <summary>Read listed registers (0x09).</summary>
    /// <param name="target">Takes the frame, 2 × count + 5 bytes.</param>
    /// <param name="addresses">Registers, each 0–599, in any order.</param>
    /// <param name="count">How many of them, 1–15.</param>
    /// <returns>Length, or 0 when refused.</returns>
    public static int ReadListed(byte[] target, int[] addresses, int count)
    {
        int end = TinyBmsProtocol.HeaderLength + (2 * count);
        if (!AreAllowed(addresses, count, 0, TinyBmsRegister.Last) || !HasRoom(target, end))
        {
            return 0;
        }

        target[2] = (byte)(2 * count);
        for (int i = 0; i < count; i++)
        {
            PutLowFirst(target, TinyBmsProtocol.HeaderLength + (2 * i), addresses[i]);
        }

        return Seal(target, TinyBmsProtocol.ReadListed, end);
    }

    /// <summary>
    /// Write a block, low byte first (0x0B). The payload length counts address and data, as the total length of Rev D
    /// demands; clients in use disagree, so <see cref="WriteListed"/> and <see cref="WriteBlock"/> are the better
    /// choice.
    /// </summary>
    /// <param name="target">Takes the frame, 2 × count + 7 bytes.</param>
    /// <param name="address">First register; all must lie in 300–399.</param>
    /// <param name="words">Values.</param>
    /// <param name="count">How many of them, 1–30.</param>
    /// <returns>Length, or 0 when refused.</returns>
    public static int WriteBlockNative(byte[] target, int address, ushort[] words, int count)
    {
        int end = 5 + (2 * count);
        if (!IsWritable(address, words, count, TinyBmsProtocol.MaximumNativeWriteCount) || !HasRoom(target, end))
        {
            return 0;
        }

        target[2] = (byte)(2 + (2 * count));
        PutLowFirst(target, 3, address);
        for (int i = 0; i < count; i++)
        {
            PutLowFirst(target, 5 + (2 * i), words[i]);
        }

        return Seal(target, TinyBmsProtocol.WriteBlockNative, end);
    }

    /// <summary>Write listed registers (0x0D).</summary>
    /// <param name="target">Takes the frame, 4 × count + 5 bytes.</param>
    /// <param name="addresses">Registers, each 300–399, in the order in which they are to be written.</param>
    /// <param name="words">Their values.</param>
    /// <param name="count">How many of them, 1–15.</param>
    /// <returns>Length, or 0 when refused.</returns>
    public static int WriteListed(byte[] target, int[] addresses, ushort[] words, int count)
    {
        int end = TinyBmsProtocol.HeaderLength + (4 * count);
        bool isAllowed = AreAllowed(addresses, count, TinyBmsRegister.FirstSetting, TinyBmsRegister.LastSetting);
        if (!isAllowed || words.Length < count || !HasRoom(target, end))
        {
            return 0;
        }

        target[2] = (byte)(4 * count);
        for (int i = 0; i < count; i++)
        {
            PutLowFirst(target, 3 + (4 * i), addresses[i]);
            PutLowFirst(target, 5 + (4 * i), words[i]);
        }

        return Seal(target, TinyBmsProtocol.WriteListed, end);
    }

    /// <summary>Write a block in the MODBUS form (0x10).</summary>
    /// <param name="target">Takes the frame, 2 × count + 9 bytes.</param>
    /// <param name="address">First register; all must lie in 300–399.</param>
    /// <param name="words">Values; of a 32-bit value the low word comes first.</param>
    /// <param name="count">How many of them, 1–100.</param>
    /// <returns>Length, or 0 when refused.</returns>
    public static int WriteBlock(byte[] target, int address, ushort[] words, int count)
    {
        int end = 7 + (2 * count);
        if (!IsWritable(address, words, count, TinyBmsProtocol.MaximumWriteCount) || !HasRoom(target, end))
        {
            return 0;
        }

        target[2] = (byte)(address >> 8);
        target[3] = (byte)address;
        target[4] = 0;
        target[5] = (byte)count;
        target[6] = (byte)(2 * count);
        for (int i = 0; i < count; i++)
        {
            target[7 + (2 * i)] = (byte)(words[i] >> 8);
            target[8 + (2 * i)] = (byte)words[i];
        }

        return Seal(target, TinyBmsProtocol.WriteBlock, end);
    }

    /// <summary>Read the newest events (0x11).</summary>
    /// <param name="target">Takes the frame, 4 bytes.</param>
    /// <returns>4, or 0 when refused.</returns>
    public static int ReadNewestEvents(byte[] target) => Bare(target, TinyBmsProtocol.ReadNewestEvents);

    /// <summary>Read all events (0x12).</summary>
    /// <param name="target">Takes the frame, 4 bytes.</param>
    /// <returns>4, or 0 when refused.</returns>
    public static int ReadAllEvents(byte[] target) => Bare(target, TinyBmsProtocol.ReadAllEvents);

    /// <summary>Read what the BMS allows, was delivered with, or uses, from register 300 on (0x1D).</summary>
    /// <param name="target">Takes the frame, 7 bytes.</param>
    /// <param name="option">1 minimum, 2 maximum, 3 default, 4 current values.</param>
    /// <param name="count">Registers, 1–100.</param>
    /// <returns>7, or 0 when refused.</returns>
    public static int ReadSettingsValues(byte[] target, byte option, int count)
    {
        bool isKnown = option >= TinyBmsProtocol.MinimumValues && option <= TinyBmsProtocol.CurrentValues;
        if (!isKnown || count < 1 || count > TinyBmsProtocol.MaximumWriteCount || target.Length < 7)
        {
            return 0;
        }

        target[2] = option;
        target[3] = 0;
        target[4] = (byte)count;
        return Seal(target, TinyBmsProtocol.ReadSettingsValues, 5);
    }

    /// <summary>A command that consists of nothing but its number: 0x14–0x1C, 0x1E, 0x1F and 0x20.</summary>
    /// <param name="target">Takes the frame, 4 bytes.</param>
    /// <param name="command">The command.</param>
    /// <returns>4, or 0 when refused.</returns>
    public static int Simple(byte[] target, byte command)
    {
        bool isSimple = command >= TinyBmsProtocol.ReadPackVoltage
            && command <= TinyBmsProtocol.ReadTrip
            && command != TinyBmsProtocol.ReadSettingsValues;
        return isSimple ? Bare(target, command) : 0;
    }

    /// <summary>Clear events, clear statistics or restart (0x02).</summary>
    /// <param name="target">Takes the frame, 5 bytes.</param>
    /// <param name="option">1 clear events, 2 clear statistics, 5 restart; nothing else is ever sent.</param>
    /// <returns>5, or 0 when refused.</returns>
    public static int Control(byte[] target, byte option)
    {
        bool isKnown = option == TinyBmsProtocol.ClearEvents
            || option == TinyBmsProtocol.ClearStatistics
            || option == TinyBmsProtocol.Restart;
        if (!isKnown || target.Length < 5)
        {
            return 0;
        }

        target[2] = option;
        return Seal(target, TinyBmsProtocol.Control, 3);
    }

    private static int Bare(byte[] target, byte command) =>
        HasRoom(target, BodyOffset) ? Seal(target, command, BodyOffset) : 0;

    private static bool IsReadable(int address, int count, int most) =>
        count >= 1 && count <= most && address >= 0 && address <= TinyBmsRegister.Last + 1 - count;

    private static bool IsWritable(int address, ushort[] words, int count, int most) =>
        count >= 1
        && count <= most
        && count <= words.Length
        && address >= TinyBmsRegister.FirstSetting
        && address <= TinyBmsRegister.LastSetting + 1 - count;

    private static bool AreAllowed(int[] addresses, int count, int first, int last)
    {
        if (count < 1 || count > TinyBmsProtocol.MaximumListedCount || count > addresses.Length)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (addresses[i] < first || addresses[i] > last)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasRoom(byte[] target, int end) => end + TinyBmsProtocol.CrcLength <= target.Length;

    private static void PutLowFirst(byte[] target, int offset, int value)
    {
        target[offset] = (byte)value;
        target[offset + 1] = (byte)(value >> 8);
    }

    private static int Seal(byte[] target, byte command, int end)
    {
        target[0] = TinyBmsProtocol.Start;
        target[1] = command;
        PutLowFirst(target, end, ModbusCrc.Compute(target, 0, end));
        return end + TinyBmsProtocol.CrcLength;
    }
}
