// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.ChargingBench.Laws;

/// <summary>What a control law makes of it.</summary>
public sealed class LawLimits
{
    /// <summary>Charge voltage limit in volts.</summary>
    public double ChargeVolts { get; set; }

    /// <summary>Charge current limit in amperes.</summary>
    public double ChargeAmperes { get; set; }

    /// <summary>Discharge current limit in amperes.</summary>
    public double DischargeAmperes { get; set; }
}
