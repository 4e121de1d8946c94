// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>
/// Bit timing of the MCP2515, sample point 75 %, triple sampling. One time quantum is 2 × prescaler / crystal
/// (datasheet DS20001801J, section 5). An 8 MHz crystal gives only 8 time quanta at 500 kbit/s: keep the cable below 10
/// m, or better use 16 MHz.
/// </summary>
public static class Mcp2515Timing
{
    /// <summary>Crystal of the cheap modules, Hz.</summary>
    public const int Crystal8Megahertz = 8000000;

    /// <summary>Crystal of the better modules and of the LilyGO T-2CAN, Hz.</summary>
    public const int Crystal16Megahertz = 16000000;

    private static readonly Mcp2515TimingRow[] Rows =
    {
        new(Crystal16Megahertz, CanBitRate.Victron, 0x40, 0xE5, 0x83),
        new(Crystal16Megahertz, CanBitRate.VeCan, 0x41, 0xE5, 0x83),
        new(Crystal8Megahertz, CanBitRate.Victron, 0x00, 0xD1, 0x81),
        new(Crystal8Megahertz, CanBitRate.VeCan, 0x80, 0xE5, 0x83),
    };

    /// <summary>Number of rows.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1.</summary>
    public static Mcp2515TimingRow At(int index) => Rows[index];

    /// <summary>The row for a crystal and a bit rate, or null when there is none.</summary>
    /// <param name="crystalHertz">Crystal of the module, Hz.</param>
    /// <param name="bitRate">Bit rate, bit/s (<see cref="CanBitRate"/>).</param>
    public static Mcp2515TimingRow? Find(int crystalHertz, int bitRate)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].CrystalHertz == crystalHertz && Rows[i].BitRate == bitRate)
            {
                return Rows[i];
            }
        }

        return null;
    }
}
