// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.History;

/// <summary>
/// State of everything that is written to flash here; payload of <c>history.written</c> and <c>history.failed</c>.
/// Readers on other threads take each number on its own.
/// </summary>
public sealed class HistoryStatus
{
    /// <summary>
    /// True while a history file cannot be written: medium failing, or full with nothing left to remove.
    /// </summary>
    public bool IsFileFailing;

    /// <summary>True while the hours, days, months or statistics cannot be saved.</summary>
    public bool IsAggregateFailing;

    /// <summary>True while the energy totals cannot be saved.</summary>
    public bool IsEnergyFailing;

    /// <summary>False while no copy of the energy totals can be read.</summary>
    public bool IsEnergyKnown;

    /// <summary>Lines of history files that could not be written since the start.</summary>
    public int LostLines;

    /// <summary>Hours that could not be saved since the start.</summary>
    public int LostHours;

    /// <summary>Bytes that the whole gateway has written to flash since the start.</summary>
    public long WrittenBytes;

    /// <summary>Bytes written to flash per day at the rate since the start; −1 within the first hour.</summary>
    public long WrittenBytesPerDay = -1;

    /// <summary>Estimated years until the flash is worn out; −1 within the first hour.</summary>
    public int FlashYears = -1;

    /// <summary>Part of the drive that the gateway's files take, %; counted once an hour, −1 before the first count.</summary>
    public int UsedPercent = -1;

    /// <summary>True from 85 % of the drive on until it falls below 80 %.</summary>
    public bool IsNearlyFull;

    /// <summary>True while anything is failing.</summary>
    public bool IsFailing => IsFileFailing || IsAggregateFailing || IsEnergyFailing;
}
