// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class AlarmsFrameTests
{
    // Alarms: byte and bit of the lower bit of each pair, in the order of the conditions; warnings lie four bytes
    // behind.
    private static readonly int[] Bytes = { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3 };

    private static readonly int[] Bits = { 0, 2, 4, 6, 0, 2, 4, 6, 0, 2, 4, 6, 0 };

    [TestMethod]
    [DataRow((int)AlarmLevel.NotSupported, 0, 0)]
    [DataRow((int)AlarmLevel.Ok, 2, 2)]
    [DataRow((int)AlarmLevel.Warning, 2, 1)]
    [DataRow((int)AlarmLevel.Alarm, 1, 2)]
    public void EachOfTheThirteenConditionsHasAPairAsAlarmAndAsWarning(int level, int alarmPair, int warningPair)
    {
        for (int condition = 0; condition < 13; condition++)
        {
            var data = new byte[8];
            AlarmsFrame.WriteLevel(data, condition, (AlarmLevel)level);

            for (int i = 0; i < 8; i++)
            {
                int expected = i == Bytes[condition] ? alarmPair << Bits[condition]
                    : i == Bytes[condition] + 4 ? warningPair << Bits[condition]
                    : 0;
                Assert.AreEqual(expected, (int)data[i]);
            }
        }
    }

    [TestMethod]
    [DataRow((int)AlarmCondition.General, 0, 0)]
    [DataRow((int)AlarmCondition.HighVoltage, 0, 2)]
    [DataRow((int)AlarmCondition.LowVoltage, 0, 4)]
    [DataRow((int)AlarmCondition.HighTemperature, 0, 6)]
    [DataRow((int)AlarmCondition.LowTemperature, 1, 0)]
    [DataRow((int)AlarmCondition.HighTemperatureCharge, 1, 2)]
    [DataRow((int)AlarmCondition.LowTemperatureCharge, 1, 4)]
    [DataRow((int)AlarmCondition.HighDischargeCurrent, 1, 6)]
    [DataRow((int)AlarmCondition.HighChargeCurrent, 2, 0)]
    [DataRow((int)AlarmCondition.Contactor, 2, 2)]
    [DataRow((int)AlarmCondition.ShortCircuit, 2, 4)]
    [DataRow((int)AlarmCondition.BmsInternal, 2, 6)]
    [DataRow((int)AlarmCondition.CellImbalance, 3, 0)]
    public void ConditionsAreInTheOrderOfTheProtocol(int condition, int index, int bit)
    {
        Assert.AreEqual(index, Bytes[condition]);
        Assert.AreEqual(bit, Bits[condition]);
    }

    [TestMethod]
    public void AllConditionsTogetherFillEveryPairAndLeaveTheReservedBitsZero()
    {
        var data = new byte[8];
        for (int condition = 0; condition < 13; condition++)
        {
            AlarmsFrame.WriteLevel(data, condition, AlarmLevel.Alarm);
        }

        Assert.AreEqual("55 55 55 01 AA AA AA 02", Support.Hex.Of(data, 8));
    }

    [TestMethod]
    public void SystemStatusIsOnlineWhateverTheAlarms()
    {
        var bench = new FrameBench();
        bench.Context.Alarms.Evaluate(bench.Context.Sample, true, true);

        Assert.IsTrue(new AlarmsFrame().Encode(bench.Context, bench.Frame));
        Assert.AreEqual(2, (bench.Frame.Data[7] >> 2) & 3);
        Assert.AreEqual(0, bench.Frame.Data[7] >> 4);
    }
}
