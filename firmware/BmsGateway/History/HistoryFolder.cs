// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.History;

/// <summary>
/// The history files: one per local day ("2026-01-31.csv"), and before the wall clock is set one per start of the
/// gateway ("boot-00017.csv"). Keeps their number and size within bounds. Not for several threads at once.
/// </summary>
public sealed class HistoryFolder
{
    /// <summary>Folder of the files.</summary>
    public const string Folder = "history";

    private const string BootStart = "boot-";
    private const string Ending = ".csv";
    private const int DateLength = 10;
    private const int BootDigits = 5;
    private const int MostBootNumber = 99999;

    private readonly IFileStore _files;
    private readonly int _mostFiles;
    private readonly long _mostBytes;

    /// <summary>Makes the folder's keeper.</summary>
    /// <param name="files">Flash of the board.</param>
    /// <param name="mostFiles">Files that are kept, 1 or more.</param>
    /// <param name="mostBytes">Room for all files together, bytes.</param>
    public HistoryFolder(IFileStore files, int mostFiles, long mostBytes)
    {
        _files = files;
        _mostFiles = mostFiles;
        _mostBytes = mostBytes;
    }

    /// <summary>Name with its folder of a day's file.</summary>
    public static string NameOfDay(int day) => Folder + "/" + DayClock.TextOf(day) + Ending;

    /// <summary>Name with its folder for the next start without a clock.</summary>
    public string NextBootName()
    {
        string[] names = _files.List(Folder);
        int highest = 0;
        for (int i = 0; i < names.Length; i++)
        {
            int number = BootNumberOf(names[i]);
            highest = number > highest ? number : highest;
        }

        return Folder + "/" + BootStart + (highest >= MostBootNumber ? 1 : highest + 1).ToString("D5") + Ending;
    }

    /// <summary>Names without folder of the dated files, newest first.</summary>
    public string[] ListDays()
    {
        string[] names = _files.List(Folder);
        int count = 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (DayOf(names[i]) != DayClock.Unknown)
            {
                names[count++] = names[i];
            }
        }

        string[] days = new string[count];
        for (int i = 0; i < count; i++)
        {
            int place = i;
            for (; place > 0 && DayOf(days[place - 1]) < DayOf(names[i]); place--)
            {
                days[place] = days[place - 1];
            }

            days[place] = names[i];
        }

        return days;
    }

    /// <summary>Day of a text like "2026-01-31", or <see cref="DayClock.Unknown"/>.</summary>
    public static int DayOfText(string text) => DayOf(text + Ending);

    /// <summary>Day of a file name without folder, or <see cref="DayClock.Unknown"/>.</summary>
    public static int DayOf(string name)
    {
        if (name.Length != DateLength + Ending.Length || !name.EndsWith(Ending) || name[4] != '-' || name[7] != '-')
        {
            return DayClock.Unknown;
        }

        int year = NumberIn(name, 0, 4);
        int month = NumberIn(name, 5, 2);
        return DayClock.Join(year, month, NumberIn(name, 8, 2));
    }

    /// <summary>Removes the oldest files until number and size are within bounds.</summary>
    /// <param name="current">File that is being written; never removed.</param>
    /// <param name="today">Local day, or <see cref="DayClock.Unknown"/>.</param>
    /// <returns>
    /// Bytes of all files that are left, the current one among them; more than there is room for when only the current
    /// one is left.
    /// </returns>
    public long Trim(string current, int today)
    {
        string[] names = _files.List(Folder);
        long bytes = 0;
        int count = _files.SizeOf(current) < 0 ? 1 : 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (IsHistory(names[i]))
            {
                long size = _files.SizeOf(Folder + "/" + names[i]);
                bytes += size > 0 ? size : 0;
                count++;
            }
        }

        while (count > _mostFiles || bytes > _mostBytes)
        {
            long freed = RemoveOldest(current, today);
            if (freed < 0)
            {
                break;
            }

            bytes -= freed;
            count--;
        }

        return bytes;
    }

    /// <summary>Removes the oldest file.</summary>
    /// <param name="current">File that is being written; never removed.</param>
    /// <param name="today">Local day, or <see cref="DayClock.Unknown"/>.</param>
    /// <returns>Bytes that were freed; −1 when there is no file left to remove, or it cannot be removed.</returns>
    public long RemoveOldest(string current, int today)
    {
        string[] names = _files.List(Folder);
        string oldest = "";
        for (int i = 0; i < names.Length; i++)
        {
            bool isCandidate = IsHistory(names[i]) && Folder + "/" + names[i] != current;
            if (isCandidate && (oldest.Length == 0 || IsOlder(names[i], oldest, today)))
            {
                oldest = names[i];
            }
        }

        if (oldest.Length == 0)
        {
            return -1;
        }

        long size = _files.SizeOf(Folder + "/" + oldest);
        if (!_files.TryDelete(Folder + "/" + oldest))
        {
            return -1;
        }

        return size > 0 ? size : 0;
    }

    // Files of a start without a clock go first; then those of a day to come, which a wrong clock has made.
    private static bool IsOlder(string name, string other, int today)
    {
        int rank = RankOf(name, today);
        int otherRank = RankOf(other, today);
        if (rank != otherRank)
        {
            return rank < otherRank;
        }

        return rank == 0 ? BootNumberOf(name) < BootNumberOf(other) : DayOf(name) < DayOf(other);
    }

    private static int RankOf(string name, int today)
    {
        int day = DayOf(name);
        if (day == DayClock.Unknown)
        {
            return 0;
        }

        return today != DayClock.Unknown && day > today + 1 ? 1 : 2;
    }

    private static bool IsHistory(string name) => DayOf(name) != DayClock.Unknown || BootNumberOf(name) > 0;

    private static int BootNumberOf(string name) =>
        name.Length == BootStart.Length + BootDigits + Ending.Length
        && name.StartsWith(BootStart) && name.EndsWith(Ending)
            ? NumberIn(name, BootStart.Length, BootDigits)
            : -1;

    private static int NumberIn(string text, int start, int length)
    {
        int number = 0;
        for (int i = start; i < start + length; i++)
        {
            if (text[i] < '0' || text[i] > '9')
            {
                return -1;
            }

            number = (number * 10) + text[i] - '0';
        }

        return number;
    }
}
