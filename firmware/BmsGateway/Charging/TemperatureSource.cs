// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>Where the temperature of the battery comes from (<c>charging.temperature_source</c>).</summary>
public enum TemperatureSource
{
    /// <summary>External sensors; the board of the BMS when none has ever been seen.</summary>
    SensorsOrBoard = 0,

    /// <summary>External sensors only: no charging without one.</summary>
    SensorsOnly = 1,

    /// <summary>No sensor is fitted and no temperature rule applies: the owner answers for it.</summary>
    None = 2,
}
