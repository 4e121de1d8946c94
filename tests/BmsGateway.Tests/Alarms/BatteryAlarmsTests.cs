// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class BatteryAlarmsTests
{
    [TestMethod]
    public void HealthyPackHasNoAlarmAndNoWarning()
    {
        var bench = new Bench();
        bench.Alarms.Evaluate(bench.Sample, false, false);

        for (int i = 0; i < BatteryAlarms.Count; i++)
        {
            AlarmLevel level = bench.Alarms[(AlarmCondition)i];
            Assert.IsTrue(level == AlarmLevel.Ok || level == AlarmLevel.NotSupported);
        }

        bench.AssertLevel(AlarmLevel.Ok, AlarmCondition.HighVoltage);
        bench.AssertLevel(AlarmLevel.Ok, AlarmCondition.BmsInternal);
        bench.AssertLevel(AlarmLevel.NotSupported, AlarmCondition.ShortCircuit);
    }

    [TestMethod]
    public void HighCellIsAnAlarmFromTheCutoffOn()
    {
        var bench = new Bench();
        bench.Sample.HighestCellTenthMillivolts = 37999;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Ok, AlarmCondition.HighVoltage);

        bench.Sample.HighestCellTenthMillivolts = 38000;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighVoltage);
    }

    [TestMethod]
    public void LowCellWarnsAtEmptyAndAlarmsAtTheCutoff()
    {
        var bench = new Bench();
        bench.Sample.LowestCellTenthMillivolts = 30000;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Warning, AlarmCondition.LowVoltage);

        bench.Sample.LowestCellTenthMillivolts = 28000;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.LowVoltage);
    }

    [TestMethod]
    public void HotBatteryIsAnAlarm()
    {
        var bench = new Bench();
        bench.Sample.HighestTemperatureDecidegrees = 600;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighTemperature);
    }

    [TestMethod]
    public void ColdBatteryWarnsOfCharging()
    {
        var bench = new Bench();
        bench.Sample.LowestTemperatureDecidegrees = 10;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Warning, AlarmCondition.LowTemperatureCharge);
    }

    [TestMethod]
    public void BatteryBelowMinusFortyIsAnAlarm()
    {
        var bench = new Bench();
        bench.Sample.LowestTemperatureDecidegrees = -400;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.LowTemperature);
    }

    [TestMethod]
    public void SpreadOfAHundredMillivoltsWarnsAfterAMinute()
    {
        var bench = new Bench();
        bench.Sample.HighestCellTenthMillivolts = 33999;
        bench.AssertImbalance(AlarmLevel.Ok, 500);
        bench.Sample.HighestCellTenthMillivolts = 34000;
        bench.AssertImbalance(AlarmLevel.Ok, 1000);
        bench.AssertImbalance(AlarmLevel.Ok, 60999);
        bench.AssertImbalance(AlarmLevel.Warning, 61000);

        // 20 mV of hysteresis.
        bench.Sample.HighestCellTenthMillivolts = 33801;
        bench.AssertImbalance(AlarmLevel.Warning, 61250);
        bench.Sample.HighestCellTenthMillivolts = 33800;
        bench.AssertImbalance(AlarmLevel.Ok, 61500);
    }

    [TestMethod]
    public void SpreadOfTwoHundredMillivoltsAlarmsAfterAMinute()
    {
        var bench = new Bench();
        bench.Sample.HighestCellTenthMillivolts = 35000;
        bench.AssertImbalance(AlarmLevel.Ok, 1000);
        bench.AssertImbalance(AlarmLevel.Alarm, 61000);
    }

    [TestMethod]
    public void SpreadNearEmptyIsNormal()
    {
        var bench = new Bench();
        bench.Sample.LowestCellTenthMillivolts = 30999;
        bench.AssertImbalance(AlarmLevel.Ok, 1000);
        bench.AssertImbalance(AlarmLevel.Ok, 61000);
    }

    [TestMethod]
    public void MissingTemperatureIsNotSupportedInsteadOfOk()
    {
        var bench = new Bench();
        bench.Sample.LowestTemperatureDecidegrees = BatterySnapshot.Unknown;
        bench.Sample.HighestTemperatureDecidegrees = BatterySnapshot.Unknown;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.NotSupported, AlarmCondition.HighTemperature);
        bench.AssertLevel(AlarmLevel.NotSupported, AlarmCondition.LowTemperatureCharge);
    }

    [TestMethod]
    public void CurrentAboveTheTripValueIsAnAlarmOfItsDirection()
    {
        var bench = new Bench();
        bench.Sample.PackCurrentMilliamperes = -65000;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighDischargeCurrent);
        bench.AssertLevel(AlarmLevel.Ok, AlarmCondition.HighChargeCurrent);

        bench.Sample.PackCurrentMilliamperes = 90000;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Ok, AlarmCondition.HighDischargeCurrent);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighChargeCurrent);
    }

    [TestMethod]
    public void FaultWithoutAnotherCauseIsABmsAlarm()
    {
        var bench = new Bench();
        bench.Sample.State = BatteryState.Fault;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.BmsInternal);
    }

    [TestMethod]
    public void FaultThatIsExplainedByAHighCellIsNoBmsAlarm()
    {
        var bench = new Bench();
        bench.Sample.State = BatteryState.Fault;
        bench.Sample.HighestCellTenthMillivolts = 38010;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.HighVoltage);
        bench.AssertLevel(AlarmLevel.Ok, AlarmCondition.BmsInternal);
    }

    [TestMethod]
    public void SilentBmsWarnsThenAlarms()
    {
        var bench = new Bench();
        bench.Alarms.Evaluate(bench.Sample, true, false);
        bench.AssertLevel(AlarmLevel.Warning, AlarmCondition.BmsInternal);

        bench.Alarms.Evaluate(bench.Sample, true, true);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.BmsInternal);
    }

    [TestMethod]
    public void PoorLinkWarnsOfTheBmsAfterAMinute()
    {
        var bench = new AlarmBench();
        bench.Link.QualityPercent = 79;
        bench.Run(60);
        AssertInternal(AlarmLevel.Ok, bench);
        bench.Run(1);
        AssertInternal(AlarmLevel.Warning, bench);

        bench.Link.QualityPercent = 86;
        bench.Run(1);
        AssertInternal(AlarmLevel.Ok, bench);
    }

    [TestMethod]
    public void ChargingThatGoesOnInFrostIsInTheListAfterTenSeconds()
    {
        var bench = new AlarmBench();
        bench.Limits.ChargeCurrentMilliamperes = 0;
        bench.Limits.ChargeCurrentReason = LimitReason.Cold;
        bench.Sample.PackCurrentMilliamperes = 20000;
        bench.Run(10);
        Assert.IsFalse(bench.IsActive(AlarmId.ChargeNotStopped));

        bench.Run(1);
        Assert.IsTrue(bench.IsActive(AlarmId.ChargeNotStopped));
        bench.Limits.State = ControlState.NotObeyed;
        bench.Run(60);
        Assert.IsTrue(bench.IsActive(AlarmId.ChargeNotStopped));
    }

    [TestMethod]
    [DataRow((int)AlarmCondition.HighVoltage)]
    [DataRow((int)AlarmCondition.LowVoltage)]
    [DataRow((int)AlarmCondition.HighTemperature)]
    [DataRow((int)AlarmCondition.HighDischargeCurrent)]
    public void FaultThatTheBmsNamesIsTheAlarmOfItsOwnConditionAndNotAnInternalOne(int condition)
    {
        var bench = new Bench();
        bench.Sample.State = BatteryState.Fault;
        bench.Sample.FaultCode = 3;
        bench.Sample.FaultCondition = condition;

        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, (AlarmCondition)condition);
        bench.AssertLevel(AlarmLevel.Ok, AlarmCondition.BmsInternal);

        bench.Sample.State = BatteryState.Idle;
        bench.Sample.FaultCode = 0;
        bench.Sample.FaultCondition = BatterySnapshot.Unknown;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Ok, (AlarmCondition)condition);
    }

    [TestMethod]
    public void FaultOfTheBmsItselfIsAnInternalAlarm()
    {
        var bench = new Bench();
        bench.Sample.State = BatteryState.Fault;
        bench.Sample.FaultCode = 0x0E;
        bench.Sample.FaultCondition = (int)AlarmCondition.BmsInternal;

        bench.Alarms.Evaluate(bench.Sample, false, false);

        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.BmsInternal);
    }

    [TestMethod]
    public void FaultWithoutANameStaysAnInternalAlarm()
    {
        var bench = new Bench();
        bench.Sample.State = BatteryState.Fault;
        bench.Sample.FaultCode = 0;

        bench.Alarms.Evaluate(bench.Sample, false, false);

        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.BmsInternal);
    }

    [TestMethod]
    public void ActiveWarningIsAWarningAndDoesNotHideAnAlarm()
    {
        var bench = new Bench();
        bench.Sample.FaultCode = 0;
        bench.Sample.WarningCode = 0x31;
        bench.Sample.WarningCondition = (int)AlarmCondition.LowVoltage;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Warning, AlarmCondition.LowVoltage);

        bench.Sample.LowestCellTenthMillivolts = 28000;
        bench.Alarms.Evaluate(bench.Sample, false, false);
        bench.AssertLevel(AlarmLevel.Alarm, AlarmCondition.LowVoltage);
    }

    [TestMethod]
    public void ContactorStaysNotSupportedBecauseAGxKnowsNoSuchAlarm()
    {
        var bench = new Bench();
        bench.Sample.FaultCode = 0;

        bench.Alarms.Evaluate(bench.Sample, false, false);

        bench.AssertLevel(AlarmLevel.NotSupported, AlarmCondition.Contactor);
    }

    private static void AssertInternal(AlarmLevel expected, AlarmBench bench)
    {
        bench.Pairs.Evaluate(bench.Sample, false, false);
        Assert.AreEqual((int)expected, (int)bench.Pairs[AlarmCondition.BmsInternal]);
    }

    private sealed class Bench
    {
        public readonly BatteryAlarms Alarms = new();
        public readonly BatterySnapshot Sample = Samples.HealthyPack(1000);

        public void AssertImbalance(AlarmLevel expected, long now)
        {
            Sample.SampledAtMilliseconds = now;
            Alarms.Evaluate(Sample, false, false);
            AssertLevel(expected, AlarmCondition.CellImbalance);
        }

        public void AssertLevel(AlarmLevel expected, AlarmCondition condition) =>
            Assert.AreEqual((int)expected, (int)Alarms[condition]);
    }
}
