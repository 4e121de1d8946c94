// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>Why the gateway has started. The device does not tell it; it follows from the marker in the boot record.</summary>
public enum ResetReason
{
    /// <summary>There is no record of an earlier start.</summary>
    FirstStart = 0,

    /// <summary>It had been stopped in order.</summary>
    CleanStop = 1,

    /// <summary>It restarted itself as planned; the text of the record says why.</summary>
    Planned = 2,

    /// <summary>The supervisor restarted it because control was dead.</summary>
    Watchdog = 3,

    /// <summary>No marker: a power cut, the reset button or a crash. They cannot be told apart.</summary>
    Unexpected = 4,

    /// <summary>The record is damaged or cannot be read, so nothing is known.</summary>
    RecordDamaged = 5,
}
