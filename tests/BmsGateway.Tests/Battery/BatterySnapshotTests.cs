// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Battery;

[TestClass]
public class BatterySnapshotTests
{
    [TestMethod]
    public void CopyTakesEveryValue()
    {
        BatterySnapshot source = Samples.HealthyPack(1234);
        source.BalancingNeededMask = 5;
        source.BalancingActiveMask = 4;
        source.FullChargeCentiampereHours = 30772;
        source.ChargingCount = 11;
        source.FullChargeCount = 12;
        source.ColdestSeenDegrees = -8;
        source.HottestSeenDegrees = 25;
        source.ChargeSwitch = SwitchState.Open;
        source.DischargeSwitch = SwitchState.Closed;
        source.FaultCode = 3;
        source.WarningCode = 0x31;
        source.FaultCondition = 1;
        source.WarningCondition = 2;
        var copy = new BatterySnapshot();

        Assert.IsTrue(source.TryCopyTo(copy));

        Assert.AreEqual(1, copy.Sequence);
        Assert.AreEqual(1234, copy.SampledAtMilliseconds);
        Assert.AreEqual(52812, copy.PackVoltageMillivolts);
        Assert.AreEqual(10000, copy.PackCurrentMilliamperes);
        Assert.AreEqual(16, copy.CellCount);
        Assert.AreEqual(33015, (int)copy.CellTenthMillivolts[15]);
        Assert.AreEqual(33000, copy.LowestCellTenthMillivolts);
        Assert.AreEqual(33015, copy.HighestCellTenthMillivolts);
        Assert.AreEqual(1, copy.LowestCellNumber);
        Assert.AreEqual(16, copy.HighestCellNumber);
        Assert.AreEqual(52812, copy.CellSumMillivolts);
        Assert.AreEqual(60200, copy.StateOfChargeMillipercent);
        Assert.AreEqual(98000, copy.StateOfHealthMillipercent);
        Assert.AreEqual(300, copy.InternalTemperatureDecidegrees);
        Assert.AreEqual(250, copy.ExternalTemperature1Decidegrees);
        Assert.AreEqual(260, copy.ExternalTemperature2Decidegrees);
        Assert.AreEqual(250, copy.LowestTemperatureDecidegrees);
        Assert.AreEqual(260, copy.HighestTemperatureDecidegrees);
        Assert.AreEqual((int)BatteryState.Charging, (int)copy.State);
        Assert.AreEqual(5, copy.BalancingNeededMask);
        Assert.AreEqual(4, copy.BalancingActiveMask);
        Assert.AreEqual(18903, copy.RemainingCentiampereHours);
        Assert.AreEqual(30772, copy.FullChargeCentiampereHours);
        Assert.AreEqual(11, copy.ChargingCount);
        Assert.AreEqual(12, copy.FullChargeCount);
        Assert.AreEqual(-8, copy.ColdestSeenDegrees);
        Assert.AreEqual(25, copy.HottestSeenDegrees);
        Assert.AreEqual((int)SwitchState.Open, (int)copy.ChargeSwitch);
        Assert.AreEqual((int)SwitchState.Closed, (int)copy.DischargeSwitch);
        Assert.AreEqual(3, copy.FaultCode);
        Assert.AreEqual(0x31, copy.WarningCode);
        Assert.AreEqual(1, copy.FaultCondition);
        Assert.AreEqual(2, copy.WarningCondition);
        Assert.AreEqual(16683981, copy.LifetimeSeconds);
        Assert.AreEqual(45000, copy.EstimatedSecondsLeft);
        Assert.IsTrue(ReferenceEquals(source.Protection, copy.Protection));
    }

    [TestMethod]
    public void SnapshotThatIsBeingWrittenIsNotCopied()
    {
        BatterySnapshot source = Samples.HealthyPack(1234);
        var copy = new BatterySnapshot();

        source.BeginUpdate();
        Assert.IsFalse(source.TryCopyTo(copy));
        source.EndUpdate();

        Assert.IsTrue(source.TryCopyTo(copy));
    }

    [TestMethod]
    public void PowerFollowsTheSignOfTheCurrent()
    {
        BatterySnapshot sample = Samples.HealthyPack(0);
        Assert.AreEqual(528, sample.PowerWatts);

        sample.PackCurrentMilliamperes = -10000;
        Assert.AreEqual(-528, sample.PowerWatts);
    }

    [TestMethod]
    public void PowerAndSpreadOfUnknownValuesAreUnknown()
    {
        var sample = new BatterySnapshot();

        Assert.AreEqual(BatterySnapshot.Unknown, sample.PowerWatts);
        Assert.AreEqual(BatterySnapshot.Unknown, sample.CellSpreadTenthMillivolts);
    }

    [TestMethod]
    public void SpreadIsHighestLessLowest() =>
        Assert.AreEqual(15, Samples.HealthyPack(0).CellSpreadTenthMillivolts);
}
