// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Globalization;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Tests.Victron;

/// <summary>Describes what a GX has decoded in the words of the column "decoded" of victron-vectors.tsv.</summary>
internal static class GxText
{
    public static string? Describe(GxBattery battery, uint id)
    {
        switch (id)
        {
            case 0x351:
                return $"CVL={Tenths(battery.ChargeVoltageLimitDecivolts)} V; " +
                    $"CCL={Tenths(battery.ChargeCurrentLimitDeciamperes)} A; " +
                    $"DCL={Tenths(battery.DischargeCurrentLimitDeciamperes)} A; " +
                    $"DVL={Tenths(battery.DischargeVoltageLimitDecivolts)} V";
            case 0x355:
                int? fine = battery.SocHundredthsPercent;
                string high = fine == null ? "" : $"; SOC_hires={Hundredths(fine)} %";
                return $"SOC={battery.SocPercent} %; SOH={battery.SohPercent} %" + high;
            case 0x356:
                return $"V={Hundredths(battery.VoltageCentivolts)} V; I={Tenths(battery.CurrentDeciamperes)} A; " +
                    $"T={Tenths(battery.TemperatureDecidegrees)} degC";
            case 0x35A:
                return Pairs("alarm", battery.Alarms!) + Pairs("warn", battery.Warnings!) +
                    $"system_status_pair={Convert.ToString(battery.SystemStatusBits!.Value, 2).PadLeft(2, '0')}b";
            case 0x35F:
                return $"model=0x{battery.Model:X4}; fw={battery.Firmware} (MSB first, decimal); " +
                    $"online_capacity={battery.OnlineCapacityAmpereHours} Ah";
            case 0x360:
                return "charge_request=" + (battery.RequestsCharge == true ? "yes" : "no");
            case 0x372:
                int[] modules = battery.Modules!;
                return $"online={modules[0]}; block_charge={modules[1]}; " +
                    $"block_discharge={modules[2]}; offline={modules[3]}";
            case 0x373:
                return $"Vmin={battery.LowestCellMillivolts} mV; Vmax={battery.HighestCellMillivolts} mV" +
                    Kelvin("Tmin", battery.LowestCellKelvin) + Kelvin("Tmax", battery.HighestCellKelvin);
            case 0x378:
                return $"E_in={Tenths((int?)battery.EnergyInHectowattHours)} kWh; " +
                    $"E_out={Tenths((int?)battery.EnergyOutHectowattHours)} kWh";
            case 0x379:
                return $"installed_capacity={battery.InstalledCapacityAmpereHours} Ah";
            default:
                string? text = Text(battery, id);
                return text == null ? null : $"text=\"{text}\"";
        }
    }

    private static string? Text(GxBattery battery, uint id)
    {
        return id switch
        {
            0x35E => battery.Manufacturer,
            0x370 or 0x371 => battery.Name,
            0x374 => battery.LowestCellId,
            0x375 => battery.HighestCellId,
            0x376 => battery.ColdestSensorId,
            0x377 => battery.HottestSensorId,
            0x380 or 0x381 => battery.SerialNumber,
            0x382 => battery.Family,
            _ => null,
        };
    }

    private static string Pairs(string kind, GxPair[] pairs)
    {
        string text = string.Empty;
        foreach (GxPair state in new[] { GxPair.Active, GxPair.Ok, GxPair.NotSupported })
        {
            string word = state == GxPair.Active ? "ACTIVE" : state == GxPair.Ok ? "ok" : "n/s";
            var names = new List<string>();
            for (int i = 0; i < pairs.Length; i++)
            {
                if (pairs[i] == state)
                {
                    names.Add(GxConditions.Names[i]);
                }
            }

            if (names.Count > 0)
            {
                text += $"{kind} {word}: {(names.Count == 13 ? "all 13" : string.Join(",", names))}; ";
            }
        }

        return text;
    }

    private static string Kelvin(string name, int? kelvin)
    {
        return kelvin == null ? "" : $"; {name}={kelvin} K ({kelvin - 273} degC)";
    }

    private static string Tenths(int? value)
    {
        return (value!.Value / 10.0).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string Hundredths(int? value)
    {
        return (value!.Value / 100.0).ToString("0.00", CultureInfo.InvariantCulture);
    }
}
