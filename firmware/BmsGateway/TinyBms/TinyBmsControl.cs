// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>What the BMS can be told to do; the values are the options of command 0x02 (Rev D).</summary>
public enum TinyBmsControl
{
    /// <summary>Forget the events.</summary>
    ClearEvents = 1,

    /// <summary>Forget the statistics.</summary>
    ClearStatistics = 2,

    /// <summary>Restart the BMS: it opens and closes its switches, so the load loses its supply for a moment.</summary>
    Restart = 5,
}
