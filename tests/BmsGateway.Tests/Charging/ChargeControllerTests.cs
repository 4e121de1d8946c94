// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class ChargeControllerTests
{
    [TestMethod]
    public void ThreeSamplesOverTheBusStartTheController()
    {
        var bench = new Bench();
        bench.Publish(1000, Samples.HealthyProtection());
        bench.Publish(1250, Samples.HealthyProtection());
        Assert.AreEqual((int)ControlState.Starting, (int)bench.Controller.Evaluate(1250));

        bench.Publish(1500, Samples.HealthyProtection());

        Assert.AreEqual((int)ControlState.Running, (int)bench.Controller.Evaluate(1500));
        Assert.AreEqual(55200, bench.Controller.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual(1500, bench.Controller.Limits.SampledAtMilliseconds);
        Assert.AreEqual(1500, bench.Controller.Limits.ComputedAtMilliseconds);
    }

    [TestMethod]
    public void SamplesWithoutThresholdsDoNotStartTheController()
    {
        var bench = new Bench();
        for (int i = 0; i < 5; i++)
        {
            bench.Publish(1000 + (i * 250), null);
        }

        Assert.AreEqual((int)ControlState.Starting, (int)bench.Controller.Evaluate(2000));
        Assert.IsNull(bench.Controller.Sample);
    }

    [TestMethod]
    public void StaleSampleSetsBothCurrentsToZeroAndKeepsTheVoltage()
    {
        var bench = new Bench();
        bench.Start();

        Assert.AreEqual((int)ControlState.Stale, (int)bench.Controller.Evaluate(4501));

        Assert.AreEqual(0, bench.Controller.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(0, bench.Controller.Limits.DischargeCurrentMilliamperes);
        Assert.AreEqual(55200, bench.Controller.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.StaleData, (int)bench.Controller.Limits.ChargeCurrentReason);
        Assert.AreEqual((int)LimitReason.StaleData, (int)bench.Controller.Limits.DischargeCurrentReason);
    }

    [TestMethod]
    public void FreshSampleRestoresTheCurrents()
    {
        var bench = new Bench();
        bench.Start();
        bench.Controller.Evaluate(4501);

        bench.Publish(4600, Samples.HealthyProtection());

        Assert.AreEqual((int)ControlState.Running, (int)bench.Controller.Evaluate(4600));
        Assert.AreEqual(50000, bench.Controller.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void AnotherNumberOfCellsClosesTheGate()
    {
        var bench = new Bench();
        bench.Start();
        BatteryProtection fourteen = Samples.HealthyProtection();
        fourteen.SeriesCells = 14;

        bench.Publish(1750, fourteen);

        Assert.AreEqual((int)ControlState.Starting, (int)bench.Controller.Evaluate(1750));
    }

    [TestMethod]
    public void ContradictoryThresholdsClosesTheGateAndAreReportedOnce()
    {
        var bench = new Bench();
        bench.Start();
        BatteryProtection broken = Samples.HealthyProtection();
        broken.OverVoltageCutoffCellMillivolts = 1200;

        for (int i = 0; i < 5; i++)
        {
            bench.Publish(1750 + (i * 250), broken);
        }

        Assert.AreEqual((int)ControlState.Starting, (int)bench.Controller.Evaluate(2750));
        Assert.AreEqual(1, bench.Log.Count);
    }

    [TestMethod]
    public void ChargeVoltageForAnotherChemistryIsWarnedOfOnce()
    {
        var bench = new Bench();
        BatteryProtection nmc = Samples.HealthyProtection();
        nmc.FullyChargedCellMillivolts = 4150;
        nmc.OverVoltageCutoffCellMillivolts = 4200;

        for (int i = 0; i < 5; i++)
        {
            bench.Publish(1000 + (i * 250), nmc);
        }

        Assert.AreEqual(1, bench.Log.Count);
        Assert.IsTrue(bench.Log.Last.IndexOf("another chemistry") > 0);
    }

    [TestMethod]
    public void ChargeVoltageForTheSameChemistryIsNotWarnedOf()
    {
        var bench = new Bench();
        bench.Start();

        Assert.AreEqual(0, bench.Log.Count);
    }

    [TestMethod]
    public void ChangeOfLimitsOrStateIsPublishedAndNothingElse()
    {
        var bench = new Bench();
        bench.Start();
        int afterStart = bench.Changes;

        bench.Publish(1750, Samples.HealthyProtection());
        bench.Controller.Evaluate(1750);
        Assert.AreEqual(afterStart, bench.Changes);

        bench.Controller.Evaluate(4751);
        Assert.AreEqual(afterStart + 1, bench.Changes);
    }

    private sealed class Bench
    {
        public readonly FakeClock Clock = new();
        public readonly FakeLog Log = new();
        public readonly EventBus Bus;
        public readonly ChargeController Controller;
        public int Changes;

        public Bench()
        {
            Bus = new EventBus(Clock, Log);
            Bus.Subscribe(EventId.ChargingLimitsChanged, "test", CountChange);
            Controller = new ChargeController(new GatewaySettings(), Bus, Log);
        }

        public void Start()
        {
            Publish(1000, Samples.HealthyProtection());
            Publish(1250, Samples.HealthyProtection());
            Publish(1500, Samples.HealthyProtection());
            Controller.Evaluate(1500);
        }

        public void Publish(long at, BatteryProtection? protection)
        {
            BatterySnapshot sample = Samples.HealthyPack(at);
            sample.Protection = protection;
            Bus.Publish(EventId.BatteryUpdated, sample);
        }

        public void CountChange(EventId id, object payload) => Changes++;
    }
}
