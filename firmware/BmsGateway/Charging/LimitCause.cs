// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// A limit under construction: its value, the rule that won so far, and the two numbers of that rule.
/// </summary>
public sealed class LimitCause
{
    /// <summary>Value, mA or mV.</summary>
    public int Value;

    /// <summary>Rule that won.</summary>
    public LimitReason Reason;

    /// <summary>Value that the rule looked at, in the unit of <see cref="LimitRules"/>.</summary>
    public int Input = BatterySnapshot.Unknown;

    /// <summary>Value that it was compared with.</summary>
    public int Threshold = BatterySnapshot.Unknown;

    /// <summary>Begins with a value.</summary>
    public void Set(int value, LimitReason reason, int input, int threshold)
    {
        Value = value;
        Reason = reason;
        Input = input;
        Threshold = threshold;
    }

    /// <summary>Lowers the limit; a value that is not lower changes nothing, so the first of equals wins.</summary>
    public void Lower(int value, LimitReason reason, int input, int threshold)
    {
        if (value < Value)
        {
            Set(value, reason, input, threshold);
        }
    }
}
