// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>A copy of one entry of the <see cref="AlarmJournal"/>, for a reader.</summary>
public sealed class JournalEntry
{
    /// <summary>Number of the entry, counting from 1 since the journal was made; never used again.</summary>
    public long Number;

    /// <summary>Wall-clock time, seconds since 1970-01-01 UTC; 0 when the clock was not set.</summary>
    public long UtcSeconds;

    /// <summary>Time since the start of the gateway, s.</summary>
    public int UptimeSeconds;

    /// <summary>Number of the start, modulo 65536.</summary>
    public int BootNumber;

    /// <summary>Alarm; may be a number that this version does not know.</summary>
    public AlarmId Id;

    /// <summary>How much it mattered.</summary>
    public AlarmSeverity Severity;

    /// <summary>What happened.</summary>
    public AlarmChangeKind Kind;

    /// <summary>Value of its source.</summary>
    public int Value;
}
