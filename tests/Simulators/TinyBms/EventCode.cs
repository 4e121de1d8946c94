// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// Event ids that the simulated device raises by itself ("TinyBMS Communication Protocols" Rev D, chapter 4).
/// </summary>
public static class EventCode
{
    /// <summary>A cell fell below register 316.</summary>
    public const byte UnderVoltage = 0x02;

    /// <summary>A cell rose above register 315.</summary>
    public const byte OverVoltage = 0x03;

    /// <summary>Hotter than register 319.</summary>
    public const byte OverTemperature = 0x04;

    /// <summary>Discharge current above 317 for the time-out of 330, or above 305.</summary>
    public const byte DischargeOverCurrent = 0x05;

    /// <summary>Charge current above 318.</summary>
    public const byte ChargeOverCurrent = 0x06;

    /// <summary>Colder than -40 degC.</summary>
    public const byte LowTemperature = 0x0A;

    /// <summary>A cell fell below register 301.</summary>
    public const byte FullyDischarged = 0x31;

    /// <summary>Colder than register 320.</summary>
    public const byte LowTemperatureCharge = 0x37;

    /// <summary>Start or restart.</summary>
    public const byte SystemStarted = 0x61;

    /// <summary>Charger present and charge path closed.</summary>
    public const byte ChargingStarted = 0x62;

    /// <summary>Battery full.</summary>
    public const byte ChargingDone = 0x63;

    /// <summary>Charger detected.</summary>
    public const byte ChargerConnected = 0x64;

    /// <summary>Charger gone.</summary>
    public const byte ChargerDisconnected = 0x65;

    /// <summary>Dual port mode.</summary>
    public const byte DualPortMode = 0x66;

    /// <summary>Single port mode.</summary>
    public const byte SinglePortMode = 0x67;
}
