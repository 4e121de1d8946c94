// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Alarms;

/// <summary>
/// The samples before the last few faults, in flash: one record for each, used in turn. Any thread may read; the alarm
/// service writes.
/// </summary>
/// <remarks>
/// Data of a record, little endian: version (1 byte), severity (1), alarm (2), number of the capture (4), UTC seconds
/// (4), uptime (4), start number (2), samples (2), then the rows of <see cref="SampleRecorder"/>.
/// </remarks>
public sealed class FaultSamples
{
    /// <summary>Faults whose samples are kept.</summary>
    public const int Capacity = 4;

    /// <summary>Bytes in front of the samples.</summary>
    public const int HeaderLength = 20;

    private const byte Version = 1;
    private const int MaximumLength = HeaderLength + (SampleRecorder.Capacity * SampleRecorder.RowLength);

    private readonly object _gate = new();
    private readonly RecordFile[] _records = new RecordFile[Capacity];
    private readonly byte[] _bytes = new byte[MaximumLength];

    /// <summary>Names the records; nothing is read yet.</summary>
    public FaultSamples(IFileStore files)
    {
        for (int i = 0; i < Capacity; i++)
        {
            _records[i] = new RecordFile(files, "fault" + i.ToString() + ".rec", MaximumLength);
        }
    }

    /// <summary>Stores the samples before a fault in place of the oldest ones.</summary>
    /// <param name="number">Number of this capture, counting from 0.</param>
    /// <param name="change">The fault.</param>
    /// <param name="bootNumber">Number of this start.</param>
    /// <param name="utcSeconds">Wall-clock time; 0 when it is not set.</param>
    /// <param name="uptimeSeconds">Time since the start of the gateway, s.</param>
    /// <param name="samples">The samples.</param>
    /// <returns>False when they could not be stored.</returns>
    public bool TryWrite(
        int number, AlarmChange change, int bootNumber, long utcSeconds, int uptimeSeconds, SampleRecorder samples)
    {
        lock (_gate)
        {
            _bytes[0] = Version;
            _bytes[1] = (byte)change.Severity;
            ByteFields.PutShort(_bytes, 2, (int)change.Alarm.Id);
            ByteFields.PutInt(_bytes, 4, number);
            ByteFields.PutInt(_bytes, 8, (int)utcSeconds);
            ByteFields.PutInt(_bytes, 12, uptimeSeconds);
            ByteFields.PutShort(_bytes, 16, bootNumber);
            ByteFields.PutShort(_bytes, 18, samples.Count);
            int length = HeaderLength + samples.CopyTo(_bytes, HeaderLength);
            return _records[number % Capacity].TryWrite(_bytes, length);
        }
    }

    /// <summary>Reads the samples before a fault.</summary>
    /// <param name="number">Number of the capture.</param>
    /// <param name="content">The record; empty when the result is false.</param>
    /// <returns>False when they are not there any more, or damaged.</returns>
    public bool TryRead(int number, out byte[] content)
    {
        content = new byte[0];
        if (number < 0)
        {
            return false;
        }

        lock (_gate)
        {
            RecordReadResult result = _records[number % Capacity].TryRead(out byte[] bytes);
            bool isFound = result == RecordReadResult.Ok || result == RecordReadResult.Recovered;
            if (!isFound || !IsValid(bytes) || ByteFields.GetInt(bytes, 4) != number)
            {
                return false;
            }

            content = bytes;
            return true;
        }
    }

    private static bool IsValid(byte[] bytes) =>
        bytes.Length >= HeaderLength
        && bytes[0] == Version
        && bytes.Length == HeaderLength + (ByteFields.GetUShort(bytes, 18) * SampleRecorder.RowLength);
}
