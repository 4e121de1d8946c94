// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Statistics that the BMS keeps itself, since they were cleared. Written by the driver, read by anyone; each number
/// is read on its own. <see cref="BatterySnapshot.Unknown"/> = not read yet. Source: TinyBMS Communication Protocols
/// Rev D, register map.
/// </summary>
public sealed class TinyBmsStatistics
{
    /// <summary>Monotonic time at which these numbers were read, ms; 0 before the first time.</summary>
    public long ReadAtMilliseconds;

    /// <summary>Largest discharge current, 0.1 A.</summary>
    public int LargestDischargeDeciamperes = BatterySnapshot.Unknown;

    /// <summary>Largest charge current, 0.1 A.</summary>
    public int LargestChargeDeciamperes = BatterySnapshot.Unknown;

    /// <summary>Largest difference between cells, 0.1 mV.</summary>
    public int LargestCellSpreadTenthMillivolts = BatterySnapshot.Unknown;

    /// <summary>Under-voltage protections.</summary>
    public int UnderVoltageCount = BatterySnapshot.Unknown;

    /// <summary>Over-voltage protections.</summary>
    public int OverVoltageCount = BatterySnapshot.Unknown;

    /// <summary>Discharge over-current protections.</summary>
    public int DischargeOverCurrentCount = BatterySnapshot.Unknown;

    /// <summary>Charge over-current protections.</summary>
    public int ChargeOverCurrentCount = BatterySnapshot.Unknown;

    /// <summary>Over-heat protections.</summary>
    public int OverHeatCount = BatterySnapshot.Unknown;

    /// <summary>Charges begun.</summary>
    public int ChargingCount = BatterySnapshot.Unknown;

    /// <summary>Full charges.</summary>
    public int FullChargeCount = BatterySnapshot.Unknown;

    /// <summary>Lowest temperature, °C.</summary>
    public int LowestTemperatureDegrees = BatterySnapshot.Unknown;

    /// <summary>Highest temperature, °C.</summary>
    public int HighestTemperatureDegrees = BatterySnapshot.Unknown;

    /// <summary>
    /// Cause of the last reset: 0 unknown, 1 low power, 2 window watchdog, 3 independent watchdog, 4 software, 5
    /// power-on, 6 reset pin, 7 option bytes.
    /// </summary>
    public int ResetCause = BatterySnapshot.Unknown;

    /// <summary>Cause of the last wake-up: 0 charger, 1 ignition, 2 discharge, 3 UART.</summary>
    public int WakeUpCause = BatterySnapshot.Unknown;

    /// <summary>Lifetime counter when the statistics were cleared, s.</summary>
    public long ClearedAtLifetimeSeconds = BatterySnapshot.Unknown;

    /// <summary>Takes the registers of the statistics block.</summary>
    internal void Take(ushort[] words, int first, long nowMilliseconds)
    {
        LargestDischargeDeciamperes = words[TinyBmsRegister.LargestDischargeCurrent - first];
        LargestChargeDeciamperes = words[TinyBmsRegister.LargestChargeCurrent - first];
        LargestCellSpreadTenthMillivolts = words[TinyBmsRegister.LargestCellSpread - first];
        UnderVoltageCount = words[TinyBmsRegister.UnderVoltageCount - first];
        OverVoltageCount = words[TinyBmsRegister.OverVoltageCount - first];
        DischargeOverCurrentCount = words[TinyBmsRegister.DischargeOverCurrentCount - first];
        ChargeOverCurrentCount = words[TinyBmsRegister.ChargeOverCurrentCount - first];
        OverHeatCount = words[TinyBmsRegister.OverHeatCount - first];
        ChargingCount = words[TinyBmsRegister.ChargingCount - first];
        FullChargeCount = words[TinyBmsRegister.FullChargeCount - first];
        int extremes = words[TinyBmsRegister.TemperatureExtremes - first];
        LowestTemperatureDegrees = (sbyte)extremes;
        HighestTemperatureDegrees = (sbyte)(extremes >> 8);
        int causes = words[TinyBmsRegister.ResetAndWakeUpCause - first];
        ResetCause = causes & 0xFF;
        WakeUpCause = causes >> 8;
        ClearedAtLifetimeSeconds = TinyBmsNumbers.ReadUInt32(words, TinyBmsRegister.StatisticsClearedAt - first);
        ReadAtMilliseconds = nowMilliseconds;
    }
}
