// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>Times and counts of a transaction. All are choices; the reasons stand beside them.</summary>
public static class SettingsTiming
{
    /// <summary>Longest time for one request before it is given up as lost, ms: ten times that of an answer.</summary>
    public const int RequestLimitMilliseconds = 2000;

    /// <summary>Wait between two attempts on a broken link, ms.</summary>
    public const int LinkRetryMilliseconds = 1000;

    /// <summary>
    /// Time without any answer after which the transaction ends, ms. Long enough to plug a cable in again, short enough
    /// for the person who waits.
    /// </summary>
    public const int SilenceLimitMilliseconds = 600000;

    /// <summary>Longest time for reading the settings, ms.</summary>
    public const int ReadLimitMilliseconds = 30000;

    /// <summary>How long a reviewed change may be confirmed, ms.</summary>
    public const int ReviewLimitMilliseconds = 600000;

    /// <summary>Time for the BMS to restart after a change of register 340, ms: its silence is expected.</summary>
    public const int RestartMilliseconds = 10000;

    /// <summary>Wait between two looks at a preset that the BMS has not taken over yet, ms.</summary>
    public const int PresetPauseMilliseconds = 200;

    /// <summary>Looks at a preset before it counts as not taken.</summary>
    public const int MaximumPresetLooks = 10;

    /// <summary>Attempts to write one register.</summary>
    public const int MaximumWriteAttempts = 3;
}
