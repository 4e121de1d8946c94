// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsPlausibilityTests
{
    [TestMethod]
    public void HealthyPackIsPlausible()
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);

        bench.AssertFault(SampleFault.None);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    [DataRow(17)]
    [DataRow(65535)]
    public void PackOfFewerThanFourOrMoreThanSixteenCellsIsRefused(int cells)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        bench.Registers[53] = (ushort)cells;

        Assert.AreEqual(
            (int)SampleFault.CellCount, (int)TinyBmsLiveDecoder.Decode(bench.Registers, null, new BatterySnapshot()));
    }

    [TestMethod]
    [DataRow(15)]
    [DataRow(0)]
    [DataRow(17)]
    public void OtherNumberOfCellsThanConfiguredIsRefused(int detected)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        bench.Registers[53] = (ushort)detected;

        bench.AssertFault(SampleFault.CellCountMismatch);
    }

    [TestMethod]
    [DataRow(4999, (int)SampleFault.CellVoltage)]
    [DataRow(0, (int)SampleFault.CellVoltage)]
    [DataRow(5000, (int)SampleFault.None)]
    [DataRow(45000, (int)SampleFault.None)]
    [DataRow(45001, (int)SampleFault.CellChemistry)] // no phosphate cell (full at 3650 mV)
    [DataRow(50000, (int)SampleFault.CellChemistry)]
    [DataRow(50001, (int)SampleFault.CellVoltage)]
    [DataRow(65535, (int)SampleFault.CellVoltage)]
    public void CellThatNoCellOfThisKindCanHaveIsRefused(int cell, int expected)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        bench.Registers[6] = (ushort)cell;
        bench.MatchPackToCells();

        bench.AssertFault((SampleFault)expected);
    }

    [TestMethod]
    [DataRow(0x7FC00000)] // NaN
    [DataRow(0x7F800000)] // infinity
    [DataRow(unchecked((int)0xFF800000))]
    [DataRow(0x7F7FFFFF)] // the largest float
    [DataRow(unchecked((int)0xC2530000))] // -52.75
    [DataRow(0)]
    [DataRow(0x1EB8425F)] // 55.78 with the words swapped
    public void PackVoltageThatIsNoneIsRefused(int bits)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        Packs.SetUInt32(bench.Registers, 36, bits);

        bench.AssertFault(SampleFault.PackVoltage);
    }

    [TestMethod]
    [DataRow(52812, (int)SampleFault.None)]
    [DataRow(53868, (int)SampleFault.None)] // +1056 mV of 52812 mV: just below 2 %
    [DataRow(53870, (int)SampleFault.CellSum)]
    [DataRow(51756, (int)SampleFault.None)]
    [DataRow(51754, (int)SampleFault.CellSum)]
    public void PackVoltageMayDifferByTwoPercentFromTheCells(int millivolts, int expected)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        Packs.SetFloat(bench.Registers, 36, millivolts / 1000f);

        bench.AssertFault((SampleFault)expected);
    }

    [TestMethod]
    public void CellThatIsNotReadIsNoticedInTheSum()
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        bench.Registers[53] = 15;

        Assert.AreEqual(
            (int)SampleFault.CellSum, (int)TinyBmsLiveDecoder.Decode(bench.Registers, null, new BatterySnapshot()));
    }

    [TestMethod]
    [DataRow(3295, 3301, (int)SampleFault.None)]
    [DataRow(3294, 3301, (int)SampleFault.CellExtremes)]
    [DataRow(3305, 3305, (int)SampleFault.None)]
    [DataRow(3306, 3306, (int)SampleFault.CellExtremes)]
    [DataRow(3300, 3297, (int)SampleFault.None)]
    [DataRow(3300, 3296, (int)SampleFault.CellExtremes)]
    [DataRow(3300, 3307, (int)SampleFault.CellExtremes)]
    [DataRow(0, 0, (int)SampleFault.CellExtremes)]
    public void LowestAndHighestCellMustBeInTheList(int lowest, int highest, int expected)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        bench.Registers[40] = (ushort)lowest;
        bench.Registers[41] = (ushort)highest;

        bench.AssertFault((SampleFault)expected);
    }

    [TestMethod]
    [DataRow(0x447A0000, (int)SampleFault.None)] // 1000 A
    [DataRow(unchecked((int)0xC47A0000), (int)SampleFault.None)]
    [DataRow(0x447A0100, (int)SampleFault.Current)] // 1000.016 A
    [DataRow(unchecked((int)0xC47A0100), (int)SampleFault.Current)]
    [DataRow(0x7FC00000, (int)SampleFault.Current)] // NaN
    [DataRow(0x7F800000, (int)SampleFault.Current)]
    public void CurrentBeyondOneThousandAmperesIsRefused(int bits, int expected)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        Packs.SetUInt32(bench.Registers, 38, bits);

        bench.AssertFault((SampleFault)expected);
    }

    [TestMethod]
    [DataRow(100000000, (int)SampleFault.None)]
    [DataRow(100000001, (int)SampleFault.StateOfCharge)]
    [DataRow(-1, (int)SampleFault.StateOfCharge)]
    [DataRow(int.MinValue, (int)SampleFault.StateOfCharge)]
    public void StateOfChargeAboveOneHundredPercentIsRefused(int raw, int expected)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        Packs.SetUInt32(bench.Registers, 46, raw);

        bench.AssertFault((SampleFault)expected);
    }

    [TestMethod]
    [DataRow(42, -401, (int)SampleFault.Temperature)]
    [DataRow(42, -400, (int)SampleFault.None)]
    [DataRow(42, 1250, (int)SampleFault.None)]
    [DataRow(42, 1251, (int)SampleFault.Temperature)]
    [DataRow(43, -401, (int)SampleFault.Temperature)]
    [DataRow(43, 1251, (int)SampleFault.Temperature)]
    [DataRow(48, -401, (int)SampleFault.Temperature)]
    [DataRow(48, 1251, (int)SampleFault.Temperature)]
    [DataRow(48, -32768, (int)SampleFault.None)] // not connected
    [DataRow(42, -32767, (int)SampleFault.Temperature)]
    public void TemperatureMustBePossibleOrNotConnected(int register, int raw, int expected)
    {
        var bench = new Bench();
        Packs.LoadHealthy(bench.Registers);
        bench.Registers[register] = (ushort)raw;

        bench.AssertFault((SampleFault)expected);
    }

    [TestMethod]
    public void EveryFaultHasItsText()
    {
        for (int fault = 0; fault <= (int)SampleFault.CellChemistry; fault++)
        {
            Assert.IsTrue(TinyBmsPlausibility.TextOf((SampleFault)fault).Length > 0);
        }

        Assert.IsTrue(TinyBmsPlausibility.TextOf(SampleFault.Temperature).IndexOf("temperature") >= 0);
        Assert.IsTrue(TinyBmsPlausibility.TextOf(SampleFault.CellExtremes).IndexOf("40 and 41") >= 0);
    }

    [TestMethod]
    [DataRow(2850, 35000)]
    [DataRow(2900, 35000)]
    [DataRow(2901, 45000)]
    [DataRow(3800, 45000)]
    [DataRow(3801, 50000)]
    [DataRow(4200, 50000)]
    [DataRow(BatterySnapshot.Unknown, 50000)]
    public void FullyChargedVoltageTellsHowHighACellCanBe(int fullyCharged, int highest) =>
        Assert.AreEqual(highest, TinyBmsChemistry.HighestBelievableTenthMillivolts(fullyCharged));

    private sealed class Bench
    {
        public readonly ushort[] Registers = new ushort[600];

        public void MatchPackToCells()
        {
            int sum = 0;
            int lowest = int.MaxValue;
            int highest = 0;
            for (int i = 0; i < 16; i++)
            {
                int cell = Registers[i];
                sum += cell;
                lowest = cell < lowest ? cell : lowest;
                highest = cell > highest ? cell : highest;
            }

            Packs.SetFloat(Registers, 36, sum / 10000f);
            Registers[40] = (ushort)(lowest / 10);
            Registers[41] = (ushort)(highest / 10);
        }

        public void AssertFault(SampleFault expected) =>
            Assert.AreEqual(
                (int)expected,
                (int)TinyBmsLiveDecoder.Decode(Registers, Samples.HealthyProtection(), new BatterySnapshot()));
    }
}
