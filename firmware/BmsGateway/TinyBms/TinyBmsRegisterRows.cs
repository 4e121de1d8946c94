// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>Short forms in which the parts of the register table are written, so that a row of it is a row.</summary>
internal static class TinyBmsRegisterRows
{
    /// <summary>A tenth, for <see cref="TinyBmsRegisterDefinition.ScaleMillionths"/>.</summary>
    internal const int Tenth = 100000;

    /// <summary>A hundredth.</summary>
    internal const int Hundredth = 10000;

    /// <summary>A thousandth, which is what floats are decoded to.</summary>
    internal const int Thousandth = 1000;

    /// <summary>One.</summary>
    internal const int One = 1000000;

    /// <summary>Unsigned number in one register.</summary>
    internal static TinyBmsRegisterDefinition U16(int address, string key, string text) =>
        Row(address, key, TinyBmsRegisterType.UInt16, 1, text);

    /// <summary>Signed number in one register.</summary>
    internal static TinyBmsRegisterDefinition I16(int address, string key, string text) =>
        Row(address, key, TinyBmsRegisterType.Int16, 1, text);

    /// <summary>Unsigned number in two registers.</summary>
    internal static TinyBmsRegisterDefinition U32(int address, string key, string text) =>
        Row(address, key, TinyBmsRegisterType.UInt32, 2, text);

    /// <summary>Float in two registers.</summary>
    internal static TinyBmsRegisterDefinition F32(int address, string key, string text) =>
        Row(address, key, TinyBmsRegisterType.Float32, 2, text);

    /// <summary>Code that fills a register.</summary>
    internal static TinyBmsRegisterDefinition Code(int address, string key, string text) =>
        Row(address, key, TinyBmsRegisterType.Enumeration, 1, text);

    /// <summary>Bits.</summary>
    internal static TinyBmsRegisterDefinition Bits(int address, string key, string text) =>
        Row(address, key, TinyBmsRegisterType.BitField, 1, text);

    /// <summary>Two bytes.</summary>
    internal static TinyBmsRegisterDefinition Pair(int address, string key, string text) =>
        Row(address, key, TinyBmsRegisterType.BytePair, 1, text);

    /// <summary>Any other row; the group follows from the address.</summary>
    internal static TinyBmsRegisterDefinition Row(
        int address, string key, TinyBmsRegisterType type, int words, string text) =>
        new(address, key, type, words, GroupOf(address), text);

    private static TinyBmsRegisterGroup GroupOf(int address)
    {
        switch (address / 100)
        {
            case 0:
                return TinyBmsRegisterGroup.Live;
            case 1:
                return TinyBmsRegisterGroup.Statistics;
            case 2:
                return TinyBmsRegisterGroup.Events;
            case 3:
                return TinyBmsRegisterGroup.Settings;
            default:
                return TinyBmsRegisterGroup.Version;
        }
    }
}
