// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>One row of <see cref="LimitRules"/>.</summary>
public sealed class LimitRule
{
    /// <summary>Makes a row.</summary>
    public LimitRule(LimitReason reason, string key, LimitUnit input, LimitUnit threshold, string text)
    {
        Reason = reason;
        Key = key;
        InputUnit = input;
        ThresholdUnit = threshold;
        Text = text;
    }

    /// <summary>Identity; equals the row's index in the table.</summary>
    public LimitReason Reason { get; }

    /// <summary>Key in every document ("high_cell").</summary>
    public string Key { get; }

    /// <summary>Unit of the value that the rule looked at.</summary>
    public LimitUnit InputUnit { get; }

    /// <summary>Unit of the value that it was compared with.</summary>
    public LimitUnit ThresholdUnit { get; }

    /// <summary>English text; {0} stands for the input, {1} for the threshold, in V, A, °C, % and s.</summary>
    public string Text { get; }
}
