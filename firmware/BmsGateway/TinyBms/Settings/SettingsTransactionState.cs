// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>Where a transaction stands.</summary>
public enum SettingsTransactionState
{
    /// <summary>Nothing has been read, or reading has failed.</summary>
    Idle = 0,

    /// <summary>The settings are being read.</summary>
    Reading = 1,

    /// <summary>The settings are known; a change may be proposed.</summary>
    Ready = 2,

    /// <summary>A change is valid and waits for a person to confirm or cancel it.</summary>
    Reviewing = 3,

    /// <summary>The change is being written.</summary>
    Writing = 4,

    /// <summary>Something failed; the old values are being put back.</summary>
    Restoring = 5,

    /// <summary>It has ended; the outcome is there. The settings must be read again before the next change.</summary>
    Finished = 6,
}
