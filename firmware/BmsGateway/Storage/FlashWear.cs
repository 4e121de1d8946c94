// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Storage;

/// <summary>
/// A model of what writing costs the flash; an estimate, not a measurement. It assumes littlefs with 4 KiB blocks: a
/// file of up to 512 bytes lies in its directory's log (littlefs DESIGN.md, "inline files"), a larger one in blocks of
/// its own; each change adds to the log; the log is written twice in all, because a full one is written anew. A block
/// takes 100 000 erase cycles (data sheets of common serial NOR flash, for example Winbond W25Q32JV), and wear is
/// spread over that half of the drive which holds no files at rest.
/// </summary>
public static class FlashWear
{
    /// <summary>Bytes of one block.</summary>
    public const int BlockBytes = 4096;

    /// <summary>Erase cycles of one block.</summary>
    public const int CyclesPerBlock = 100000;

    /// <summary>Flash that a delete or a rename costs, bytes.</summary>
    public const int OfName = 2 * LogEntryBytes;

    private const int LogEntryBytes = 64;
    private const int LargestInlineFile = 512;
    private const int DaysPerYear = 365;

    /// <summary>Flash that replacing a file costs, bytes.</summary>
    public static int OfWrite(int length) =>
        length <= LargestInlineFile
            ? 2 * (LogEntryBytes + length)
            : (2 * LogEntryBytes) + (((length + BlockBytes - 1) / BlockBytes) * BlockBytes);

    /// <summary>Flash that adding to a file costs, bytes: the block that is full in part is written anew.</summary>
    public static int OfAppend(int length) => (2 * LogEntryBytes) + (((length / BlockBytes) + 1) * BlockBytes);

    /// <summary>Room that a file takes, bytes: a small one lies in its directory, a larger one takes whole blocks.</summary>
    public static long RoomOf(long size) =>
        size <= LargestInlineFile ? size : (size + BlockBytes - 1) / BlockBytes * BlockBytes;

    /// <summary>Years until the drive is worn out at a rate.</summary>
    /// <param name="wornBytesPerDay">Flash written per day, bytes.</param>
    /// <param name="driveKibibytes">Size of the drive, KiB.</param>
    /// <returns>Years; the largest number when next to nothing is written.</returns>
    public static int Years(long wornBytesPerDay, int driveKibibytes)
    {
        if (wornBytesPerDay <= 0)
        {
            return int.MaxValue;
        }

        long life = driveKibibytes * 1024L / 2 * CyclesPerBlock;
        long years = life / wornBytesPerDay / DaysPerYear;
        return years > int.MaxValue ? int.MaxValue : (int)years;
    }
}
