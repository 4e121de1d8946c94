// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Decodes the settings block. A setting outside the range of the register table becomes unknown. An object and
/// not a static class, so that no static initialiser depends on that of another class.
/// </summary>
public sealed class TinyBmsSettingsDecoder
{
    private readonly TinyBmsRegisterDefinition _fullyCharged = Row(TinyBmsRegister.FullyChargedVoltage);
    private readonly TinyBmsRegisterDefinition _fullyDischarged = Row(TinyBmsRegister.FullyDischargedVoltage);
    private readonly TinyBmsRegisterDefinition _overVoltage = Row(TinyBmsRegister.OverVoltageCutoff);
    private readonly TinyBmsRegisterDefinition _underVoltage = Row(TinyBmsRegister.UnderVoltageCutoff);
    private readonly TinyBmsRegisterDefinition _dischargeOverCurrent = Row(TinyBmsRegister.DischargeOverCurrent);
    private readonly TinyBmsRegisterDefinition _chargeOverCurrent = Row(TinyBmsRegister.ChargeOverCurrent);
    private readonly TinyBmsRegisterDefinition _overHeat = Row(TinyBmsRegister.OverHeatCutoff);
    private readonly TinyBmsRegisterDefinition _lowTemperature = Row(TinyBmsRegister.LowTemperatureChargeCutoff);
    private readonly TinyBmsRegisterDefinition _capacity = Row(TinyBmsRegister.BatteryCapacity);
    private readonly TinyBmsRegisterDefinition _seriesCells = Row(TinyBmsRegister.SeriesCells);

    /// <summary>Fills the thresholds from the registers.</summary>
    /// <param name="words">Registers of the settings block.</param>
    /// <param name="first">Address of the block's first register.</param>
    /// <param name="target">Takes the values; not yet published.</param>
    public void Decode(ushort[] words, int first, BatteryProtection target)
    {
        target.FullyChargedCellMillivolts = _fullyCharged.ReadInRange(words, first);
        target.FullyDischargedCellMillivolts = _fullyDischarged.ReadInRange(words, first);
        target.OverVoltageCutoffCellMillivolts = _overVoltage.ReadInRange(words, first);
        target.UnderVoltageCutoffCellMillivolts = _underVoltage.ReadInRange(words, first);
        target.DischargeOverCurrentAmperes = _dischargeOverCurrent.ReadInRange(words, first);
        target.ChargeOverCurrentAmperes = _chargeOverCurrent.ReadInRange(words, first);
        target.OverHeatCutoffDegrees = _overHeat.ReadInRange(words, first);
        target.LowTemperatureChargeCutoffDegrees = _lowTemperature.ReadInRange(words, first);
        target.CapacityCentiampereHours = _capacity.ReadInRange(words, first);
        target.SeriesCells = _seriesCells.ReadInRange(words, first);
    }

    private static TinyBmsRegisterDefinition Row(int address) => TinyBmsRegisterTable.Find(address)!;
}
