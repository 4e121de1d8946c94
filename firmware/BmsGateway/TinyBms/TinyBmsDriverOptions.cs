// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

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

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public void Check()
    {
        if (PollPeriodMilliseconds < TinyBmsTiming.MinimumPollPeriodMilliseconds
            || PollPeriodMilliseconds > TinyBmsTiming.MaximumPollPeriodMilliseconds)
        {
            throw new ArgumentOutOfRangeException(
                nameof(PollPeriodMilliseconds), "The poll period of the TinyBMS must be 100 to 5000 ms.");
        }

        if (SleepAfterIdleMinutes < 0 || SleepAfterIdleMinutes > TinyBmsRest.MaximumMinutes)
        {
            throw new ArgumentOutOfRangeException(
                nameof(SleepAfterIdleMinutes),
                "The idle time before the TinyBMS may sleep must be 0 to 1440 minutes.");
        }
    }
}
