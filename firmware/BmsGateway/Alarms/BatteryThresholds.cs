// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Configuration;

namespace BmsGateway.Alarms;

/// <summary>Works out the threshold of an alarm from the settings and from those of the BMS.</summary>
public static class BatteryThresholds
{
    /// <summary>A setting switches the alarm off.</summary>
    public const int Off = int.MinValue + 1;

    // See AlarmThreshold.LowTemperatureCutoff.
    private const int LowTemperatureCutoffDegrees = -40;

    /// <summary>Threshold in the unit of the value.</summary>
    /// <param name="row">Row of the alarm table.</param>
    /// <param name="settings">Settings, or null for the defaults.</param>
    /// <param name="protection">Thresholds of the BMS, or null before they were read.</param>
    /// <returns>
    /// <see cref="Off"/> when the alarm is switched off, <see cref="BatterySnapshot.Unknown"/> when the BMS has not
    /// told it.
    /// </returns>
    public static int Of(AlarmDefinition row, GatewaySettings? settings, BatteryProtection? protection)
    {
        int scale = AlarmSources.ScaleOf(row.Source);
        int configured = 0;
        if (row.Setting != AlarmDefinition.NoSetting)
        {
            var id = (SettingId)row.Setting;
            configured = settings == null ? int.Parse(SettingsTable.Get(id).DefaultValue) : settings.GetNumber(id);
            if (configured != 0 || row.Threshold == AlarmThreshold.Configured)
            {
                return configured * scale;
            }
        }

        return row.Threshold == AlarmThreshold.OffWhenZero ? Off : OfBms(row.Threshold, protection, scale);
    }

    private static int OfBms(AlarmThreshold threshold, BatteryProtection? protection, int scale)
    {
        if (threshold == AlarmThreshold.LowTemperatureCutoff)
        {
            return LowTemperatureCutoffDegrees * scale;
        }

        if (protection == null)
        {
            return BatterySnapshot.Unknown;
        }

        int value = Pick(threshold, protection);
        if (value == BatterySnapshot.Unknown)
        {
            return value;
        }

        bool isMargin = threshold == AlarmThreshold.DischargeMargin || threshold == AlarmThreshold.ChargeMargin;
        return isMargin ? value * scale / 10 * 9 : value * scale;
    }

    private static int Pick(AlarmThreshold threshold, BatteryProtection protection)
    {
        switch (threshold)
        {
            case AlarmThreshold.OverVoltageCutoff:
                return protection.OverVoltageCutoffCellMillivolts;
            case AlarmThreshold.UnderVoltageCutoff:
                return protection.UnderVoltageCutoffCellMillivolts;
            case AlarmThreshold.FullyDischarged:
                return protection.FullyDischargedCellMillivolts;
            case AlarmThreshold.DischargeTrip:
            case AlarmThreshold.DischargeMargin:
                return protection.DischargeOverCurrentAmperes;
            case AlarmThreshold.ChargeTrip:
            case AlarmThreshold.ChargeMargin:
                return protection.ChargeOverCurrentAmperes;
            case AlarmThreshold.OverHeatCutoff:
                return protection.OverHeatCutoffDegrees;
            case AlarmThreshold.LowTemperatureCharge:
                return protection.LowTemperatureChargeCutoffDegrees;
            default:
                return BatterySnapshot.Unknown;
        }
    }
}
