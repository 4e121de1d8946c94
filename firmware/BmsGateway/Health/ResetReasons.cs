// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>Keys of the reset reasons in JSON and in the log, in the order of <see cref="ResetReason"/>.</summary>
public static class ResetReasons
{
    private static readonly string[] Keys = { "first_start", "clean_stop", "planned", "watchdog", "unexpected", "record_damaged" };

    /// <summary>Key of a reason ("watchdog").</summary>
    public static string KeyOf(ResetReason reason)
    {
        int index = (int)reason;
        return index >= 0 && index < Keys.Length ? Keys[index] : "unknown";
    }
}
