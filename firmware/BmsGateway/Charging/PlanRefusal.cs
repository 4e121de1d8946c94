// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>Why a configuration is refused, with the two numbers that tell it.</summary>
public sealed class PlanRefusal
{
    /// <summary>The reason; <see cref="LimitReason.None"/> when nothing is refused.</summary>
    public LimitReason Reason;

    /// <summary>First number, in the unit of <see cref="LimitRules"/>.</summary>
    public int Input = BatterySnapshot.Unknown;

    /// <summary>Second number.</summary>
    public int Threshold = BatterySnapshot.Unknown;

    /// <summary>Sets all three.</summary>
    /// <returns>False, for the caller to hand on.</returns>
    public bool Set(LimitReason reason, int input, int threshold)
    {
        Reason = reason;
        Input = input;
        Threshold = threshold;
        return false;
    }
}
