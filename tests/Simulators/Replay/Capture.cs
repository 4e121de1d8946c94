// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;

namespace BmsGateway.Simulators.Replay;

/// <summary>What was seen on the line between a host and a device, in order of time.</summary>
public sealed class Capture
{
    /// <summary>Largest file, bytes: about a day of polling four times a second.</summary>
    public const int LargestFile = 256 * 1024 * 1024;

    private Capture(string name, IReadOnlyList<CaptureRecord> records)
    {
        Name = name;
        Records = records;
    }

    /// <summary>Where it comes from, for messages.</summary>
    public string Name { get; }

    /// <summary>The records; among them at least one request with an answer.</summary>
    public IReadOnlyList<CaptureRecord> Records { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The capture.</returns>
    /// <exception cref="CaptureException">The file cannot be read, or a line of it is wrong.</exception>
    public static Capture Load(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                throw new CaptureException($"capture '{path}' is too large; allowed are {LargestFile} bytes");
            }

            using var reader = new StreamReader(path);
            return Read(path, reader);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CaptureException($"capture '{path}' cannot be read: {error.Message}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <param name="reader">The text.</param>
    /// <returns>The capture.</returns>
    /// <exception cref="CaptureException">A line is wrong; the message names it.</exception>
    public static Capture Read(string name, TextReader reader)
    {
        var records = new List<CaptureRecord>();
        bool isAnswered = false;
        int number = 0;
        for (string? line = reader.ReadLine(); line != null; line = reader.ReadLine())
        {
            number++;
            string content = line.Split('#')[0].Trim();
            if (content.Length == 0)
            {
                continue;
            }

            CaptureRecord record = ReadRecord(name, number, content, records);
            isAnswered |= !record.IsRequest && records.Count > 0 && records[^1].IsRequest;
            records.Add(record);
        }

        return isAnswered
            ? new Capture(name, records)
            : throw new CaptureException($"capture '{name}' holds no request with an answer");
    }

    private static CaptureRecord ReadRecord(string name, int number, string line, List<CaptureRecord> before)
    {
        try
        {
            CaptureRecord record = CaptureFormat.Read(line);
            return before.Count == 0 || record.Milliseconds >= before[^1].Milliseconds
                ? record
                : throw new CaptureException("the time goes back; lines must be in order of time");
        }
        catch (CaptureException error)
        {
            throw new CaptureException($"capture '{name}', line {number}: {error.Message}");
        }
    }
}
