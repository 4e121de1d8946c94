// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Gives the 24-bit times of the event records their upper bits back. 24 bits of seconds wrap after 194 days, the
/// lifetime counter of the BMS has 32 (Rev D, events).
/// </summary>
public static class TinyBmsEventClock
{
    /// <summary>
    /// How far an event may lie ahead of the lifetime counter, s: the two may have been taken a second apart.
    /// </summary>
    public const int ToleranceSeconds = 5;

    private const long Wrap = 1L << 24;

    /// <summary>Newest time with these lower bits that is not in the future.</summary>
    /// <param name="time">Lower 24 bits of the time, s.</param>
    /// <param name="lifetimeSeconds">Lifetime counter of the BMS, s, read with the record or shortly before.</param>
    /// <returns>
    /// Seconds of the lifetime counter, or <see cref="BatterySnapshot.Unknown"/> when the BMS has not run for that
    /// long: a record from before its counter was reset.
    /// </returns>
    public static long Unwrap(int time, long lifetimeSeconds)
    {
        long candidate = (lifetimeSeconds / Wrap * Wrap) + Wrap + time;
        while (candidate > lifetimeSeconds + ToleranceSeconds)
        {
            candidate -= Wrap;
        }

        return candidate < 0 ? BatterySnapshot.Unknown : candidate;
    }
}
