// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsLiveDecoderTests
{
    [TestMethod]
    public void HealthyPackDecodesToItsValues()
    {
        var bench = new Bench();
        bench.StartHealthy();

        bench.AssertPlausible();
        Assert.AreEqual(16, bench.Sample.CellCount);
        Assert.AreEqual(33000, (int)bench.Sample.CellTenthMillivolts[0]);
        Assert.AreEqual(33015, (int)bench.Sample.CellTenthMillivolts[15]);
        Assert.AreEqual(33000, bench.Sample.LowestCellTenthMillivolts);
        Assert.AreEqual(1, bench.Sample.LowestCellNumber);
        Assert.AreEqual(33015, bench.Sample.HighestCellTenthMillivolts);
        Assert.AreEqual(16, bench.Sample.HighestCellNumber);
        Assert.AreEqual(52812, bench.Sample.CellSumMillivolts);
        Assert.AreEqual(52812, bench.Sample.PackVoltageMillivolts);
        Assert.AreEqual(10000, bench.Sample.PackCurrentMilliamperes);
        Assert.AreEqual(60200, bench.Sample.StateOfChargeMillipercent);
        Assert.AreEqual(98000, bench.Sample.StateOfHealthMillipercent);
        Assert.AreEqual(18903, bench.Sample.RemainingCentiampereHours);
        Assert.AreEqual(300, bench.Sample.InternalTemperatureDecidegrees);
        Assert.AreEqual(250, bench.Sample.ExternalTemperature1Decidegrees);
        Assert.AreEqual(260, bench.Sample.ExternalTemperature2Decidegrees);
        Assert.AreEqual(16683981L, bench.Sample.LifetimeSeconds);
        Assert.AreEqual(41777412L, bench.Sample.EstimatedSecondsLeft);
        Assert.AreEqual((int)BatteryState.Charging, (int)bench.Sample.State);
    }

    [TestMethod]
    public void CellOneOfFourteenIsInRegisterTwo()
    {
        var bench = new Bench();
        bench.StartWithDump();

        bench.AssertPlausible();
        Assert.AreEqual(14, bench.Sample.CellCount);
        Assert.AreEqual(39800, (int)bench.Sample.CellTenthMillivolts[0]);
        Assert.AreEqual(39880, (int)bench.Sample.CellTenthMillivolts[13]);
        Assert.AreEqual(1, bench.Sample.LowestCellNumber);
        Assert.AreEqual(8, bench.Sample.HighestCellNumber);
        Assert.AreEqual(39900, bench.Sample.HighestCellTenthMillivolts);
        Assert.AreEqual(55781, bench.Sample.CellSumMillivolts);
    }

    [TestMethod]
    public void CellsOfEveryPackSizeComeFromTheTopInputs()
    {
        var bench = new Bench();
        for (int cells = 4; cells <= 16; cells++)
        {
            bench.StartHealthy();
            bench.Resize(cells);

            bench.AssertPlausible();
            Assert.AreEqual(cells, bench.Sample.CellCount);
            for (int n = 1; n <= cells; n++)
            {
                Assert.AreEqual(33000 + 15 - cells + n, (int)bench.Sample.CellTenthMillivolts[n - 1]);
            }
        }
    }

    [TestMethod]
    public void BalancingBitsBelongToTheCellsOfTheirRegisters()
    {
        var bench = new Bench();
        bench.StartWithDump();
        bench.Registers[51] = 0x8004; // registers 15 and 2
        bench.Registers[52] = 0x0023; // registers 5, 1 and 0; inputs 1 and 2 have no cell

        bench.AssertPlausible();
        Assert.AreEqual((1 << 13) | 1, bench.Sample.BalancingNeededMask);
        Assert.AreEqual(1 << 3, bench.Sample.BalancingActiveMask);
    }

    [TestMethod]
    public void DetectedCellsCountBeforeTheSettingsAreRead()
    {
        var bench = new Bench();
        bench.StartWithDump();
        bench.Thresholds = null;

        bench.AssertPlausible();
        Assert.AreEqual(14, bench.Sample.CellCount);
        Assert.IsNull(bench.Sample.Protection);
        Assert.AreEqual(BatterySnapshot.Unknown, bench.Sample.RemainingCentiampereHours);
    }

    [TestMethod]
    public void DetectedCellsCountWhenTheSettingIsOutOfRange()
    {
        var bench = new Bench();
        bench.StartWithDump();
        bench.Thresholds!.SeriesCells = BatterySnapshot.Unknown;

        bench.AssertPlausible();
        Assert.AreEqual(14, bench.Sample.CellCount);
    }

    [TestMethod]
    public void UnknownCapacityLeavesTheRemainingChargeUnknown()
    {
        var bench = new Bench();
        bench.StartWithDump();
        bench.Thresholds!.CapacityCentiampereHours = BatterySnapshot.Unknown;

        bench.AssertPlausible();
        Assert.AreEqual(BatterySnapshot.Unknown, bench.Sample.RemainingCentiampereHours);
    }

    [TestMethod]
    [DataRow(0, BatterySnapshot.Unknown)] // older firmware: the register is reserved
    [DataRow(1, 2)]
    [DataRow(50000, 100000)]
    [DataRow(50001, BatterySnapshot.Unknown)]
    [DataRow(65535, BatterySnapshot.Unknown)]
    public void HealthIsUnknownWhenTheFirmwareHasNone(int raw, int expected)
    {
        var bench = new Bench();
        bench.StartHealthy();
        bench.Registers[45] = (ushort)raw;

        bench.AssertPlausible();
        Assert.AreEqual(expected, bench.Sample.StateOfHealthMillipercent);
    }

    [TestMethod]
    [DataRow(0x91, (int)BatteryState.Charging)]
    [DataRow(0x92, (int)BatteryState.FullyCharged)]
    [DataRow(0x93, (int)BatteryState.Discharging)]
    [DataRow(0x95, (int)BatteryState.Sleeping)]
    [DataRow(0x96, (int)BatteryState.Regenerating)]
    [DataRow(0x97, (int)BatteryState.Idle)]
    [DataRow(0x9B, (int)BatteryState.Fault)]
    [DataRow(0x94, (int)BatteryState.Unknown)]
    [DataRow(0, (int)BatteryState.Unknown)]
    public void OnlineStatusBecomesAState(int code, int expected)
    {
        var bench = new Bench();
        bench.StartHealthy();
        bench.Registers[50] = (ushort)code;

        bench.AssertPlausible();
        Assert.AreEqual(expected, (int)bench.Sample.State);
    }

    [TestMethod]
    [DataRow(250, 260, 300, 250, 260)]
    [DataRow(260, 250, 300, 250, 260)]
    [DataRow(-32768, 260, 300, 260, 260)]
    [DataRow(250, -32768, 300, 250, 250)]
    [DataRow(-32768, -32768, 300, 300, 300)]
    [DataRow(-50, -60, 300, -60, -50)]
    [DataRow(-32768, -32768, -32768, BatterySnapshot.Unknown, BatterySnapshot.Unknown)]
    public void BatteryTemperatureIsThatOfTheConnectedSensors(int first, int second, int board, int lowest, int highest)
    {
        var bench = new Bench();
        bench.StartHealthy();
        bench.Registers[42] = (ushort)first;
        bench.Registers[43] = (ushort)second;
        bench.Registers[48] = (ushort)board;

        bench.AssertPlausible();
        Assert.AreEqual(lowest, bench.Sample.LowestTemperatureDecidegrees);
        Assert.AreEqual(highest, bench.Sample.HighestTemperatureDecidegrees);
        bool isFirstThere = first != -32768;
        Assert.AreEqual(isFirstThere ? first : BatterySnapshot.Unknown, bench.Sample.ExternalTemperature1Decidegrees);
    }

    [TestMethod]
    [DataRow(499, 0)]
    [DataRow(500, 1)]
    [DataRow(83554824, 83555)]
    [DataRow(100000000, 100000)]
    public void StateOfChargeIsRoundedToThousandths(int raw, int expected)
    {
        var bench = new Bench();
        bench.StartHealthy();
        Packs.SetUInt32(bench.Registers, 46, raw);

        bench.AssertPlausible();
        Assert.AreEqual(expected, bench.Sample.StateOfChargeMillipercent);
    }

    private sealed class Bench
    {
        public readonly ushort[] Registers = new ushort[600];
        public BatteryProtection? Thresholds;
        public BatterySnapshot Sample = new();

        public void StartHealthy()
        {
            Packs.LoadHealthy(Registers);
            Thresholds = Samples.HealthyProtection();
            Sample = new BatterySnapshot();
        }

        public void StartWithDump()
        {
            Packs.LoadDump(Registers);
            Thresholds = Samples.HealthyProtection();
            Thresholds.SeriesCells = 14;
            Sample = new BatterySnapshot();
        }

        public void Resize(int cells)
        {
            int sum = 0;
            for (int register = 0; register < 16; register++)
            {
                Registers[register] = (ushort)(register < 16 - cells ? 0 : Registers[register]);
                sum += Registers[register];
            }

            Packs.SetFloat(Registers, 36, sum / 10000f);
            Registers[53] = (ushort)cells;
            Thresholds!.SeriesCells = cells;
        }

        public void AssertPlausible() =>
            Assert.AreEqual((int)SampleFault.None, (int)TinyBmsLiveDecoder.Decode(Registers, Thresholds, Sample));
    }
}
