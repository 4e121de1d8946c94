// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// What the battery may be given and asked for. One object for the life of the controller, written on the control thread;
/// other threads read it number by number (each is an int, so each is whole).
/// </summary>
public sealed class ChargeLimits
{
    /// <summary>Charge voltage limit, pack, mV. Never 0: a GX answers CVL 0 by discharging the pack.</summary>
    public int ChargeVoltageMillivolts;

    /// <summary>Charge current limit, mA, never negative.</summary>
    public int ChargeCurrentMilliamperes;

    /// <summary>Discharge current limit, mA, never negative.</summary>
    public int DischargeCurrentMilliamperes;

    /// <summary>Rule that set the charge voltage.</summary>
    public LimitReason ChargeVoltageReason;

    /// <summary>Rule that set the charge current.</summary>
    public LimitReason ChargeCurrentReason;

    /// <summary>Rule that set the discharge current.</summary>
    public LimitReason DischargeCurrentReason;

    /// <summary>Monotonic time of the evaluation, ms.</summary>
    public long ComputedAtMilliseconds;

    /// <summary>Monotonic time of the sample that was used, ms.</summary>
    public long SampledAtMilliseconds;

    /// <summary>Where the fallback ladder stands; decides whether and what is sent on CAN.</summary>
    public ControlState State;
}
