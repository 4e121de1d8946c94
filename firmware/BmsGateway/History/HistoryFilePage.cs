// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.History;

/// <summary>
/// Reads the history file of a day in pages. A page begins behind the first line feed at or after its place and ends
/// with the line in which the next one begins, so pages put one behind another are the whole file. The lines that wait
/// in memory are the end of the file that is being written. Only inside the lock of the service.
/// </summary>
public sealed class HistoryFilePage
{
    /// <summary>Bytes of a page; its last line comes on top.</summary>
    public const int Bytes = 16384;

    // A line is much shorter (CsvLines.LongestLine); a file without line feeds is none of ours, and is cut.
    private const int LongestTail = 1024;
    private const int ChunkLength = 512;

    private readonly IFileStore _files;
    private readonly HistoryWriter _writer;
    private readonly byte[] _chunk = new byte[ChunkLength];

    /// <summary>Makes a reader.</summary>
    public HistoryFilePage(IFileStore files, HistoryWriter writer)
    {
        _files = files;
        _writer = writer;
    }

    /// <summary>Bytes of a day, those that wait in memory among them; 0 when there are none.</summary>
    public long BytesOf(int day)
    {
        long size = _files.SizeOf(HistoryFolder.NameOfDay(day));
        return size <= 0 ? 0 : size + WaitingOf(day);
    }

    /// <summary>Writes a page.</summary>
    /// <returns>False when the file cannot be read.</returns>
    public bool TryWrite(int day, int page, JsonWriter answer)
    {
        string name = HistoryFolder.NameOfDay(day);
        long size = _files.SizeOf(name);
        long total = size + WaitingOf(day);
        long from = (long)page * Bytes;
        long to = from + Bytes;
        bool isInside = page == 0;
        for (long at = page == 0 ? 0 : from - 1; at < total; at += ChunkLength)
        {
            int count = Read(name, size, at, total);
            if (count < 0)
            {
                return false;
            }

            int first = 0;
            for (int i = 0; i < count; i++)
            {
                bool isLineEnd = _chunk[i] == (byte)'\n';
                if (!isInside && isLineEnd)
                {
                    isInside = true;
                    first = i + 1;
                }

                // The line that holds the last byte of the page is its last one.
                bool isLast = at + i >= to - 1 && (isLineEnd || at + i >= to + LongestTail);
                if (isLast)
                {
                    Append(answer, isInside, first, i + 1);
                    return true;
                }
            }

            Append(answer, isInside, first, count);
        }

        return true;
    }

    private void Append(JsonWriter answer, bool isInside, int first, int end)
    {
        if (isInside && end > first)
        {
            answer.AppendBytes(_chunk, first, end - first);
        }
    }

    private int WaitingOf(int day) => _writer.Day == day ? _writer.Length : 0;

    // Bytes of the file and, behind them, those that wait.
    private int Read(string name, long size, long at, long total)
    {
        int count = total - at < ChunkLength ? (int)(total - at) : ChunkLength;
        if (at < size)
        {
            int inFile = size - at < count ? (int)(size - at) : count;
            if (_files.ReadPart(name, at, _chunk, inFile) != inFile)
            {
                return -1;
            }

            System.Array.Copy(_writer.Block, 0, _chunk, inFile, count - inFile);
        }
        else
        {
            System.Array.Copy(_writer.Block, (int)(at - size), _chunk, 0, count);
        }

        return count;
    }
}
