// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.History;

/// <summary>
/// Reads single samples, newest first: the ring in memory, then the lines that wait for flash, then the daily files
/// from their end. So a page of new rows costs little, however long the history is. Only inside the lock of the
/// service.
/// </summary>
public sealed class HistoryReader
{
    private const int ChunkLength = 1024;

    private readonly IFileStore _files;
    private readonly DayClock _clock;
    private readonly HistoryRecorder _recorder;
    private readonly HistoryValues _values = new();
    private readonly byte[] _chunk = new byte[ChunkLength];

    /// <summary>Makes a reader.</summary>
    public HistoryReader(IFileStore files, DayClock clock, HistoryRecorder recorder)
    {
        _files = files;
        _clock = clock;
        _recorder = recorder;
    }

    /// <summary>Writes the rows of a page.</summary>
    public void Read(HistoryPage page)
    {
        long oldest = ReadRing(page);
        HistoryWriter writer = _recorder.Writer;
        if (!page.HasMore && writer.Day != DayClock.Unknown)
        {
            ReadLines(page, writer.Block, writer.Length, 0, writer.Day, oldest);
        }

        string[] days = page.HasMore ? new string[0] : writer.Folder.ListDays();
        for (int i = 0; i < days.Length && !page.HasMore; i++)
        {
            int day = HistoryFolder.DayOf(days[i]);
            long start = _clock.StartOfDay(day);
            if (start <= page.To && start < oldest && start + DayClock.SecondsPerDay > page.From)
            {
                ReadFile(page, HistoryFolder.Folder + "/" + days[i], day, oldest);
            }
        }
    }

    // Returns the moment from which on the ring has everything, so that no file row comes twice.
    private long ReadRing(HistoryPage page)
    {
        SampleRing ring = _recorder.Ring;
        bool isDated = _clock.IsSet;
        long offset = _clock.UtcSeconds - (_clock.MonotonicMilliseconds / 1000);
        for (int age = 0; age < ring.Count && !page.HasMore; age++)
        {
            long moment = isDated ? ring.SecondsAt(age) + offset : 0;
            if (page.Wants(moment))
            {
                ring.Read(age, _values);
                WriteRow(page, moment);
            }
        }

        return isDated && ring.Count > 0 ? ring.SecondsAt(ring.Count - 1) + offset : long.MaxValue;
    }

    private void ReadFile(HistoryPage page, string name, int day, long before)
    {
        long end = _files.SizeOf(name);
        while (end > 0 && !page.HasMore)
        {
            int length = end < ChunkLength ? (int)end : ChunkLength;
            if (_files.ReadPart(name, end - length, _chunk, length) != length)
            {
                return;
            }

            // The first line of a chunk may have begun before it; it is read again with the next chunk. A chunk without
            // the beginning of a line is none of ours and is passed over.
            int first = length == end ? 0 : BehindFirstLineFeed(length);
            ReadLines(page, _chunk, length, first, day, before);
            end -= length - first;
        }
    }

    private int BehindFirstLineFeed(int length)
    {
        for (int i = 0; i < length - 1; i++)
        {
            if (_chunk[i] == (byte)'\n')
            {
                return i + 1;
            }
        }

        return 0;
    }

    private void ReadLines(HistoryPage page, byte[] bytes, int length, int first, int day, long before)
    {
        int end = length - 1;
        while (end > first && !page.HasMore)
        {
            int start = end;
            while (start > first && bytes[start - 1] != (byte)'\n')
            {
                start--;
            }

            if (bytes[end] == (byte)'\n' && CsvLines.TryRead(bytes, start, end, out int seconds, _values))
            {
                long moment = _clock.StartOfDay(day) + seconds;
                if (moment < before && page.Wants(moment))
                {
                    WriteRow(page, moment);
                }
            }

            end = start - 1;
        }
    }

    private void WriteRow(HistoryPage page, long moment)
    {
        page.BeginRow(moment);
        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            page.WriteValue(_values.Columns[i], HistoryColumns.DecimalsAt(i));
        }

        int power = _values.PowerWatts();
        if (power == BatterySnapshot.Unknown)
        {
            page.Json.WriteNull();
        }
        else
        {
            page.Json.WriteFixed(power, 0);
        }

        page.Json.WriteFixed((int)_values.State, 0);
        page.Json.EndArray();
    }
}
