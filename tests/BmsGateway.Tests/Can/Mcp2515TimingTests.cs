// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;

namespace BmsGateway.Tests.Can;

[TestClass]
public class Mcp2515TimingTests
{
    [TestMethod]
    public void EveryRowGivesExactlyItsBitRate()
    {
        for (int i = 0; i < Mcp2515Timing.Count; i++)
        {
            Mcp2515TimingRow row = Mcp2515Timing.At(i);
            Assert.AreEqual(row.CrystalHertz, 2 * row.Prescaler * row.QuantaPerBit * row.BitRate);
        }
    }

    [TestMethod]
    public void EveryRowSamplesAtThreeQuarters()
    {
        for (int i = 0; i < Mcp2515Timing.Count; i++)
        {
            Assert.AreEqual(750, Mcp2515Timing.At(i).SamplePointPermille);
        }
    }

    [TestMethod]
    public void EveryRowObeysTheRulesOfTheChip()
    {
        for (int i = 0; i < Mcp2515Timing.Count; i++)
        {
            Mcp2515TimingRow row = Mcp2515Timing.At(i);
            int beforeSample = row.QuantaPerBit - 1 - row.PhaseSegment2;

            // Datasheet DS20001801J section 5.3: PropSeg + PS1 >= PS2, PropSeg + PS1 >= TDELAY (up to 2 TQ), PS2 > SJW,
            // PS2 >= 2 TQ.
            Assert.IsTrue(beforeSample >= row.PhaseSegment2 && beforeSample >= 2);
            Assert.IsTrue(row.PhaseSegment2 > row.SyncJumpWidth && row.PhaseSegment2 >= 2);

            // BTLMODE: phase segment 2 comes from CNF3, as the row computes it.
            Assert.IsTrue((row.Configuration2 & 0x80) != 0);
        }
    }

    [TestMethod]
    public void BothCrystalsHaveBothRates()
    {
        Assert.IsNotNull(Mcp2515Timing.Find(Mcp2515Timing.Crystal8Megahertz, CanBitRate.Victron));
        Assert.IsNotNull(Mcp2515Timing.Find(Mcp2515Timing.Crystal8Megahertz, CanBitRate.VeCan));
        Assert.IsNotNull(Mcp2515Timing.Find(Mcp2515Timing.Crystal16Megahertz, CanBitRate.Victron));
        Assert.IsNotNull(Mcp2515Timing.Find(Mcp2515Timing.Crystal16Megahertz, CanBitRate.VeCan));
    }

    [TestMethod]
    public void UnknownCrystalHasNoRow() => Assert.IsNull(Mcp2515Timing.Find(20000000, CanBitRate.Victron));
}
