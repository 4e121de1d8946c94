// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>What settings have to keep among each other, at every moment.</summary>
public static class SettingsRules
{
    /// <summary>
    /// Place of register 340, whose change makes the BMS restart by itself (TinyBMS User Manual Rev D).
    /// </summary>
    public const int OperationModeIndex = 340 - SettingRows.FirstAddress;

    private const int StateOfHealthIndex = 323 - SettingRows.FirstAddress;
    private const int StateOfChargeIndex = 328 - SettingRows.FirstAddress;
    private const int BroadcastIntervalIndex = 342 - SettingRows.FirstAddress;
    private const int BroadcastFormatIndex = 343 - SettingRows.FirstAddress;

    // TinyBMS User Manual Rev D: periods of 0.1 to 0.5 s (1 to 3) are not allowed with the LED bar (2).
    private const int LedBarFormat = 2;
    private const int ShortestLedBarInterval = 4;

    /// <summary>True when a set keeps all rules. Allocates nothing.</summary>
    /// <param name="words">Registers from 300 on.</param>
    /// <param name="hasRevisionD">True for firmware of document revision D.</param>
    public static bool IsValid(ushort[] words, bool hasRevisionD) =>
        SettingsChain.Voltages.FindBreak(words) < 0
        && (!hasRevisionD || SettingsChain.DischargeCurrents.FindBreak(words) < 0)
        && FitsLedBar(words);

    /// <summary>True for a register whose value is a command and cannot be read back (Rev D: 323 and 328).</summary>
    /// <param name="index">Place among the settings registers.</param>
    public static bool IsPreset(int index) => index == StateOfHealthIndex || index == StateOfChargeIndex;

    /// <summary>Says which rule a set breaks.</summary>
    /// <param name="words">Registers from 300 on.</param>
    /// <param name="settings">Names the registers and knows the firmware.</param>
    /// <returns>Null when it breaks none, else what is wrong and what is allowed.</returns>
    public static string? Explain(ushort[] words, TinyBmsSettings settings)
    {
        string? error = Explain(SettingsChain.Voltages, words, settings.Rows);
        if (error == null && settings.HasRevisionD)
        {
            error = Explain(SettingsChain.DischargeCurrents, words, settings.Rows);
        }

        return error != null || FitsLedBar(words)
            ? error
            : "Setting broadcast_interval: allowed with communication_protocol 2 (LED bar) are 0 and 4 to 7.";
    }

    /// <summary>
    /// Register to write next so that every set between keeps the rules, or −1 when all are at their goal. The
    /// presets, which cannot be taken back, come late, and the register that restarts the BMS comes last.
    /// </summary>
    /// <param name="words">Registers as they stand.</param>
    /// <param name="goal">Registers as they shall be.</param>
    /// <param name="open">Bits of each register that may still be written.</param>
    public static int NextWrite(ushort[] words, ushort[] goal, ushort[] open)
    {
        int index = SettingsChain.Voltages.NextWrite(words, goal, open);
        index = index >= 0 ? index : SettingsChain.DischargeCurrents.NextWrite(words, goal, open);
        if (index >= 0)
        {
            return index;
        }

        // The LED bar is left before its interval is shortened, and taken up after that has been lengthened.
        bool isFormatFirst = (words[BroadcastFormatIndex] & 0xFF) == LedBarFormat;
        if (isFormatFirst && Differs(words, goal, open, BroadcastFormatIndex))
        {
            return BroadcastFormatIndex;
        }

        for (int i = 0; i < words.Length; i++)
        {
            if (!IsLate(i) && Differs(words, goal, open, i))
            {
                return i;
            }
        }

        return Differs(words, goal, open, StateOfHealthIndex) ? StateOfHealthIndex
            : Differs(words, goal, open, StateOfChargeIndex) ? StateOfChargeIndex
            : Differs(words, goal, open, OperationModeIndex) ? OperationModeIndex
            : -1;
    }

    private static bool IsLate(int index) =>
        index == StateOfHealthIndex || index == StateOfChargeIndex || index == OperationModeIndex;

    private static bool Differs(ushort[] words, ushort[] goal, ushort[] open, int index) =>
        ((words[index] ^ goal[index]) & open[index]) != 0;

    private static bool FitsLedBar(ushort[] words)
    {
        int interval = words[BroadcastIntervalIndex] & 0xFF;
        return (words[BroadcastFormatIndex] & 0xFF) != LedBarFormat
            || interval == 0
            || interval >= ShortestLedBarInterval;
    }

    private static string? Explain(SettingsChain chain, ushort[] words, SettingRows rows)
    {
        int place = chain.FindBreak(words);
        if (place < 0)
        {
            return null;
        }

        SettingRow lower = rows.AtAddress(SettingRows.FirstAddress + chain.IndexAt(place));
        SettingRow upper = rows.AtAddress(SettingRows.FirstAddress + chain.IndexAt(place + 1));
        return "Settings " + lower.Key + " (" + lower.TextOf(lower.Read(words)) + ") and " + upper.Key + " ("
            + upper.TextOf(upper.Read(words)) + "): the second must be at least " + lower.TextOf(chain.Gap)
            + " above the first.";
    }
}
