// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>Why a sample is not believed. The texts are in <see cref="TinyBmsPlausibility"/>.</summary>
public enum SampleFault
{
    /// <summary>The sample is plausible.</summary>
    None = 0,

    /// <summary>The number of cells is not 4–16.</summary>
    CellCount = 1,

    /// <summary>The BMS has found another number of cells than its settings say.</summary>
    CellCountMismatch = 2,

    /// <summary>A cell voltage is not 500–5000 mV.</summary>
    CellVoltage = 3,

    /// <summary>The pack voltage is not a number, or not 2–80 V.</summary>
    PackVoltage = 4,

    /// <summary>Pack voltage and sum of the cells differ by more than 2 %.</summary>
    CellSum = 5,

    /// <summary>Registers 40 and 41 do not fit the cells.</summary>
    CellExtremes = 6,

    /// <summary>The current is not a number, or beyond ±1000 A.</summary>
    Current = 7,

    /// <summary>The state of charge is not 0–100 %.</summary>
    StateOfCharge = 8,

    /// <summary>A connected temperature sensor is not within −40…125 °C.</summary>
    Temperature = 9,

    /// <summary>A cell is higher than cells of this chemistry can be.</summary>
    CellChemistry = 10,
}
