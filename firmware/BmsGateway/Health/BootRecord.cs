// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Health;

/// <summary>
/// Boot counter, clean-stop marker and reset reason, kept in flash. Written once at each start and once at each orderly end, so it
/// costs the flash next to nothing. Not on the control thread.
/// </summary>
public sealed class BootRecord
{
    /// <summary>Name of the record.</summary>
    public const string FileName = "boot.rec";

    /// <summary>Longest text of a reason, bytes; the rest is left out.</summary>
    public const int MaximumTextLength = 96;

    private const byte Version = 1;
    private const byte Running = 0;
    private const int TextOffset = 8;

    private readonly RecordFile _record;
    private readonly byte[] _buffer = new byte[TextOffset + MaximumTextLength];

    /// <summary>Names the record; nothing is read yet.</summary>
    public BootRecord(IFileStore files)
    {
        _record = new RecordFile(files, FileName, TextOffset + MaximumTextLength);
    }

    /// <summary>Number of this start, from 1; begins anew when the record is lost.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>Why the gateway has started.</summary>
    public ResetReason Reason { get; private set; } = ResetReason.FirstStart;

    /// <summary>What the gateway noted before a planned restart or one by the supervisor; empty otherwise.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Restarts by the supervisor in a row that led to this start.</summary>
    public int WatchdogStreak { get; private set; }

    /// <summary>True once this start stands in the record; false: the flash could not be written.</summary>
    public bool IsRecorded { get; private set; }

    /// <summary>Reads what the last run has left. Call it once, before the services start.</summary>
    public void Read()
    {
        RecordReadResult result = _record.TryRead(out byte[] content);
        if (result == RecordReadResult.Missing)
        {
            return;
        }

        if (content.Length < TextOffset || content[0] != Version)
        {
            Reason = ResetReason.RecordDamaged;
            return;
        }

        Number = (content[1] | (content[2] << 8) | (content[3] << 16) | ((content[4] & 0x7F) << 24)) + 1;
        byte marker = content[5];
        bool isMarked = marker == (byte)ResetReason.CleanStop
            || marker == (byte)ResetReason.Planned
            || marker == (byte)ResetReason.Watchdog;
        Reason = isMarked ? (ResetReason)marker : ResetReason.Unexpected;
        WatchdogStreak = Reason == ResetReason.Watchdog ? content[6] : 0;
        int length = content[7];
        if (isMarked && length <= content.Length - TextOffset)
        {
            Detail = Encoding.UTF8.GetString(content, TextOffset, length);
        }
    }

    /// <summary>Notes that the gateway runs: from now on an end without a marker is an unexpected one.</summary>
    /// <returns>False when the flash could not be written.</returns>
    public bool TryMarkRunning()
    {
        IsRecorded = TryWrite(Running, 0, "");
        return IsRecorded;
    }

    /// <summary>Notes an orderly end.</summary>
    /// <param name="reason">CleanStop, Planned or Watchdog.</param>
    /// <param name="detail">Why, one sentence.</param>
    /// <param name="streak">Restarts by the supervisor in a row, this one with them; 0 for the others.</param>
    /// <returns>False when the flash could not be written; the next start then counts as unexpected.</returns>
    public bool TryMarkEnd(ResetReason reason, string detail, int streak) => TryWrite((byte)reason, streak, detail);

    private bool TryWrite(byte marker, int streak, string detail)
    {
        byte[] text = Encoding.UTF8.GetBytes(detail);
        int length = text.Length < MaximumTextLength ? text.Length : MaximumTextLength;
        while (length > 0 && length < text.Length && (text[length] & 0xC0) == 0x80)
        {
            // Not in the middle of a character.
            length--;
        }

        _buffer[0] = Version;
        _buffer[1] = (byte)Number;
        _buffer[2] = (byte)(Number >> 8);
        _buffer[3] = (byte)(Number >> 16);
        _buffer[4] = (byte)(Number >> 24);
        _buffer[5] = marker;
        _buffer[6] = (byte)(streak > 255 ? 255 : streak);
        _buffer[7] = (byte)length;
        System.Array.Copy(text, 0, _buffer, TextOffset, length);
        return _record.TryWrite(_buffer, TextOffset + length);
    }
}
