// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;

namespace BmsGateway.Simulators.Victron;

/// <summary>The 13 conditions of frame 0x35A in the order of their bit pairs.</summary>
public static class GxConditions
{
    private static readonly string[] All =
    {
        "general", "high_voltage", "low_voltage", "high_temp", "low_temp", "high_temp_charge", "low_temp_charge",
        "high_current", "high_charge_current", "contactor", "short_circuit", "bms_internal", "cell_imbalance",
    };

    /// <summary>Names; pair n is bits 2n and 2n+1 of bytes 0-3 (alarm) and of bytes 4-7 (warning).</summary>
    public static IReadOnlyList<string> Names => All;

    internal static int Find(string name)
    {
        int index = Array.IndexOf(All, name);
        string known = string.Join(", ", All);
        return index >= 0 ? index : throw new ArgumentException($"unknown condition '{name}', known are: {known}");
    }
}
