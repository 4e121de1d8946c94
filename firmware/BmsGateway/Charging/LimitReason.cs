// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// The rule that won when a limit was set. Keys, texts and the units of its two numbers are in
/// <see cref="LimitRules"/>. A number never changes its meaning.
/// </summary>
public enum LimitReason
{
    /// <summary>No limit has been computed yet.</summary>
    None = 0,

    /// <summary>The value of the configuration.</summary>
    Configured = 1,

    /// <summary>The BMS's own "fully charged" cell voltage (register 300).</summary>
    BmsFullyCharged = 2,

    /// <summary>The BMS's over-voltage cutoff less 100 mV per cell (register 315).</summary>
    BmsOverVoltageMargin = 3,

    /// <summary>0.9 of the BMS's over-current threshold (registers 317 and 318).</summary>
    BmsOverCurrentMargin = 4,

    /// <summary>The newest sample is older than allowed.</summary>
    StaleData = 5,

    /// <summary>The battery is full.</summary>
    Float = 6,

    /// <summary>The highest cell is above its target: the integral control lowers the voltage.</summary>
    CellOverVoltage = 7,

    /// <summary>The highest cell is close to the cutoff: the voltage is the sum of the cells, each clipped.</summary>
    CellBackstop = 8,

    /// <summary>The voltage rises again, after a time and slowly.</summary>
    VoltageRecovery = 9,

    /// <summary>Charging is stopped, and solar chargers that feed in obey the voltage only.</summary>
    ChargeStopped = 10,

    /// <summary>The limits rise slowly after the start.</summary>
    Start = 11,

    /// <summary>The highest cell reduces the charge current.</summary>
    HighCell = 12,

    /// <summary>The lowest cell reduces the discharge current.</summary>
    LowCell = 13,

    /// <summary>The battery is cold.</summary>
    Cold = 14,

    /// <summary>The battery is hot.</summary>
    Hot = 15,

    /// <summary>No temperature is known.</summary>
    NoTemperature = 16,

    /// <summary>The state of charge reduces a current.</summary>
    StateOfCharge = 17,

    /// <summary>A current rises again, after a time and slowly.</summary>
    CurrentRecovery = 18,

    /// <summary>The BMS reports a fault.</summary>
    BmsFault = 19,

    /// <summary>A limit from MQTT or the API.</summary>
    Remote = 20,

    /// <summary>A person asked for the safe state.</summary>
    SafeState = 21,

    /// <summary>A charger does not obey the limits.</summary>
    ChargerNotObeying = 22,

    /// <summary>The highest cell is at the cutoff.</summary>
    CellAtHighCutoff = 23,

    /// <summary>The lowest cell is at the cutoff.</summary>
    CellAtLowCutoff = 24,

    /// <summary>A block: fault, or no current is allowed at this temperature.</summary>
    Blocked = 25,

    /// <summary>Refused: no profile has the configured charge voltage.</summary>
    NoProfile = 26,

    /// <summary>Refused: the BMS is set for another chemistry than the configured charge voltage.</summary>
    OtherChemistry = 27,

    /// <summary>Refused: the settings of the BMS leave no safe charge voltage.</summary>
    NoSafeVoltage = 28,

    /// <summary>Refused: too little room between the charge voltage of the pack and the cutoff of the BMS.</summary>
    NoVoltageMargin = 29,

    /// <summary>The highest cell is ahead of the others: the pack has to stay below its charge voltage.</summary>
    CellAhead = 30,

    /// <summary>Refused: the BMS is set for another number of cells than the configuration.</summary>
    OtherCellCount = 31,
}
