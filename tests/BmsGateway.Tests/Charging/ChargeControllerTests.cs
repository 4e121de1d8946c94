// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Events;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class ChargeControllerTests
{
    [TestMethod]
    public void ThreeSamplesOverTheBusStartTheController()
    {
        var bench = new ChargeBench(0);
        bench.Sample();
        bench.Run(250);
        Assert.AreEqual((int)ControlState.Starting, (int)bench.Limits.State);
        Assert.IsTrue(bench.Limits.IsSilent);

        bench.Run(250);

        Assert.AreEqual((int)ControlState.Running, (int)bench.Limits.State);
        Assert.IsFalse(bench.Limits.IsSilent);
        bench.AssertLimits(55200, 50000, 50000);
        bench.AssertReasons(LimitReason.Configured, LimitReason.Configured, LimitReason.Configured);
        bench.AssertPhase(ChargePhase.Bulk);
        Assert.AreEqual(bench.Now, bench.Limits.SampledAtMilliseconds);
        Assert.AreEqual(bench.Now, bench.Limits.ComputedAtMilliseconds);
    }

    [TestMethod]
    public void StartBeginsWithTheFloatVoltageAndATenthOfTheCurrents()
    {
        var bench = new ChargeBench(20);
        bench.Start();
        bench.AssertLimits(54000, 5000, 5000);
        bench.AssertReasons(LimitReason.Start, LimitReason.Start, LimitReason.Start);

        bench.Run(10000);
        bench.AssertLimits(54000, 27000, 27000);

        bench.Run(10000);
        bench.AssertLimits(55200, 50000, 50000);
        bench.AssertReasons(LimitReason.Configured, LimitReason.Configured, LimitReason.Configured);
    }

    [TestMethod]
    public void SamplesWithoutThresholdsDoNotStartTheController()
    {
        var bench = new ChargeBench(0);
        for (int i = 0; i < 5; i++)
        {
            BatterySnapshot sample = bench.Make();
            sample.Protection = null;
            bench.Controller.NoteSample(sample);
            bench.Wait(250);
        }

        Assert.AreEqual((int)ControlState.Starting, (int)bench.Limits.State);
        Assert.IsNull(bench.Controller.Sample);
    }

    [TestMethod]
    public void SampleAfterAGapBringsDischargeBackAtOnceAndChargeSlowly()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Wait(4000);
        bench.AssertLimits(54000, 0, 25000);

        bench.Sample();
        bench.AssertLimits(54000, 0, 50000);
        bench.AssertReasons(LimitReason.VoltageRecovery, LimitReason.CurrentRecovery, LimitReason.Configured);

        bench.Run(29750);
        Assert.AreEqual(0, bench.Limits.ChargeCurrentMilliamperes);
        bench.Run(12000);
        Assert.AreEqual(50000, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void AnotherNumberOfCellsClosesTheGate()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Protection = ChargeBench.LowProtection();
        bench.Protection.SeriesCells = 14;

        bench.Run(250);
        Assert.AreEqual((int)ControlState.Starting, (int)bench.Limits.State);

        bench.Run(500);
        Assert.AreEqual(48300, bench.Limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void AnotherCapacityClosesTheGate()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Protection = ChargeBench.LowProtection();
        bench.Protection.CapacityCentiampereHours = 10000;

        bench.Run(250);

        Assert.AreEqual((int)ControlState.Starting, (int)bench.Limits.State);
        Assert.IsTrue(bench.Limits.IsSilent);
    }

    [TestMethod]
    public void ContradictionIsRefusedAndReportedOnceAndItsEndIsANewStart()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Protection = ChargeBench.LowProtection();
        bench.Protection.OverVoltageCutoffCellMillivolts = 1200;
        bench.Run(1250);

        Assert.AreEqual((int)ControlState.Refused, (int)bench.Limits.State);
        Assert.IsTrue(bench.Limits.IsSilent);
        Assert.AreEqual((int)LimitReason.NoSafeVoltage, (int)bench.Limits.ChargeVoltageReason);
        Assert.AreEqual(11000, bench.Limits.ChargeVoltageInput);
        Assert.AreEqual(1, bench.Log.Count);
        Assert.IsTrue(bench.Log.Last.IndexOf("1.1 V per cell at most") > 0);

        bench.Protection = ChargeBench.LowProtection();
        bench.Run(500);
        Assert.AreEqual((int)ControlState.Starting, (int)bench.Limits.State);
        bench.Run(250);
        Assert.AreEqual((int)ControlState.Running, (int)bench.Limits.State);
    }

    [TestMethod]
    public void ChangeOfLimitsOrStateIsPublishedAndNothingElse()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        int afterStart = bench.Changes;

        bench.Run(10000);
        Assert.AreEqual(afterStart, bench.Changes);

        bench.Wait(3001);
        Assert.AreEqual(afterStart + 1, bench.Changes);
    }

    [TestMethod]
    public void NewConfigurationHoldsFromTheNextSampleWithoutARestart()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Set("charging.max_charge_a", 30);
        bench.Run(250);
        Assert.AreEqual(50000, bench.Limits.ChargeCurrentMilliamperes);

        bench.Bus.Publish(EventId.ConfigurationChanged, bench.Settings);
        bench.Run(250);

        Assert.AreEqual(30000, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual((int)ControlState.Running, (int)bench.Limits.State);
    }

    [TestMethod]
    [DataRow((int)RemoteLimitKind.ChargeCurrent, 12000, 55200, 12000, 50000)]
    [DataRow((int)RemoteLimitKind.DischargeCurrent, 0, 55200, 50000, 0)]
    [DataRow((int)RemoteLimitKind.ChargeVoltage, 53600, 53600, 50000, 50000)]
    [DataRow((int)RemoteLimitKind.ChargeCurrent, 750000, 55200, 50000, 50000)]
    [DataRow((int)RemoteLimitKind.ChargeVoltage, 72000, 55200, 50000, 50000)]
    public void RemoteLimitLowersAndNeverRaises(int kind, int value, int voltage, int charge, int discharge)
    {
        var bench = new ChargeBench(0);
        bench.Start();

        Assert.IsTrue(bench.Controller.Remote.TrySet((RemoteLimitKind)kind, value, 0, out _));
        bench.Wait(1);
        bench.AssertLimits(voltage, charge, discharge);

        // 30 s until it ends, 10 s for the way up.
        bench.Run(41000);
        bench.AssertLimits(55200, 50000, 50000);
    }

    [TestMethod]
    public void RemoteLimitAlsoHoldsWhileSamplesAreMissing()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Controller.Remote.TrySet(RemoteLimitKind.DischargeCurrent, 3000, 60, out _);

        bench.Wait(4000);

        Assert.AreEqual(1000, bench.Limits.DischargeCurrentMilliamperes);
    }

    [TestMethod]
    public void StoppedChargingBringsTheVoltageDownToFloat()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 0, 60, out _);

        bench.Run(30000);

        bench.AssertLimits(54000, 0, 50000);
        bench.AssertReasons(LimitReason.ChargeStopped, LimitReason.Remote, LimitReason.Configured);
    }

    [TestMethod]
    public void ForceChargeEndsTheFloatPhaseAndIsDoneWhenTheBatteryIsFull()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.StateOfCharge = 99000;
        bench.Cell = 34500;
        bench.Current = 1000;
        bench.Run(1000000, 1000);
        bench.AssertPhase(ChargePhase.FloatTransition);
        bench.Controller.Remote.RequestForceCharge();

        bench.Run(250);
        bench.AssertPhase(ChargePhase.Bulk);
        Assert.IsFalse(bench.Controller.IsFull);
        Assert.IsTrue(bench.Controller.Remote.IsForceChargeRequested);

        bench.Run(1000000, 1000);
        bench.AssertPhase(ChargePhase.FloatTransition);
        Assert.IsTrue(bench.Controller.IsFull);
        Assert.IsFalse(bench.Controller.Remote.IsForceChargeRequested);
    }

    [TestMethod]
    public void FailureOfTheControlPathIsASlowStartAgain()
    {
        var bench = new ChargeBench(20);
        bench.Start();
        bench.Run(60000);

        bench.Controller.Reset();
        bench.Run(500);
        Assert.AreEqual((int)ControlState.Starting, (int)bench.Limits.State);
        bench.Run(250);

        bench.AssertLimits(54000, 5000, 5000);
    }
}
