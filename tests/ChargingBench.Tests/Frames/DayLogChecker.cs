// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Globalization;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Plants;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.ChargingBench.Tests.Frames;

/// <summary>
/// Reads the candump lines of a day back and decodes them with the decoder of the simulators, which was written from
/// the protocol and knows nothing of the encoders. Each value is compared with the registers of the BMS it came from.
/// </summary>
internal sealed class DayLogChecker
{
    public const string Name = "Garage";
    public const string Family = "LFP 16S";

    private const int MostComplaints = 10;

    private readonly Plant _plant;
    private readonly Func<RealGateway> _gateway;
    private readonly Dictionary<uint, Action<GxBattery>> _checks;
    private readonly List<string> _complaints = new();
    private double _chargedWattHours;
    private double _dischargedWattHours;

    public DayLogChecker(Plant plant, Func<RealGateway> gateway)
    {
        _plant = plant;
        _gateway = gateway;
        plant.Stepped += CountEnergy;
        _checks = new Dictionary<uint, Action<GxBattery>>
        {
            [0x351] = CheckLimits,
            [0x355] = CheckStateOfCharge,
            [0x356] = CheckMeasurements,
            [0x35A] = CheckAlarms,
            [0x35E] = battery => Expect(battery.Manufacturer == "TinyBMS", "manufacturer"),
            [0x35F] = CheckVersion,
            [0x360] = CheckChargeRequest,
            [0x370] = battery => Expect(battery.Name?.StartsWith("TinyBMS ", StringComparison.Ordinal) == true, "name"),
            [0x371] = battery => Expect(battery.Name == "TinyBMS " + Name, "name"),
            [0x372] = CheckModules,
            [0x373] = CheckCellExtremes,
            [0x374] = battery => CheckCellId(battery.LowestCellId, _plant.Bms.Registers[40]),
            [0x375] = battery => CheckCellId(battery.HighestCellId, _plant.Bms.Registers[41]),
            [0x376] = battery => Expect(battery.ColdestSensorId == "Ext 2", "coldest sensor"),
            [0x377] = battery => Expect(battery.HottestSensorId == "Ext 1", "hottest sensor"),
            [0x378] = CheckEnergy,
            [0x379] = battery => Expect(battery.InstalledCapacityAmpereHours == 314, "installed capacity"),
            [0x380] = CheckSerialNumber,
            [0x381] = CheckSerialNumber,
            [0x382] = battery => Expect(battery.Family == Family, "family"),
        };
    }

    public VictronGxSimulator Gx { get; } = new();

    public long Lines { get; private set; }

    /// <summary>Frames in which the battery asked to be charged.</summary>
    public long ChargeRequests { get; private set; }

    public string Complaints => string.Join("\n", _complaints);

    public void Read(string line)
    {
        Lines++;
        string[] parts = line.Split(' ');
        string stamp = parts[0].Trim('(', ')');
        decimal seconds = decimal.Parse(stamp, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        CanFrame frame = CandumpFormat.ParseFrame(parts[2]);
        Gx.Receive(frame, (long)(seconds * 1000));
        Expect(!frame.IsExtended && !frame.IsRemote && frame.Length == 8, "form of " + parts[2]);
        if (_checks.TryGetValue(frame.Id, out Action<GxBattery>? check))
        {
            check(Gx.Battery);
        }
        else
        {
            Expect(false, "no check for " + parts[2]);
        }
    }

    private void CheckLimits(GxBattery battery)
    {
        int sent = (battery.ChargeVoltageLimitDecivolts ?? 0) * 100;
        int limit = _gateway().Controller.Limits.ChargeVoltageMillivolts;
        Expect(sent <= limit && limit - sent < 100, $"CVL {sent} mV for a limit of {limit} mV");
        Expect(sent is >= 48000 and <= 55200, "range of CVL");
        Expect(battery.ChargeCurrentLimitDeciamperes is >= 0 and <= 1500, "range of CCL");
        Expect(battery.DischargeCurrentLimitDeciamperes is >= 0 and <= 1500, "range of DCL");
        Expect(battery.DischargeVoltageLimitDecivolts == 480, "DVL");
    }

    private void CheckStateOfCharge(GxBattery battery)
    {
        double counted = _plant.Bms.Registers.GetUInt32(46) / 1e6;

        // Rounded down. The sample may be a second, 0.014 % at 150 A, older than the register; 99 % until really full.
        bool isBelow = battery.SocHundredthsPercent <= (counted + 0.02) * 100;
        Expect(isBelow && battery.SocPercent >= counted - 2, "SOC");
        Expect(battery.SocHundredthsPercent / 100 == battery.SocPercent, "SOC in high resolution");
        Expect(battery.SohPercent is > 0 and <= 100, "SOH");
    }

    private void CheckMeasurements(GxBattery battery)
    {
        double volts = _plant.Bms.Registers.GetFloat(36);
        double amperes = _plant.Bms.Registers.GetFloat(38);
        int celsius = _plant.Bms.Registers.GetSigned(42);
        // Rounded twice: to mV and mA in the sample, to 0.01 V and 0.1 A in the frame.
        Expect(Math.Abs((battery.VoltageCentivolts ?? 0) - (volts * 100)) <= 0.56, "voltage");
        Expect(Math.Abs((battery.CurrentDeciamperes ?? 0) - (amperes * 10)) <= 0.56, "current and its sign");
        Expect(battery.TemperatureDecidegrees == celsius, "temperature");
    }

    private void CheckAlarms(GxBattery battery)
    {
        bool isHealthy = Array.TrueForAll(battery.Alarms!, pair => pair != GxPair.Active)
            && Array.TrueForAll(battery.Warnings!, pair => pair != GxPair.Active);
        Expect(isHealthy, "an alarm of a healthy pack");
        Expect(battery.SystemStatusBits == 2, "system status");
    }

    private void CheckVersion(GxBattery battery)
    {
        Expect(Gateway.Version.StartsWith(battery.Firmware + ".", StringComparison.Ordinal), "firmware");
        Expect(battery.Model == 0, "model");

        // Register 306 in 0.01 Ah times register 45 in 0.002 %, rounded down.
        long capacity = (long)_plant.Bms.Registers[306] * _plant.Bms.Registers[45] / 50000 / 100;
        Expect(Math.Abs((battery.OnlineCapacityAmpereHours ?? 0) - capacity) <= 1, "usable capacity");
    }

    private void CheckChargeRequest(GxBattery battery)
    {
        bool isAsked = _gateway().Controller.Remote.IsForceChargeRequested;
        Expect(battery.RequestsCharge == (isAsked && battery.ChargeCurrentLimitDeciamperes > 0), "charge request");
        ChargeRequests += battery.RequestsCharge == true ? 1 : 0;
    }

    // Known with the second frame: the last four registers of the number, as digits.
    private void CheckSerialNumber(GxBattery battery)
    {
        string digits = "";
        for (int register = 506; register <= 509; register++)
        {
            digits += _plant.Bms.Registers[register].ToString("X4", CultureInfo.InvariantCulture);
        }

        Expect(battery.SerialNumber == null || battery.SerialNumber == digits, "serial number");
        Expect(digits.Trim('0').Length > 0, "serial number of the simulated BMS");
    }

    private void CheckEnergy(GxBattery battery)
    {
        ExpectEnergy(battery.EnergyInHectowattHours, _chargedWattHours, "energy charged");
        ExpectEnergy(battery.EnergyOutHectowattHours, _dischargedWattHours, "energy discharged");
    }

    // In 100 Wh, rounded down. The power of the registers may change between two samples, and the newest second may
    // not be counted yet.
    private void ExpectEnergy(long? hectowattHours, double wattHours, string what)
    {
        double tolerance = 10 + (0.002 * wattHours);
        double sent = (hectowattHours ?? -100) * 100;
        Expect(sent <= wattHours + tolerance && sent > wattHours - 100 - tolerance, $"{what} {sent} for {wattHours:F0}");
    }

    private void CountEnergy()
    {
        const double HoursOfAStep = Plant.StepMilliseconds / 3600e3;
        double wattHours = _plant.Bms.Registers.GetFloat(36) * _plant.Bms.Registers.GetFloat(38) * HoursOfAStep;
        _chargedWattHours += Math.Max(0, wattHours);
        _dischargedWattHours -= Math.Min(0, wattHours);
    }

    private void CheckModules(GxBattery battery)
    {
        int blocked = battery.ChargeCurrentLimitDeciamperes == 0 ? 1 : 0;
        Expect(string.Join(' ', battery.Modules!) == $"1 {blocked} 0 0", "modules");
    }

    private void CheckCellExtremes(GxBattery battery)
    {
        Expect(Math.Abs((battery.LowestCellMillivolts ?? 0) - _plant.Bms.Registers[40]) <= 1, "lowest cell");
        Expect(Math.Abs((battery.HighestCellMillivolts ?? 0) - _plant.Bms.Registers[41]) <= 1, "highest cell");
        Expect(Kelvin(43) == battery.LowestCellKelvin, "coldest in kelvin");
        Expect(Kelvin(42) == battery.HighestCellKelvin, "hottest in kelvin");
    }

    private void CheckCellId(string? id, int millivolts)
    {
        bool isCell = id != null && id.StartsWith("Cell ", StringComparison.Ordinal);
        int number = isCell ? int.Parse(id.AsSpan(5), CultureInfo.InvariantCulture) : 0;
        int tenths = number is >= 1 and <= 16 ? _plant.Bms.Registers[number - 1] : 0;
        Expect(Math.Abs(tenths - (millivolts * 10)) <= 10, $"id '{id}' of the cell with {millivolts} mV");
    }

    private int Kelvin(int register)
    {
        double celsius = _plant.Bms.Registers.GetSigned(register) / 10.0;
        return (int)Math.Round(celsius, MidpointRounding.AwayFromZero) + 273;
    }

    private void Expect(bool holds, string what)
    {
        if (!holds && _complaints.Count < MostComplaints)
        {
            _complaints.Add($"{_plant.Now} ms: {what}");
        }
    }
}
