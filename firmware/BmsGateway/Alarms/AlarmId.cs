// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// Every alarm; everything about it is in <see cref="AlarmTable"/>. The numbers stand in the journal in flash and never
/// change their meaning. A fault or warning of the BMS has the number <see cref="BmsCodeBase"/> + its code.
/// </summary>
public enum AlarmId
{
    /// <summary>No alarm.</summary>
    None = 0,

    /// <summary>The battery is hot.</summary>
    TemperatureHigh = 1,

    /// <summary>The battery is cold.</summary>
    TemperatureLow = 2,

    /// <summary>A cell is too high.</summary>
    CellVoltageHigh = 3,

    /// <summary>A cell is too low.</summary>
    CellVoltageLow = 4,

    /// <summary>The pack voltage is high.</summary>
    PackVoltageHigh = 5,

    /// <summary>The pack voltage is low.</summary>
    PackVoltageLow = 6,

    /// <summary>The discharge current is high.</summary>
    DischargeCurrentHigh = 7,

    /// <summary>The charge current is high.</summary>
    ChargeCurrentHigh = 8,

    /// <summary>The state of charge is low.</summary>
    StateOfChargeLow = 9,

    /// <summary>The state of charge is high.</summary>
    StateOfChargeHigh = 10,

    /// <summary>The cells are apart.</summary>
    CellImbalance = 11,

    /// <summary>The cells are far apart.</summary>
    CellImbalanceHigh = 12,

    /// <summary>A cell is empty.</summary>
    CellEmpty = 13,

    /// <summary>The battery is too hot.</summary>
    TemperatureCutoffHigh = 14,

    /// <summary>The battery is too cold.</summary>
    TemperatureCutoffLow = 15,

    /// <summary>The battery is too cold to be charged.</summary>
    TemperatureLowCharge = 16,

    /// <summary>The discharge current trips the BMS.</summary>
    DischargeCurrentTrip = 17,

    /// <summary>The charge current trips the BMS.</summary>
    ChargeCurrentTrip = 18,

    /// <summary>Charge current flows although none is allowed.</summary>
    ChargeNotStopped = 19,

    /// <summary>The battery began to charge.</summary>
    StateCharging = 20,

    /// <summary>The battery became full.</summary>
    StateFullyCharged = 21,

    /// <summary>The battery began to discharge.</summary>
    StateDischarging = 22,

    /// <summary>The load began to charge the battery.</summary>
    StateRegenerating = 23,

    /// <summary>The battery came to rest.</summary>
    StateIdle = 24,

    /// <summary>The BMS reports a fault without naming it.</summary>
    BmsFault = 25,

    /// <summary>An entry of the BMS's own log.</summary>
    BmsEvent = 26,

    /// <summary>A fault code of the BMS that this gateway does not know.</summary>
    BmsUnknownFault = 27,

    /// <summary>A warning code of the BMS that this gateway does not know.</summary>
    BmsUnknownWarning = 28,

    /// <summary>The BMS does not answer.</summary>
    BmsLinkLost = 40,

    /// <summary>Many requests to the BMS fail.</summary>
    BmsLinkPoor = 41,

    /// <summary>Values of the BMS contradict each other.</summary>
    ImplausibleData = 42,

    /// <summary>Nobody acknowledges frames on a CAN bus.</summary>
    CanNoPartner = 43,

    /// <summary>A CAN controller has left its bus.</summary>
    CanBusOff = 44,

    /// <summary>A CAN controller or adapter is not there.</summary>
    CanDown = 45,

    /// <summary>No GX is heard.</summary>
    GxSilent = 46,

    /// <summary>The MQTT broker is not connected.</summary>
    MqttLost = 47,

    /// <summary>The wireless network is not connected. Input.</summary>
    WifiLost = 48,

    /// <summary>The flash is nearly full. Input.</summary>
    FlashNearlyFull = 49,

    /// <summary>The flash cannot be written or read. Input.</summary>
    FlashFailing = 50,

    /// <summary>The wall clock is not set.</summary>
    ClockNotSet = 51,

    /// <summary>The configuration could not be used as it was. Input.</summary>
    ConfigurationFallback = 52,

    /// <summary>The charge controller sends nothing although the BMS answers. Input too.</summary>
    ControllerBlocked = 53,

    /// <summary>A service of the gateway has failed. Input.</summary>
    ServiceFailed = 54,

    /// <summary>The journal of alarms could not be saved.</summary>
    JournalNotSaved = 55,

    /// <summary>A person asked for the safe state.</summary>
    SafeState = 56,

    /// <summary>The gateway started.</summary>
    GatewayStarted = 60,

    /// <summary>Added to the code of a fault or warning of the BMS; no alarm itself.</summary>
    BmsCodeBase = 100,
}
