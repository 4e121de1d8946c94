// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Telemetry;

/// <summary>Parts that more than one document has, so that a field means the same everywhere.</summary>
internal static class DocumentParts
{
    // A cell voltage is in 0.1 mV: four decimals of a volt.
    private const int CellDecimals = 4;

    private const int LongestText = 120;

    /// <summary>Number and age of the sample: whoever reads the document can tell old values from new ones.</summary>
    public static void WriteHead(JsonWriter json, SnapshotReader sample, long now)
    {
        if (sample.HasSample)
        {
            json.WriteNumber("seq", sample.Current.Sequence);
            json.WriteNumber("age_ms", sample.AgeMilliseconds(now));
        }
        else
        {
            json.WriteNull("seq");
            json.WriteNull("age_ms");
        }
    }

    /// <summary>Writes an age; null when the moment never came (0).</summary>
    public static void WriteAge(JsonWriter json, string name, long atMilliseconds, long now)
    {
        if (atMilliseconds == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, SnapshotReader.AgeOf(atMilliseconds, now));
        }
    }

    /// <summary>Cell voltages in the order of the cells, and which of them are balanced (bit 0 = cell 1).</summary>
    public static void WriteCells(JsonWriter json, BatterySnapshot battery)
    {
        json.BeginArray("cells");
        ushort[] cells = battery.CellTenthMillivolts;
        for (int i = 0; i < battery.CellCount && i < cells.Length; i++)
        {
            json.WriteFixed(cells[i], CellDecimals);
        }

        json.EndArray();
        json.WriteNumber("balancing", (uint)battery.BalancingActiveMask);
        json.WriteNumber("balancing_needed", (uint)battery.BalancingNeededMask);
    }

    /// <summary>What the BMS tells about itself, and its active protections as sentences.</summary>
    public static void WriteBms(JsonWriter json, BatterySnapshot battery, ChargeLimits limits)
    {
        MeasurementTable.WriteGroup(json, MeasurementGroup.Bms, battery, limits);
        json.WriteString("fault", battery.FaultText, LongestText);
        json.WriteString("warning", battery.WarningText, LongestText);
    }

    /// <summary>The limits, the rule behind each, and where the fallback ladder stands.</summary>
    public static void WriteLimits(JsonWriter json, BatterySnapshot battery, ChargeLimits limits)
    {
        json.WriteString("control", StateKeys.KeyOf(limits.State));
        json.WriteString("phase", StateKeys.KeyOf(limits.Phase));
        MeasurementTable.WriteGroup(json, MeasurementGroup.Limits, battery, limits);
        LimitRule voltage = LimitRules.Get(limits.ChargeVoltageReason);
        json.WriteString("cvl_reason", voltage.Key);
        WriteNumber(json, "cvl_input", limits.ChargeVoltageInput, voltage.InputUnit);
        WriteNumber(json, "cvl_threshold", limits.ChargeVoltageThreshold, voltage.ThresholdUnit);
        LimitRule charge = LimitRules.Get(limits.ChargeCurrentReason);
        json.WriteString("ccl_reason", charge.Key);
        WriteNumber(json, "ccl_input", limits.ChargeCurrentInput, charge.InputUnit);
        WriteNumber(json, "ccl_threshold", limits.ChargeCurrentThreshold, charge.ThresholdUnit);
        LimitRule discharge = LimitRules.Get(limits.DischargeCurrentReason);
        json.WriteString("dcl_reason", discharge.Key);
        WriteNumber(json, "dcl_input", limits.DischargeCurrentInput, discharge.InputUnit);
        WriteNumber(json, "dcl_threshold", limits.DischargeCurrentThreshold, discharge.ThresholdUnit);
    }

    // Left out where the rule has no such number.
    private static void WriteNumber(JsonWriter json, string name, int value, LimitUnit unit)
    {
        if (unit != LimitUnit.None && value != BatterySnapshot.Unknown)
        {
            json.WriteFixed(name, value, LimitRules.DecimalsOf(unit));
        }
    }
}
