// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// Register addresses, the only place that holds them; <see cref="TinyBmsRegisterTable"/> says what is in them.
/// Two-register values have the low word in the lower address. Source: TinyBMS Communication Protocols Rev D,
/// register map.
/// </summary>
public static class TinyBmsRegister
{
    /// <summary>
    /// Cell inputs 1–16 are registers 0–15. Cell n of N is in register 15 − N + n, because packs are wired to the top
    /// inputs.
    /// </summary>
    public const int FirstInput = 0;

    /// <summary>Seconds that the BMS has run in all, two registers.</summary>
    public const int LifetimeCounter = 32;

    /// <summary>Estimated seconds left, two registers.</summary>
    public const int TimeLeft = 34;

    /// <summary>Pack voltage, V, float in two registers.</summary>
    public const int PackVoltage = 36;

    /// <summary>Pack current, A, float in two registers; positive = charging.</summary>
    public const int PackCurrent = 38;

    /// <summary>Lowest cell voltage, 1 mV (not 0.1 mV as the cells themselves).</summary>
    public const int LowestCell = 40;

    /// <summary>Highest cell voltage, 1 mV.</summary>
    public const int HighestCell = 41;

    /// <summary>First external temperature sensor, 0.1 °C.</summary>
    public const int ExternalTemperature1 = 42;

    /// <summary>Second external temperature sensor, 0.1 °C.</summary>
    public const int ExternalTemperature2 = 43;

    /// <summary>Estimated distance left, km.</summary>
    public const int DistanceLeft = 44;

    /// <summary>State of health, 0.002 %; reserved in older firmware.</summary>
    public const int StateOfHealth = 45;

    /// <summary>State of charge, 0.000001 %, two registers.</summary>
    public const int StateOfCharge = 46;

    /// <summary>Temperature of the board, 0.1 °C.</summary>
    public const int InternalTemperature = 48;

    /// <summary>What the BMS does, an enumeration.</summary>
    public const int OnlineStatus = 50;

    /// <summary>Cells that need balancing; bit r belongs to register r.</summary>
    public const int BalancingNeeded = 51;

    /// <summary>Cells that are being balanced; bit r belongs to register r.</summary>
    public const int BalancingActive = 52;

    /// <summary>Cells that the BMS has found.</summary>
    public const int DetectedCells = 53;

    /// <summary>Speed, km/h, float in two registers.</summary>
    public const int Speed = 54;

    /// <summary>Distance travelled in all, 0.01 km, two registers.</summary>
    public const int TotalDistance = 100;

    /// <summary>Largest discharge current seen, 0.1 A: a statistic, not a limit.</summary>
    public const int LargestDischargeCurrent = 102;

    /// <summary>Largest charge current seen, 0.1 A: a statistic, not a limit.</summary>
    public const int LargestChargeCurrent = 103;

    /// <summary>Largest difference between cells seen, 0.1 mV.</summary>
    public const int LargestCellSpread = 104;

    /// <summary>Times that the under-voltage protection tripped.</summary>
    public const int UnderVoltageCount = 105;

    /// <summary>Times that the over-voltage protection tripped.</summary>
    public const int OverVoltageCount = 106;

    /// <summary>Times that the discharge over-current protection tripped.</summary>
    public const int DischargeOverCurrentCount = 107;

    /// <summary>Times that the charge over-current protection tripped.</summary>
    public const int ChargeOverCurrentCount = 108;

    /// <summary>Times that the over-heat protection tripped.</summary>
    public const int OverHeatCount = 109;

    /// <summary>Times that charging began.</summary>
    public const int ChargingCount = 111;

    /// <summary>Times that the battery was charged fully.</summary>
    public const int FullChargeCount = 112;

    /// <summary>Low byte lowest, high byte highest pack temperature seen, 1 °C, signed.</summary>
    public const int TemperatureExtremes = 113;

    /// <summary>Low byte cause of the last reset, high byte cause of the last wake-up.</summary>
    public const int ResetAndWakeUpCause = 114;

    /// <summary>Lifetime counter when the statistics were cleared, s, two registers.</summary>
    public const int StatisticsClearedAt = 116;

    /// <summary>Undocumented; some clients write here to restart the BMS. Not to be touched.</summary>
    public const int SystemControl = 134;

    /// <summary>First of 49 event records, two registers each.</summary>
    public const int FirstEvent = 200;

    /// <summary>First register of the settings; the only ones that can be written are these up to the last.</summary>
    public const int FirstSetting = 300;

    /// <summary>Cell voltage at which the BMS calls the pack full, mV.</summary>
    public const int FullyChargedVoltage = 300;

    /// <summary>Cell voltage at which the BMS calls the pack empty, mV.</summary>
    public const int FullyDischargedVoltage = 301;

    /// <summary>Cell voltage above which cells may be balanced, mV.</summary>
    public const int EarlyBalancingThreshold = 303;

    /// <summary>Current below which charging is finished, mA.</summary>
    public const int ChargeFinishedCurrent = 304;

    /// <summary>Discharge current that cuts the load at once, A; since Rev D.</summary>
    public const int PeakDischargeCurrent = 305;

    /// <summary>Nominal capacity, 0.01 Ah.</summary>
    public const int BatteryCapacity = 306;

    /// <summary>Cells in series as configured.</summary>
    public const int SeriesCells = 307;

    /// <summary>Difference between cells at which balancing stops, mV.</summary>
    public const int AllowedDisbalance = 308;

    /// <summary>Longest wait for the current of a charger, s; since Rev D.</summary>
    public const int ChargerStartupDelay = 310;

    /// <summary>Time from the removal of the charger to the opening of its path, s; since Rev D.</summary>
    public const int ChargerDisableDelay = 311;

    /// <summary>Pulses of the speed sensor per unit of distance, two registers.</summary>
    public const int PulsesPerUnit = 312;

    /// <summary>Unit of distance, an enumeration.</summary>
    public const int DistanceUnit = 314;

    /// <summary>Cell voltage at which charging is cut, mV.</summary>
    public const int OverVoltageCutoff = 315;

    /// <summary>Cell voltage at which everything is cut, mV.</summary>
    public const int UnderVoltageCutoff = 316;

    /// <summary>Discharge current that trips the BMS, A.</summary>
    public const int DischargeOverCurrent = 317;

    /// <summary>Charge current that trips the BMS, A.</summary>
    public const int ChargeOverCurrent = 318;

    /// <summary>Temperature at which everything is cut, °C, signed.</summary>
    public const int OverHeatCutoff = 319;

    /// <summary>Temperature below which charging is refused, °C, signed.</summary>
    public const int LowTemperatureChargeCutoff = 320;

    /// <summary>State of charge below which charging starts again, %; since Rev D.</summary>
    public const int ChargeRestartLevel = 321;

    /// <summary>Cycles that the state of health is reckoned with; since Rev D.</summary>
    public const int MaximumCycles = 322;

    /// <summary>Written to set the state of health, 0.002 %; since Rev D. Reads 0xFFFF once taken over.</summary>
    public const int StateOfHealthPreset = 323;

    /// <summary>Written to set the state of charge, 0.002 %. Reads 0xFFFF once taken over.</summary>
    public const int StateOfChargePreset = 328;

    /// <summary>Three flags; since Rev D.</summary>
    public const int Flags = 329;

    /// <summary>Low byte type of the charger; high byte, since Rev D, delay of the over-current cut-off, s.</summary>
    public const int ChargerType = 330;

    /// <summary>Switch of the load, an enumeration in the low byte.</summary>
    public const int LoadSwitchType = 331;

    /// <summary>Time to the recovery from a fault, s, in the low byte; 0 = never.</summary>
    public const int AutomaticRecovery = 332;

    /// <summary>Switch of the charger, an enumeration in the low byte.</summary>
    public const int ChargerSwitchType = 333;

    /// <summary>Input of the ignition, an enumeration in the low byte.</summary>
    public const int IgnitionInput = 334;

    /// <summary>What detects the charger, an enumeration in the low byte.</summary>
    public const int ChargerDetection = 335;

    /// <summary>Input of the speed sensor, an enumeration in the low byte.</summary>
    public const int SpeedSensorInput = 336;

    /// <summary>Output that precharges, an enumeration in the low byte.</summary>
    public const int PrechargeOutput = 337;

    /// <summary>Duration of precharging, an enumeration in the low byte.</summary>
    public const int PrechargeDuration = 338;

    /// <summary>External temperature sensors, an enumeration in the low byte.</summary>
    public const int TemperatureSensorType = 339;

    /// <summary>Dual or single port, in the low byte. A change restarts the BMS.</summary>
    public const int OperationMode = 340;

    /// <summary>Switch of single-port operation, an enumeration in the low byte.</summary>
    public const int SinglePortSwitchType = 341;

    /// <summary>Period of the unasked output, an enumeration in the low byte; 0 = off.</summary>
    public const int BroadcastPeriod = 342;

    /// <summary>Format of the unasked output, an enumeration in the low byte.</summary>
    public const int BroadcastFormat = 343;

    /// <summary>Last register of the settings; reserved.</summary>
    public const int LastSetting = 399;

    /// <summary>Low byte hardware version, high byte hardware changes.</summary>
    public const int HardwareVersion = 500;

    /// <summary>Low byte public release, high byte power type and current sensor.</summary>
    public const int PublicFirmware = 501;

    /// <summary>Internal firmware version: 242 for release 2.3.242.</summary>
    public const int InternalFirmware = 502;

    /// <summary>Low byte boot loader, high byte register map version.</summary>
    public const int BootLoader = 503;

    /// <summary>Serial number, 96 bits in six registers.</summary>
    public const int SerialNumber = 504;

    /// <summary>Last register of the map; reserved.</summary>
    public const int Last = 599;
}
