// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Telemetry;

/// <summary>
/// The one list of numbers that leave the gateway: MQTT, WebSocket, HTTP and their documentation all follow it. A
/// number that is not known is JSON null, never 0.
/// </summary>
public static class MeasurementTable
{
    /// <summary>Read result of a number that is not known.</summary>
    public const long Unknown = BatterySnapshot.Unknown;

    private static readonly MeasurementDefinition[] Rows =
    {
        Pack(MeasurementId.Voltage, "voltage", "V", 3, "Pack voltage."),
        Pack(MeasurementId.Current, "current", "A", 3, "Pack current; positive = charging."),
        Pack(MeasurementId.Power, "power", "W", 0, "Pack power; positive = charging."),
        Pack(MeasurementId.StateOfCharge, "soc", "%", 3, "State of charge."),
        Pack(MeasurementId.StateOfHealth, "soh", "%", 3, "State of health."),
        Pack(MeasurementId.ChargeLeft, "charge_left", "Ah", 2, "Charge left in the battery."),
        Pack(MeasurementId.Capacity, "capacity", "Ah", 2, "Nominal capacity as set in the BMS."),
        Pack(MeasurementId.TimeLeft, "time_left", "s", 0, "Time until empty at the present load, estimated by the BMS; very large while idle or charging."),
        Pack(MeasurementId.CellCount, "cell_count", "", 0, "Cells in series."),
        Pack(MeasurementId.CellMinimum, "cell_min", "V", 4, "Lowest cell voltage."),
        Pack(MeasurementId.CellMaximum, "cell_max", "V", 4, "Highest cell voltage."),
        Pack(MeasurementId.CellMinimumNumber, "cell_min_number", "", 0, "Number of the lowest cell, from 1."),
        Pack(MeasurementId.CellMaximumNumber, "cell_max_number", "", 0, "Number of the highest cell, from 1."),
        Pack(MeasurementId.CellSpread, "cell_spread", "mV", 1, "Highest less lowest cell voltage."),
        Pack(MeasurementId.TemperatureMinimum, "temp_min", "°C", 1, "Coldest battery temperature."),
        Pack(MeasurementId.TemperatureMaximum, "temp_max", "°C", 1, "Hottest battery temperature."),
        Pack(MeasurementId.TemperatureBms, "temp_bms", "°C", 1, "Temperature of the BMS board."),
        Pack(MeasurementId.Temperature1, "temp_1", "°C", 1, "First external temperature sensor."),
        Pack(MeasurementId.Temperature2, "temp_2", "°C", 1, "Second external temperature sensor."),
        Limit(MeasurementId.ChargeVoltageLimit, "cvl", "V", "Charge voltage limit of the pack."),
        Limit(MeasurementId.ChargeCurrentLimit, "ccl", "A", "Charge current limit."),
        Limit(MeasurementId.DischargeCurrentLimit, "dcl", "A", "Discharge current limit."),
        Threshold(MeasurementId.CellFull, "cell_full", "Cell voltage at which the BMS calls the pack full."),
        Threshold(MeasurementId.CellEmpty, "cell_empty", "Cell voltage at which the BMS calls the pack empty."),
        Threshold(MeasurementId.CellHighCutoff, "cell_high_cutoff", "Cell voltage at which the BMS cuts charging."),
        Threshold(MeasurementId.CellLowCutoff, "cell_low_cutoff", "Cell voltage at which the BMS cuts everything."),
        Bms(MeasurementId.FaultCode, "fault_code", "", "Code of the active fault; 0 = none or none that has a code."),
        Bms(MeasurementId.WarningCode, "warning_code", "", "Code of the active warning; 0 = none."),
        Bms(MeasurementId.ChargingCount, "charging_count", "", "Charges begun since the statistics were cleared."),
        Bms(MeasurementId.FullChargeCount, "full_charge_count", "", "Full charges since the statistics were cleared."),
        Bms(MeasurementId.ColdestSeen, "temp_coldest", "°C", "Lowest temperature since the statistics were cleared."),
        Bms(MeasurementId.HottestSeen, "temp_hottest", "°C", "Highest temperature since the statistics were cleared."),
        Bms(MeasurementId.Lifetime, "lifetime", "s", "Time that the BMS has been alive in all."),
        Bms(MeasurementId.ChargeSwitch, "charge_switch", "", "Charge path: 0 = open, 1 = closed."),
        Bms(MeasurementId.DischargeSwitch, "discharge_switch", "", "Discharge path: 0 = open, 1 = closed."),
        Bms(MeasurementId.LinkQuality, "link_quality", "%", "Part of the last 100 requests that came through."),
    };

    /// <summary>Number of measurements.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1; the position equals the id.</summary>
    public static MeasurementDefinition At(int index) => Rows[index];

    /// <summary>Reads one number.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="battery">A snapshot that nobody changes meanwhile.</param>
    /// <param name="limits">Newest limits.</param>
    /// <returns>The number times ten to the power of the row's decimals, or <see cref="Unknown"/>.</returns>
    public static long Read(MeasurementId id, BatterySnapshot battery, ChargeLimits limits)
    {
        if (id >= MeasurementId.FaultCode)
        {
            return ReadBms(id, battery);
        }

        if (id >= MeasurementId.CellFull)
        {
            return ReadThreshold(id, battery.Protection);
        }

        if (id >= MeasurementId.ChargeVoltageLimit)
        {
            return ReadLimit(id, limits);
        }

        return id >= MeasurementId.CellCount ? ReadCells(id, battery) : ReadPack(id, battery);
    }

    /// <summary>Writes all rows of a group as members of the open object.</summary>
    public static void WriteGroup(JsonWriter json, MeasurementGroup group, BatterySnapshot battery, ChargeLimits limits)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            MeasurementDefinition row = Rows[i];
            if (row.Group != group)
            {
                continue;
            }

            long value = Read(row.Id, battery, limits);
            if (value == Unknown)
            {
                json.WriteNull(row.Key);
            }
            else
            {
                json.WriteFixed(row.Key, value, row.Decimals);
            }
        }
    }

    private static long ReadPack(MeasurementId id, BatterySnapshot battery)
    {
        switch (id)
        {
            case MeasurementId.Voltage:
                return battery.PackVoltageMillivolts;
            case MeasurementId.Current:
                return battery.PackCurrentMilliamperes;
            case MeasurementId.Power:
                return battery.PowerWatts;
            case MeasurementId.StateOfCharge:
                return battery.StateOfChargeMillipercent;
            case MeasurementId.StateOfHealth:
                return battery.StateOfHealthMillipercent;
            case MeasurementId.ChargeLeft:
                return battery.RemainingCentiampereHours;
            case MeasurementId.Capacity:
                return battery.Protection == null ? Unknown : battery.Protection.CapacityCentiampereHours;
            default:
                return battery.EstimatedSecondsLeft;
        }
    }

    private static long ReadCells(MeasurementId id, BatterySnapshot battery)
    {
        switch (id)
        {
            case MeasurementId.CellCount:
                return KnownFromOne(battery.CellCount);
            case MeasurementId.CellMinimum:
                return battery.LowestCellTenthMillivolts;
            case MeasurementId.CellMaximum:
                return battery.HighestCellTenthMillivolts;
            case MeasurementId.CellMinimumNumber:
                return KnownFromOne(battery.LowestCellNumber);
            case MeasurementId.CellMaximumNumber:
                return KnownFromOne(battery.HighestCellNumber);
            case MeasurementId.CellSpread:
                return battery.CellSpreadTenthMillivolts;
            case MeasurementId.TemperatureMinimum:
                return battery.LowestTemperatureDecidegrees;
            case MeasurementId.TemperatureMaximum:
                return battery.HighestTemperatureDecidegrees;
            case MeasurementId.TemperatureBms:
                return battery.InternalTemperatureDecidegrees;
            case MeasurementId.Temperature1:
                return battery.ExternalTemperature1Decidegrees;
            default:
                return battery.ExternalTemperature2Decidegrees;
        }
    }

    // Before the first evaluation the reason is "none" and the numbers mean nothing.
    private static long ReadLimit(MeasurementId id, ChargeLimits limits)
    {
        switch (id)
        {
            case MeasurementId.ChargeVoltageLimit:
                return limits.ChargeVoltageReason == LimitReason.None ? Unknown : limits.ChargeVoltageMillivolts;
            case MeasurementId.ChargeCurrentLimit:
                return limits.ChargeCurrentReason == LimitReason.None ? Unknown : limits.ChargeCurrentMilliamperes;
            default:
                return limits.DischargeCurrentReason == LimitReason.None
                    ? Unknown
                    : limits.DischargeCurrentMilliamperes;
        }
    }

    private static long ReadThreshold(MeasurementId id, BatteryProtection? protection)
    {
        if (protection == null)
        {
            return Unknown;
        }

        switch (id)
        {
            case MeasurementId.CellFull:
                return protection.FullyChargedCellMillivolts;
            case MeasurementId.CellEmpty:
                return protection.FullyDischargedCellMillivolts;
            case MeasurementId.CellHighCutoff:
                return protection.OverVoltageCutoffCellMillivolts;
            default:
                return protection.UnderVoltageCutoffCellMillivolts;
        }
    }

    private static long ReadBms(MeasurementId id, BatterySnapshot battery)
    {
        switch (id)
        {
            case MeasurementId.FaultCode:
                return battery.FaultCode;
            case MeasurementId.WarningCode:
                return battery.WarningCode;
            case MeasurementId.ChargingCount:
                return battery.ChargingCount;
            case MeasurementId.FullChargeCount:
                return battery.FullChargeCount;
            case MeasurementId.ColdestSeen:
                return battery.ColdestSeenDegrees;
            case MeasurementId.HottestSeen:
                return battery.HottestSeenDegrees;
            case MeasurementId.Lifetime:
                return battery.LifetimeSeconds;
            case MeasurementId.ChargeSwitch:
                return KnownSwitch(battery.ChargeSwitch);
            case MeasurementId.DischargeSwitch:
                return KnownSwitch(battery.DischargeSwitch);
            default:
                return battery.LinkQualityPercent;
        }
    }

    private static long KnownSwitch(SwitchState state) =>
        state == SwitchState.Unknown ? Unknown : state == SwitchState.Closed ? 1 : 0;

    private static long KnownFromOne(int number) => number > 0 ? number : Unknown;

    private static MeasurementDefinition Pack(MeasurementId id, string key, string unit, int decimals, string text) =>
        new(id, key, unit, decimals, MeasurementGroup.Pack, text);

    private static MeasurementDefinition Limit(MeasurementId id, string key, string unit, string text) =>
        new(id, key, unit, 3, MeasurementGroup.Limits, text);

    private static MeasurementDefinition Bms(MeasurementId id, string key, string unit, string text) =>
        new(id, key, unit, 0, MeasurementGroup.Bms, text);

    private static MeasurementDefinition Threshold(MeasurementId id, string key, string text) =>
        new(id, key, "V", 3, MeasurementGroup.Protection, text);
}
