// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>Keys of the limit reasons, in the order of <see cref="LimitReason"/>; the page makes text of them.</summary>
public static class LimitReasons
{
    private static readonly string[] Keys =
    {
        "none", "configured", "bms_fully_charged", "bms_over_voltage_margin", "bms_over_current_margin", "stale_data",
    };

    /// <summary>Key of a reason ("configured").</summary>
    public static string KeyOf(LimitReason reason) => Keys[(int)reason];
}
