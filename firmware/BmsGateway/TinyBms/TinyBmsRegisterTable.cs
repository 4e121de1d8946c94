// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// What is in the registers: the one table that the driver, the settings, the page, the topics, docs/tinybms.md and
/// the tests read. Source: TinyBMS Communication Protocols Rev D, register map; rules of the settings also from the
/// TinyBMS User Manual Rev D.
/// </summary>
/// <remarks>
/// The rows are code (<see cref="TinyBmsMeasurementRows"/>, <see cref="TinyBmsSettingRows"/>), not objects: on the
/// device code and texts stay in flash, and the table takes 308 + 30 + 30 bytes of memory, the addresses below. A row
/// is made when it is asked for: 15 fields of 12 bytes and a head, 192 bytes, until it is dropped; 154 rows kept
/// would be 30 kB. Who needs a row again and again (the control path) asks once and keeps it.
/// </remarks>
public static class TinyBmsRegisterTable
{
    private const int Inputs = 16;
    private const int EventsEnd = TinyBmsRegister.FirstEvent + (2 * TinyBmsProtocol.MaximumEventCount);

    // Every row by its first register. The tests compare the list with the rows.
    private static readonly ushort[] Starts =
    {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 32, 34, 36, 38, 40, 41, 42, 43, 44, 45, 46,
        48, 49, 50, 51, 52, 53, 54, 56, 100, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114,
        115, 116, 118, 134, 200, 202, 204, 206, 208, 210, 212, 214, 216, 218, 220, 222, 224, 226, 228, 230,
        232, 234, 236, 238, 240, 242, 244, 246, 248, 250, 252, 254, 256, 258, 260, 262, 264, 266, 268, 270,
        272, 274, 276, 278, 280, 282, 284, 286, 288, 290, 292, 294, 296, 298, 300, 301, 302, 303, 304, 305,
        306, 307, 308, 309, 310, 311, 312, 314, 315, 316, 317, 318, 319, 320, 321, 322, 323, 324, 325, 326,
        327, 328, 329, 330, 331, 332, 333, 334, 335, 336, 337, 338, 339, 340, 341, 342, 343, 344, 500, 501,
        502, 503, 504, 510,
    };

    // Registers that are documented as reserved, and how many there are from each on. 118 to 199 has a row inside.
    private static readonly ushort[] ReservedStarts =
    {
        16, 49, 56, 110, 115, 118, 298, 302, 309, 324, 325, 326, 327, 344, 510,
    };

    private static readonly ushort[] ReservedCounts =
    {
        16, 1, 44, 1, 1, 82, 2, 1, 1, 1, 1, 1, 1, 56, 90,
    };

    /// <summary>Number of rows.</summary>
    public static int Count => Starts.Length;

    /// <summary>
    /// Row by position, 0 to <see cref="Count"/> − 1, in ascending order of address. Makes an object.
    /// </summary>
    public static TinyBmsRegisterDefinition At(int index) => Find(Starts[index])!;

    /// <summary>Row that begins at an address, or null when none does. Makes an object.</summary>
    /// <param name="address">Any number.</param>
    public static TinyBmsRegisterDefinition? Find(int address)
    {
        TinyBmsRegisterDefinition? row;
        if (address >= TinyBmsRegister.FirstInput && address < TinyBmsRegister.FirstInput + Inputs)
        {
            row = TinyBmsMeasurementRows.Cell(address);
        }
        else if (address >= TinyBmsRegister.FirstEvent && address < EventsEnd)
        {
            row = (address & 1) == 0 ? TinyBmsMeasurementRows.Event(address) : null;
        }
        else if (address < TinyBmsRegister.FirstSetting)
        {
            row = TinyBmsMeasurementRows.FindLive(address) ?? TinyBmsMeasurementRows.FindStatistic(address);
        }
        else if (address <= TinyBmsRegister.LastSetting)
        {
            row = TinyBmsSettingRows.FindValue(address) ?? TinyBmsSettingRows.FindChoice(address);
        }
        else
        {
            row = TinyBmsSettingRows.FindVersion(address);
        }

        return row ?? FindReserved(address);
    }

    /// <summary>Row of a key, or null when there is none. Slow: it looks through the table.</summary>
    /// <param name="key">Any text; the empty one belongs to no row.</param>
    public static TinyBmsRegisterDefinition? Find(string key)
    {
        for (int i = 0; i < Starts.Length && key.Length > 0; i++)
        {
            TinyBmsRegisterDefinition row = At(i);
            if (row.Key == key)
            {
                return row;
            }
        }

        return null;
    }

    private static TinyBmsRegisterDefinition? FindReserved(int address)
    {
        for (int i = 0; i < ReservedStarts.Length; i++)
        {
            if (ReservedStarts[i] == address)
            {
                int count = ReservedCounts[i];
                return TinyBmsRegisterRows.Row(address, "", TinyBmsRegisterType.Reserved, count, "Reserved.");
            }
        }

        return null;
    }
}
