// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Battery;

/// <summary>How much an entry of the BMS's own log matters.</summary>
public enum BatteryEventLevel
{
    /// <summary>Normal course of things, or the end of a fault or warning.</summary>
    Information = 0,

    /// <summary>The BMS has opened one switch, or ended a charge early.</summary>
    Warning = 1,

    /// <summary>A protection of the BMS has tripped.</summary>
    Fault = 2,
}
