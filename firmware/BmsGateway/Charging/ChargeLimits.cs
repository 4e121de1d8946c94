// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// What the battery may be given and asked for. One object for the life of the controller, written on the control
/// thread; other threads read it number by number (each is an int, so each is whole).
/// </summary>
public sealed class ChargeLimits
{
    /// <summary>
    /// Charge voltage limit, pack, mV. Never 0 when it is sent: a GX answers CVL 0 by discharging the pack.
    /// </summary>
    public int ChargeVoltageMillivolts;

    /// <summary>Charge current limit, mA, never negative.</summary>
    public int ChargeCurrentMilliamperes;

    /// <summary>Discharge current limit, mA, never negative.</summary>
    public int DischargeCurrentMilliamperes;

    /// <summary>Rule that set the charge voltage.</summary>
    public LimitReason ChargeVoltageReason;

    /// <summary>Value that this rule looked at, in the unit of <see cref="LimitRules"/>.</summary>
    public int ChargeVoltageInput = BatterySnapshot.Unknown;

    /// <summary>Value that it was compared with.</summary>
    public int ChargeVoltageThreshold = BatterySnapshot.Unknown;

    /// <summary>Rule that set the charge current.</summary>
    public LimitReason ChargeCurrentReason;

    /// <summary>Value that this rule looked at, in the unit of <see cref="LimitRules"/>.</summary>
    public int ChargeCurrentInput = BatterySnapshot.Unknown;

    /// <summary>Value that it was compared with.</summary>
    public int ChargeCurrentThreshold = BatterySnapshot.Unknown;

    /// <summary>Rule that set the discharge current.</summary>
    public LimitReason DischargeCurrentReason;

    /// <summary>Value that this rule looked at, in the unit of <see cref="LimitRules"/>.</summary>
    public int DischargeCurrentInput = BatterySnapshot.Unknown;

    /// <summary>Value that it was compared with.</summary>
    public int DischargeCurrentThreshold = BatterySnapshot.Unknown;

    /// <summary>Monotonic time of the evaluation, ms.</summary>
    public long ComputedAtMilliseconds;

    /// <summary>Monotonic time of the sample that was used, ms.</summary>
    public long SampledAtMilliseconds;

    /// <summary>Where the fallback ladder stands.</summary>
    public ControlState State;

    /// <summary>True while nothing may be sent on CAN.</summary>
    public bool IsSilent = true;

    /// <summary>Phase of charging.</summary>
    public ChargePhase Phase;

    /// <summary>Lowest charge voltage that may leave, mV; 0 while no pack is known.</summary>
    public int LowestVoltageMillivolts;

    /// <summary>Highest charge voltage that may leave, mV: the over-voltage cutoff of the BMS for the pack.</summary>
    public int HighestVoltageMillivolts;

    /// <summary>Largest charge current that may leave, mA.</summary>
    public int HighestChargeMilliamperes;

    /// <summary>Largest discharge current that may leave, mA.</summary>
    public int HighestDischargeMilliamperes;

    /// <summary>Age of the sample up to which limits may leave, ms; 0 while no pack is known.</summary>
    public int LongestSampleAgeMilliseconds;
}
