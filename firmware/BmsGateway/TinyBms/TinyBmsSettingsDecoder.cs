// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>Decodes the settings block. A setting outside the range of the register table becomes unknown.</summary>
public static class TinyBmsSettingsDecoder
{
    private static readonly TinyBmsRegisterDefinition FullyCharged = Row(TinyBmsRegister.FullyChargedVoltage);
    private static readonly TinyBmsRegisterDefinition FullyDischarged = Row(TinyBmsRegister.FullyDischargedVoltage);
    private static readonly TinyBmsRegisterDefinition OverVoltage = Row(TinyBmsRegister.OverVoltageCutoff);
    private static readonly TinyBmsRegisterDefinition UnderVoltage = Row(TinyBmsRegister.UnderVoltageCutoff);
    private static readonly TinyBmsRegisterDefinition DischargeOverCurrent = Row(TinyBmsRegister.DischargeOverCurrent);
    private static readonly TinyBmsRegisterDefinition ChargeOverCurrent = Row(TinyBmsRegister.ChargeOverCurrent);
    private static readonly TinyBmsRegisterDefinition OverHeat = Row(TinyBmsRegister.OverHeatCutoff);
    private static readonly TinyBmsRegisterDefinition LowTemperature = Row(TinyBmsRegister.LowTemperatureChargeCutoff);
    private static readonly TinyBmsRegisterDefinition Capacity = Row(TinyBmsRegister.BatteryCapacity);
    private static readonly TinyBmsRegisterDefinition SeriesCells = Row(TinyBmsRegister.SeriesCells);

    /// <summary>Fills the thresholds from the registers.</summary>
    /// <param name="words">Registers of the settings block.</param>
    /// <param name="first">Address of the block's first register.</param>
    /// <param name="target">Takes the values; not yet published.</param>
    public static void Decode(ushort[] words, int first, BatteryProtection target)
    {
        target.FullyChargedCellMillivolts = FullyCharged.ReadInRange(words, first);
        target.FullyDischargedCellMillivolts = FullyDischarged.ReadInRange(words, first);
        target.OverVoltageCutoffCellMillivolts = OverVoltage.ReadInRange(words, first);
        target.UnderVoltageCutoffCellMillivolts = UnderVoltage.ReadInRange(words, first);
        target.DischargeOverCurrentAmperes = DischargeOverCurrent.ReadInRange(words, first);
        target.ChargeOverCurrentAmperes = ChargeOverCurrent.ReadInRange(words, first);
        target.OverHeatCutoffDegrees = OverHeat.ReadInRange(words, first);
        target.LowTemperatureChargeCutoffDegrees = LowTemperature.ReadInRange(words, first);
        target.CapacityCentiampereHours = Capacity.ReadInRange(words, first);
        target.SeriesCells = SeriesCells.ReadInRange(words, first);
    }

    private static TinyBmsRegisterDefinition Row(int address) => TinyBmsRegisterTable.Find(address)!;
}
