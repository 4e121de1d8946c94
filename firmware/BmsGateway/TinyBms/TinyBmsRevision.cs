// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Tells firmware that has the registers of Rev D of the document (2025) from older firmware, where they are reserved.
/// The document names no version number. What a reserved register reads as is not documented either, so a set of
/// values decides, not one: the registers of Rev D whose smallest allowed value is above 0 must all hold an allowed
/// value.
/// </summary>
public static class TinyBmsRevision
{
    /// <summary>Whether the settings block comes from firmware with the registers of Rev D.</summary>
    /// <param name="words">Registers of the settings block, at least up to 322.</param>
    /// <param name="firstAddress">Address of the block's first register, at most 305.</param>
    public static bool HasRevisionD(ushort[] words, int firstAddress) =>
        IsPresent(TinyBmsRegister.PeakDischargeCurrent, words, firstAddress)
        && IsPresent(TinyBmsRegister.ChargerStartupDelay, words, firstAddress)
        && IsPresent(TinyBmsRegister.ChargeRestartLevel, words, firstAddress)
        && IsPresent(TinyBmsRegister.MaximumCycles, words, firstAddress);

    private static bool IsPresent(int address, ushort[] words, int firstAddress) =>
        TinyBmsRegisterTable.Find(address)!.ReadInRange(words, firstAddress) != BatterySnapshot.Unknown;
}
