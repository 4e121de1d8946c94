// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Victron;

/// <summary>What the frame encoders read. Filled on the control thread before a frame is encoded.</summary>
public sealed class VictronContext
{
    /// <summary>Gathers what stays the same.</summary>
    /// <param name="limits">Limits, kept up to date by the controller.</param>
    /// <param name="manufacturer">Text of frame 0x35E, 1–8 characters of 7-bit ASCII.</param>
    /// <param name="stateOfHealthWhenUnknownPercent">Sent when the BMS does not measure it; 0 leaves the field out.</param>
    public VictronContext(ChargeLimits limits, string manufacturer, int stateOfHealthWhenUnknownPercent)
    {
        Limits = limits;
        Manufacturer = manufacturer;
        StateOfHealthWhenUnknownPercent = stateOfHealthWhenUnknownPercent;
    }

    /// <summary>Limits to send.</summary>
    public ChargeLimits Limits { get; }

    /// <summary>Alarm levels to send.</summary>
    public BatteryAlarms Alarms { get; } = new();

    /// <summary>Text of frame 0x35E.</summary>
    public string Manufacturer { get; }

    /// <summary>Percent sent when the state of health is not known; 0 leaves the field out.</summary>
    public int StateOfHealthWhenUnknownPercent { get; }

    /// <summary>Newest sample.</summary>
    public BatterySnapshot Sample = new();

    /// <summary>False when the sample is too old to be shown as a measurement.</summary>
    public bool IsSampleFresh;
}
