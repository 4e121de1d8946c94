// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>What a person can set of the driver.</summary>
public sealed class TinyBmsDriverOptions
{
    /// <summary>Period of the live block, 100–5000 ms (<see cref="TinyBmsTiming"/>).</summary>
    public int PollPeriodMilliseconds = 250;

    /// <summary>Idle minutes after which the BMS may sleep, 0–1440; 0 = never (<see cref="TinyBmsRest"/>).</summary>
    public int SleepAfterIdleMinutes;

    /// <summary>True when raw bytes are published from the start (<see cref="TinyBmsRawView"/>).</summary>
    public bool IsRawViewEnabled;
}
