// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.ChargingBench.Laws;

/// <summary>What a control law sees once per second, in volts, amperes, degrees Celsius and %.</summary>
public sealed class LawInput
{
    /// <summary>Voltages of the cells.</summary>
    public double[] CellVolts { get; set; } = Array.Empty<double>();

    /// <summary>Sum of the cells.</summary>
    public double SumVolts { get; set; }

    /// <summary>Highest cell.</summary>
    public double HighestVolts { get; set; }

    /// <summary>Lowest cell.</summary>
    public double LowestVolts { get; set; }

    /// <summary>Current, positive = charging.</summary>
    public double Amperes { get; set; }

    /// <summary>Coldest sensor.</summary>
    public double ColdestCelsius { get; set; }

    /// <summary>Hottest sensor.</summary>
    public double HottestCelsius { get; set; }

    /// <summary>State of charge that the BMS reports.</summary>
    public double SocPercent { get; set; }

    /// <summary>True while the BMS bleeds a cell.</summary>
    public bool IsBalancing { get; set; }

    /// <summary>Capacity in ampere-hours.</summary>
    public double CapacityAmpereHours { get; set; }

    /// <summary>Over-voltage cutoff of a cell.</summary>
    public double CutoffVolts { get; set; }

    /// <summary>Charge current that the user allows.</summary>
    public double ChargeAmperes { get; set; }

    /// <summary>Discharge current that the user allows.</summary>
    public double DischargeAmperes { get; set; }
}
