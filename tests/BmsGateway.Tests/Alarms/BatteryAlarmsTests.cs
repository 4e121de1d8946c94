// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class BatteryAlarmsTests
{
    private readonly BatteryAlarms _alarms = new();
    private readonly BatterySnapshot _sample = Samples.HealthyPack(1000);

    [TestMethod]
    public void HealthyPackHasNoAlarmAndNoWarning()
    {
        _alarms.Evaluate(_sample, false, false);

        for (int i = 0; i < BatteryAlarms.Count; i++)
        {
            AlarmLevel level = _alarms[(AlarmCondition)i];
            Assert.IsTrue(level == AlarmLevel.Ok || level == AlarmLevel.NotSupported);
        }

        AssertLevel(AlarmLevel.Ok, AlarmCondition.HighVoltage);
        AssertLevel(AlarmLevel.Ok, AlarmCondition.BmsInternal);
        AssertLevel(AlarmLevel.NotSupported, AlarmCondition.ShortCircuit);
    }

    [TestMethod]
    public void HighCellIsAnAlarmFromTheCutoffOn()
    {
        _sample.HighestCellTenthMillivolts = 37999;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Ok, AlarmCondition.HighVoltage);

        _sample.HighestCellTenthMillivolts = 38000;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighVoltage);
    }

    [TestMethod]
    public void LowCellWarnsAtEmptyAndAlarmsAtTheCutoff()
    {
        _sample.LowestCellTenthMillivolts = 30000;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Warning, AlarmCondition.LowVoltage);

        _sample.LowestCellTenthMillivolts = 28000;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.LowVoltage);
    }

    [TestMethod]
    public void HotBatteryIsAnAlarm()
    {
        _sample.HighestTemperatureDecidegrees = 600;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighTemperature);
    }

    [TestMethod]
    public void ColdBatteryWarnsOfCharging()
    {
        _sample.LowestTemperatureDecidegrees = 10;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Warning, AlarmCondition.LowTemperatureCharge);
    }

    [TestMethod]
    public void BatteryBelowMinusFortyIsAnAlarm()
    {
        _sample.LowestTemperatureDecidegrees = -400;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.LowTemperature);
    }

    [TestMethod]
    public void SpreadOfMoreThanAHundredMillivoltsWarnsAfterAMinute()
    {
        _sample.HighestCellTenthMillivolts = 34001;
        AssertImbalance(AlarmLevel.Ok, 1000);
        AssertImbalance(AlarmLevel.Ok, 60999);
        AssertImbalance(AlarmLevel.Warning, 61000);

        _sample.HighestCellTenthMillivolts = 34000;
        AssertImbalance(AlarmLevel.Ok, 61250);
    }

    [TestMethod]
    public void SpreadOfMoreThanTwoHundredMillivoltsAlarmsAfterAMinute()
    {
        _sample.HighestCellTenthMillivolts = 35001;
        AssertImbalance(AlarmLevel.Ok, 1000);
        AssertImbalance(AlarmLevel.Alarm, 61000);
    }

    [TestMethod]
    public void SpreadNearEmptyIsNormal()
    {
        _sample.LowestCellTenthMillivolts = 30999;
        AssertImbalance(AlarmLevel.Ok, 1000);
        AssertImbalance(AlarmLevel.Ok, 61000);
    }

    [TestMethod]
    public void MissingTemperatureIsNotSupportedInsteadOfOk()
    {
        _sample.LowestTemperatureDecidegrees = BatterySnapshot.Unknown;
        _sample.HighestTemperatureDecidegrees = BatterySnapshot.Unknown;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.NotSupported, AlarmCondition.HighTemperature);
        AssertLevel(AlarmLevel.NotSupported, AlarmCondition.LowTemperatureCharge);
    }

    [TestMethod]
    public void CurrentAboveTheTripValueIsAnAlarmOfItsDirection()
    {
        _sample.PackCurrentMilliamperes = -65000;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighDischargeCurrent);
        AssertLevel(AlarmLevel.Ok, AlarmCondition.HighChargeCurrent);

        _sample.PackCurrentMilliamperes = 90000;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Ok, AlarmCondition.HighDischargeCurrent);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighChargeCurrent);
    }

    [TestMethod]
    public void FaultWithoutAnotherCauseIsABmsAlarm()
    {
        _sample.State = BatteryState.Fault;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.BmsInternal);
    }

    [TestMethod]
    public void FaultThatIsExplainedByAHighCellIsNoBmsAlarm()
    {
        _sample.State = BatteryState.Fault;
        _sample.HighestCellTenthMillivolts = 38010;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighVoltage);
        AssertLevel(AlarmLevel.Ok, AlarmCondition.BmsInternal);
    }

    [TestMethod]
    public void SilentBmsWarnsThenAlarms()
    {
        _alarms.Evaluate(_sample, true, false);
        AssertLevel(AlarmLevel.Warning, AlarmCondition.BmsInternal);

        _alarms.Evaluate(_sample, true, true);
        AssertLevel(AlarmLevel.Alarm, AlarmCondition.BmsInternal);
    }

    private void AssertImbalance(AlarmLevel expected, long now)
    {
        _sample.SampledAtMilliseconds = now;
        _alarms.Evaluate(_sample, false, false);
        AssertLevel(expected, AlarmCondition.CellImbalance);
    }

    private void AssertLevel(AlarmLevel expected, AlarmCondition condition) =>
        Assert.AreEqual((int)expected, (int)_alarms[condition]);
}
