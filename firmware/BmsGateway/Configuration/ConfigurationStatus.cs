// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>How it stands with the stored settings; kept up to date by <see cref="ConfigurationStore"/>. Any thread may read.</summary>
public sealed class ConfigurationStatus
{
    /// <summary>
    /// True when the newest settings could not be used as they were stored: an older copy, defaults, or defaults in place
    /// of some values are in use. A save by a person ends it.
    /// </summary>
    public bool IsFallbackUsed;

    /// <summary>What the start found, one sentence.</summary>
    public string Message = "";

    /// <summary>True when the last save failed; the settings before it are in use and in flash.</summary>
    public bool HasSaveFailed;

    /// <summary>Saves since the start.</summary>
    public int SaveCount;

    /// <summary>Number of the stored state; grows by one with each save, over restarts too. 0 when nothing is stored.</summary>
    public long SaveNumber;

    /// <summary>Settings in the store that this version does not know.</summary>
    public int UnknownCount;
}
