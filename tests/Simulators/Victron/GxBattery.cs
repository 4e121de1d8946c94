// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Victron;

/// <summary>
/// What the GX knows about the battery, in the units of the frames. Null = never received, timed out, or sent as "not
/// available".
/// </summary>
public sealed class GxBattery
{
    /// <summary>0x351: charge voltage limit (CVL) in 0.1 V.</summary>
    public int? ChargeVoltageLimitDecivolts { get; internal set; }

    /// <summary>0x351: charge current limit (CCL) in 0.1 A.</summary>
    public int? ChargeCurrentLimitDeciamperes { get; internal set; }

    /// <summary>0x351: discharge current limit (DCL) in 0.1 A.</summary>
    public int? DischargeCurrentLimitDeciamperes { get; internal set; }

    /// <summary>0x351: discharge voltage limit (DVL) in 0.1 V; null for a frame of 6 bytes.</summary>
    public int? DischargeVoltageLimitDecivolts { get; internal set; }

    /// <summary>0x355: state of charge in %.</summary>
    public int? SocPercent { get; internal set; }

    /// <summary>0x355: state of health in %.</summary>
    public int? SohPercent { get; internal set; }

    /// <summary>0x355: state of charge in 0.01 %; null for a frame of 4 bytes.</summary>
    public int? SocHundredthsPercent { get; internal set; }

    /// <summary>0x356: voltage in 0.01 V.</summary>
    public int? VoltageCentivolts { get; internal set; }

    /// <summary>0x356: current in 0.1 A, positive = charging.</summary>
    public int? CurrentDeciamperes { get; internal set; }

    /// <summary>0x356: temperature in 0.1 degC.</summary>
    public int? TemperatureDecidegrees { get; internal set; }

    /// <summary>0x35A: alarms, indexed as <see cref="GxConditions.Names"/>; null before the first frame.</summary>
    public GxPair[]? Alarms { get; internal set; }

    /// <summary>0x35A: warnings, indexed as <see cref="GxConditions.Names"/>; null before the first frame.</summary>
    public GxPair[]? Warnings { get; internal set; }

    /// <summary>0x35A: the two bits of the system status, 0 to 3 as sent.</summary>
    public int? SystemStatusBits { get; internal set; }

    /// <summary>0x35E: manufacturer.</summary>
    public string? Manufacturer { get; internal set; }

    /// <summary>0x35F: model word.</summary>
    public int? Model { get; internal set; }

    /// <summary>0x35F: firmware version, for example "1.24".</summary>
    public string? Firmware { get; internal set; }

    /// <summary>0x35F: usable capacity in Ah.</summary>
    public int? OnlineCapacityAmpereHours { get; internal set; }

    /// <summary>0x360: true when the battery asks to be charged.</summary>
    public bool? RequestsCharge { get; internal set; }

    /// <summary>0x370 and 0x371: name.</summary>
    public string? Name { get; internal set; }

    /// <summary>0x372: modules online, blocking charge, blocking discharge, offline; -1 = not supported.</summary>
    public int[]? Modules { get; internal set; }

    /// <summary>0x373: lowest cell voltage in mV.</summary>
    public int? LowestCellMillivolts { get; internal set; }

    /// <summary>0x373: highest cell voltage in mV.</summary>
    public int? HighestCellMillivolts { get; internal set; }

    /// <summary>0x373: lowest cell temperature in kelvin as sent (degC = K - 273).</summary>
    public int? LowestCellKelvin { get; internal set; }

    /// <summary>0x373: highest cell temperature in kelvin as sent.</summary>
    public int? HighestCellKelvin { get; internal set; }

    /// <summary>0x374: which cell is lowest.</summary>
    public string? LowestCellId { get; internal set; }

    /// <summary>0x375: which cell is highest.</summary>
    public string? HighestCellId { get; internal set; }

    /// <summary>0x376: which sensor is coldest.</summary>
    public string? ColdestSensorId { get; internal set; }

    /// <summary>0x377: which sensor is hottest.</summary>
    public string? HottestSensorId { get; internal set; }

    /// <summary>0x378: energy charged in 100 Wh.</summary>
    public long? EnergyInHectowattHours { get; internal set; }

    /// <summary>0x378: energy discharged in 100 Wh.</summary>
    public long? EnergyOutHectowattHours { get; internal set; }

    /// <summary>0x379: installed capacity in Ah.</summary>
    public int? InstalledCapacityAmpereHours { get; internal set; }

    /// <summary>0x380 and 0x381: serial number; known once 0x381 has come.</summary>
    public string? SerialNumber { get; internal set; }

    /// <summary>0x382: family.</summary>
    public string? Family { get; internal set; }

    internal string NameFirst { get; set; } = string.Empty;

    internal string NameSecond { get; set; } = string.Empty;

    internal string? SerialFirst { get; set; }

    /// <summary>State of an alarm or warning.</summary>
    /// <param name="condition">Name as in <see cref="GxConditions.Names"/>, for example "high_voltage".</param>
    /// <param name="isWarning">True for the warning, false for the alarm.</param>
    /// <returns>The state; not supported before the first frame.</returns>
    /// <exception cref="System.ArgumentException">Unknown name.</exception>
    public GxPair State(string condition, bool isWarning = false)
    {
        GxPair[]? pairs = isWarning ? Warnings : Alarms;
        int index = GxConditions.Find(condition);
        return pairs == null ? GxPair.NotSupported : pairs[index];
    }
}
