// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsLiveDecoderTests
{
    private readonly ushort[] _registers = new ushort[600];
    private BatteryProtection? _thresholds;
    private BatterySnapshot _sample = new();

    [TestMethod]
    public void HealthyPackDecodesToItsValues()
    {
        StartHealthy();

        AssertPlausible();
        Assert.AreEqual(16, _sample.CellCount);
        Assert.AreEqual(33000, (int)_sample.CellTenthMillivolts[0]);
        Assert.AreEqual(33015, (int)_sample.CellTenthMillivolts[15]);
        Assert.AreEqual(33000, _sample.LowestCellTenthMillivolts);
        Assert.AreEqual(1, _sample.LowestCellNumber);
        Assert.AreEqual(33015, _sample.HighestCellTenthMillivolts);
        Assert.AreEqual(16, _sample.HighestCellNumber);
        Assert.AreEqual(52812, _sample.CellSumMillivolts);
        Assert.AreEqual(52812, _sample.PackVoltageMillivolts);
        Assert.AreEqual(10000, _sample.PackCurrentMilliamperes);
        Assert.AreEqual(60200, _sample.StateOfChargeMillipercent);
        Assert.AreEqual(98000, _sample.StateOfHealthMillipercent);
        Assert.AreEqual(18903, _sample.RemainingCentiampereHours);
        Assert.AreEqual(300, _sample.InternalTemperatureDecidegrees);
        Assert.AreEqual(250, _sample.ExternalTemperature1Decidegrees);
        Assert.AreEqual(260, _sample.ExternalTemperature2Decidegrees);
        Assert.AreEqual(16683981L, _sample.LifetimeSeconds);
        Assert.AreEqual(41777412L, _sample.EstimatedSecondsLeft);
        Assert.AreEqual((int)BatteryState.Charging, (int)_sample.State);
    }

    [TestMethod]
    public void CellOneOfFourteenIsInRegisterTwo()
    {
        StartWithDump();

        AssertPlausible();
        Assert.AreEqual(14, _sample.CellCount);
        Assert.AreEqual(39800, (int)_sample.CellTenthMillivolts[0]);
        Assert.AreEqual(39880, (int)_sample.CellTenthMillivolts[13]);
        Assert.AreEqual(1, _sample.LowestCellNumber);
        Assert.AreEqual(8, _sample.HighestCellNumber);
        Assert.AreEqual(39900, _sample.HighestCellTenthMillivolts);
        Assert.AreEqual(55781, _sample.CellSumMillivolts);
    }

    [TestMethod]
    public void CellsOfEveryPackSizeComeFromTheTopInputs()
    {
        for (int cells = 4; cells <= 16; cells++)
        {
            StartHealthy();
            Resize(cells);

            AssertPlausible();
            Assert.AreEqual(cells, _sample.CellCount);
            for (int n = 1; n <= cells; n++)
            {
                Assert.AreEqual(33000 + 15 - cells + n, (int)_sample.CellTenthMillivolts[n - 1]);
            }
        }
    }

    [TestMethod]
    public void BalancingBitsBelongToTheCellsOfTheirRegisters()
    {
        StartWithDump();
        _registers[51] = 0x8004; // registers 15 and 2
        _registers[52] = 0x0023; // registers 5, 1 and 0; inputs 1 and 2 have no cell

        AssertPlausible();
        Assert.AreEqual((1 << 13) | 1, _sample.BalancingNeededMask);
        Assert.AreEqual(1 << 3, _sample.BalancingActiveMask);
    }

    [TestMethod]
    public void DetectedCellsCountBeforeTheSettingsAreRead()
    {
        StartWithDump();
        _thresholds = null;

        AssertPlausible();
        Assert.AreEqual(14, _sample.CellCount);
        Assert.IsNull(_sample.Protection);
        Assert.AreEqual(BatterySnapshot.Unknown, _sample.RemainingCentiampereHours);
    }

    [TestMethod]
    public void DetectedCellsCountWhenTheSettingIsOutOfRange()
    {
        StartWithDump();
        _thresholds!.SeriesCells = BatterySnapshot.Unknown;

        AssertPlausible();
        Assert.AreEqual(14, _sample.CellCount);
    }

    [TestMethod]
    public void UnknownCapacityLeavesTheRemainingChargeUnknown()
    {
        StartWithDump();
        _thresholds!.CapacityCentiampereHours = BatterySnapshot.Unknown;

        AssertPlausible();
        Assert.AreEqual(BatterySnapshot.Unknown, _sample.RemainingCentiampereHours);
    }

    [TestMethod]
    [DataRow(0, BatterySnapshot.Unknown)] // older firmware: the register is reserved
    [DataRow(1, 2)]
    [DataRow(50000, 100000)]
    [DataRow(50001, BatterySnapshot.Unknown)]
    [DataRow(65535, BatterySnapshot.Unknown)]
    public void HealthIsUnknownWhenTheFirmwareHasNone(int raw, int expected)
    {
        StartHealthy();
        _registers[45] = (ushort)raw;

        AssertPlausible();
        Assert.AreEqual(expected, _sample.StateOfHealthMillipercent);
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
        StartHealthy();
        _registers[50] = (ushort)code;

        AssertPlausible();
        Assert.AreEqual(expected, (int)_sample.State);
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
        StartHealthy();
        _registers[42] = (ushort)first;
        _registers[43] = (ushort)second;
        _registers[48] = (ushort)board;

        AssertPlausible();
        Assert.AreEqual(lowest, _sample.LowestTemperatureDecidegrees);
        Assert.AreEqual(highest, _sample.HighestTemperatureDecidegrees);
        bool isFirstThere = first != -32768;
        Assert.AreEqual(isFirstThere ? first : BatterySnapshot.Unknown, _sample.ExternalTemperature1Decidegrees);
    }

    [TestMethod]
    [DataRow(499, 0)]
    [DataRow(500, 1)]
    [DataRow(83554824, 83555)]
    [DataRow(100000000, 100000)]
    public void StateOfChargeIsRoundedToThousandths(int raw, int expected)
    {
        StartHealthy();
        Packs.SetUInt32(_registers, 46, raw);

        AssertPlausible();
        Assert.AreEqual(expected, _sample.StateOfChargeMillipercent);
    }

    private void StartHealthy()
    {
        Packs.LoadHealthy(_registers);
        _thresholds = Samples.HealthyProtection();
        _sample = new BatterySnapshot();
    }

    private void StartWithDump()
    {
        Packs.LoadDump(_registers);
        _thresholds = Samples.HealthyProtection();
        _thresholds.SeriesCells = 14;
        _sample = new BatterySnapshot();
    }

    private void Resize(int cells)
    {
        int sum = 0;
        for (int register = 0; register < 16; register++)
        {
            _registers[register] = (ushort)(register < 16 - cells ? 0 : _registers[register]);
            sum += _registers[register];
        }

        Packs.SetFloat(_registers, 36, sum / 10000f);
        _registers[53] = (ushort)cells;
        _thresholds!.SeriesCells = cells;
    }

    private void AssertPlausible() =>
        Assert.AreEqual((int)SampleFault.None, (int)TinyBmsLiveDecoder.Decode(_registers, _thresholds, _sample));
}
