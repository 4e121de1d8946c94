// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>
/// One row of the MCP2515 bit-timing table: the three configuration registers for a crystal and a bit rate.
/// </summary>
public sealed class Mcp2515TimingRow
{
    /// <summary>Makes a row.</summary>
    public Mcp2515TimingRow(int crystalHertz, int bitRate, int configuration1, int configuration2, int configuration3)
    {
        CrystalHertz = crystalHertz;
        BitRate = bitRate;
        Configuration1 = (byte)configuration1;
        Configuration2 = (byte)configuration2;
        Configuration3 = (byte)configuration3;
    }

    /// <summary>Crystal of the module, Hz.</summary>
    public int CrystalHertz { get; }

    /// <summary>Bit rate, bit/s.</summary>
    public int BitRate { get; }

    /// <summary>CNF1: synchronisation jump width − 1 (bits 7–6), prescaler − 1 (bits 5–0).</summary>
    public byte Configuration1 { get; }

    /// <summary>
    /// CNF2: BTLMODE (7), triple sampling (6), phase segment 1 − 1 (5–3), propagation segment − 1 (2–0).
    /// </summary>
    public byte Configuration2 { get; }

    /// <summary>CNF3: use of the CLKOUT pin (7), phase segment 2 − 1 (2–0).</summary>
    public byte Configuration3 { get; }

    /// <summary>Prescaler of the time quantum, 1–64.</summary>
    public int Prescaler => (Configuration1 & 0x3F) + 1;

    /// <summary>Most time quanta of one resynchronisation, 1–4.</summary>
    public int SyncJumpWidth => (Configuration1 >> 6) + 1;

    /// <summary>Time quanta after the sample point, 2–8.</summary>
    public int PhaseSegment2 => (Configuration3 & 0x07) + 1;

    /// <summary>Time quanta of one bit: synchronisation, propagation and both phase segments.</summary>
    public int QuantaPerBit => 1 + (Configuration2 & 0x07) + 1 + ((Configuration2 >> 3) & 0x07) + 1 + PhaseSegment2;

    /// <summary>Place of the sample point in the bit, 0.1 %.</summary>
    public int SamplePointPermille => (QuantaPerBit - PhaseSegment2) * 1000 / QuantaPerBit;
}
