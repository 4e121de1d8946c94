// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Power;

/// <summary>What has passed in a power system since its start.</summary>
public sealed class PowerMeters
{
    /// <summary>Energy that the sun offered, in watt-hours on the DC side.</summary>
    public double SolarOfferedWattHours { get; internal set; }

    /// <summary>Energy that the solar chargers took of it.</summary>
    public double SolarTakenWattHours { get; internal set; }

    /// <summary>Energy that loads wanted and did not get.</summary>
    public double UnservedWattHours { get; internal set; }

    /// <summary>Charge that only a low CVL took out of the battery: sun and loads alone would not have.</summary>
    public double ForcedDischargeAmpereHours { get; internal set; }

    /// <summary>Highest current that only a low CVL took out of the battery, in amperes.</summary>
    public double HighestForcedAmperes { get; internal set; }

    /// <summary>Charge put into the battery, in ampere-hours.</summary>
    public double ChargedAmpereHours { get; internal set; }

    /// <summary>Charge taken from the battery, in ampere-hours.</summary>
    public double DischargedAmpereHours { get; internal set; }
}
