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
    /// <param name="identity">Texts of the identity frames.</param>
    /// <param name="stateOfHealthWhenUnknownPercent">
    /// Sent when the BMS does not measure it; 0 leaves the field out.
    /// </param>
    public VictronContext(ChargeLimits limits, VictronIdentity identity, int stateOfHealthWhenUnknownPercent)
    {
        Limits = limits;
        Identity = identity;
        StateOfHealthWhenUnknownPercent = stateOfHealthWhenUnknownPercent;
    }

    /// <summary>
    /// Gathers what stays the same for a battery that has a manufacturer and nothing else to say about itself.
    /// </summary>
    /// <param name="limits">Limits, kept up to date by the controller.</param>
    /// <param name="manufacturer">Text of frame 0x35E, 1–8 characters of 7-bit ASCII.</param>
    /// <param name="stateOfHealthWhenUnknownPercent">
    /// Sent when the BMS does not measure it; 0 leaves the field out.
    /// </param>
    public VictronContext(ChargeLimits limits, string manufacturer, int stateOfHealthWhenUnknownPercent)
        : this(limits, new VictronIdentity(manufacturer, manufacturer, ""), stateOfHealthWhenUnknownPercent)
    {
    }

    /// <summary>Limits to send.</summary>
    public ChargeLimits Limits { get; }

    /// <summary>Alarm levels to send.</summary>
    public BatteryAlarms Alarms { get; } = new();

    /// <summary>Texts and version to send. Replaced as a whole, from any thread.</summary>
    public VictronIdentity Identity { get; set; }

    /// <summary>Percent sent when the state of health is not known; 0 leaves the field out. Set from any thread.</summary>
    public int StateOfHealthWhenUnknownPercent { get; set; }

    /// <summary>Whether the battery asks to be charged (0x360).</summary>
    public ChargeRequest ChargeRequest;

    /// <summary>
    /// Energy charged so far, Wh, never falling; <see cref="BatterySnapshot.Unknown"/> while nothing measures it.
    /// </summary>
    public long ChargedWattHours = BatterySnapshot.Unknown;

    /// <summary>
    /// Energy discharged so far, Wh, never falling; <see cref="BatterySnapshot.Unknown"/> while nothing measures it.
    /// </summary>
    public long DischargedWattHours = BatterySnapshot.Unknown;

    /// <summary>A full battery, 0.001 %.</summary>
    public const int FullMillipercent = 100000;

    /// <summary>Highest state of charge that is sent before the battery was full, 0.001 %.</summary>
    public const int NotYetFullMillipercent = 99000;

    /// <summary>Highest state of charge to send, 0.001 %: 100 % makes a GX act, so it waits until it is true.</summary>
    public int HighestStateOfChargeMillipercent = FullMillipercent;

    /// <summary>Newest sample.</summary>
    public BatterySnapshot Sample = new();

    /// <summary>False when the sample is too old to be shown as a measurement.</summary>
    public bool IsSampleFresh;
}
