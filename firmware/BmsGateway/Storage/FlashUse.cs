// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Storage;

/// <summary>
/// How full the drive is, from the sizes of the gateway's own files in the folders it uses; the platform does not tell
/// the free room. littlefs hands out blocks of 4 KiB, and a folder takes two (littlefs DESIGN.md, "metadata pairs").
/// Asks for the size of every file, so it is for rare use, and never on the control thread.
/// </summary>
public sealed class FlashUse
{
    /// <summary>From this part of the drive on it is nearly full, %.</summary>
    public const int NearlyFullPercent = 85;

    /// <summary>Below this part it is not any more, %.</summary>
    public const int RelaxedPercent = 80;

    private const int FirstMilliseconds = 60000;
    private const int PeriodMilliseconds = 3600000;

    private static readonly string[] Folders = { "", "history", "log" };

    private readonly IFileStore _files;
    private readonly long _driveBytes;
    private long _dueAt = -1;

    /// <summary>Makes a counter.</summary>
    /// <param name="files">Flash of the board.</param>
    /// <param name="driveKibibytes">Size of the drive, KiB; more than 0.</param>
    public FlashUse(IFileStore files, int driveKibibytes)
    {
        _files = files;
        _driveBytes = driveKibibytes * 1024L;
    }

    /// <summary>Part of the drive that was taken at the last count, %; above 100 when the drive is larger than said.</summary>
    public int Percent { get; private set; }

    /// <summary>True from 85 % on until it falls below 80 %.</summary>
    public bool IsNearlyFull { get; private set; }

    /// <summary>Counts when it is due: a minute after the first call, when the start is over, then once an hour.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>True when it has counted.</returns>
    public bool CountWhenDue(long nowMilliseconds)
    {
        if (_dueAt < 0)
        {
            _dueAt = nowMilliseconds + FirstMilliseconds;
        }

        if (nowMilliseconds < _dueAt)
        {
            return false;
        }

        _dueAt = nowMilliseconds + PeriodMilliseconds;
        Count();
        return true;
    }

    /// <summary>Counts anew.</summary>
    public void Count()
    {
        long bytes = 0;
        for (int i = 0; i < Folders.Length; i++)
        {
            bytes += BytesOf(Folders[i]);
        }

        Percent = (int)(bytes * 100 / _driveBytes);
        IsNearlyFull = Percent >= NearlyFullPercent || (IsNearlyFull && Percent >= RelaxedPercent);
    }

    private long BytesOf(string folder)
    {
        string[] names = _files.List(folder);
        string start = folder.Length == 0 ? "" : folder + "/";
        long bytes = 2L * FlashWear.BlockBytes;
        for (int i = 0; i < names.Length; i++)
        {
            long size = _files.SizeOf(start + names[i]);
            bytes += size <= 0 ? 0 : FlashWear.RoomOf(size);
        }

        return bytes;
    }
}
