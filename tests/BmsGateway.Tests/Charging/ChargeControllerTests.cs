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
    private readonly FakeClock _clock = new();
    private readonly FakeLog _log = new();
    private readonly EventBus _bus;
    private readonly ChargeController _controller;
    private int _changes;

    public ChargeControllerTests()
    {
        _bus = new EventBus(_clock, _log);
        _bus.Subscribe(EventId.ChargingLimitsChanged, "test", CountChange);
        _controller = new ChargeController(new GatewaySettings(), _bus, _log);
    }

    [TestMethod]
    public void ThreeSamplesOverTheBusStartTheController()
    {
        Publish(1000, Samples.HealthyProtection());
        Publish(1250, Samples.HealthyProtection());
        Assert.AreEqual((int)ControlState.Starting, (int)_controller.Evaluate(1250));

        Publish(1500, Samples.HealthyProtection());

        Assert.AreEqual((int)ControlState.Running, (int)_controller.Evaluate(1500));
        Assert.AreEqual(55200, _controller.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual(1500, _controller.Limits.SampledAtMilliseconds);
        Assert.AreEqual(1500, _controller.Limits.ComputedAtMilliseconds);
    }

    [TestMethod]
    public void SamplesWithoutThresholdsDoNotStartTheController()
    {
        for (int i = 0; i < 5; i++)
        {
            Publish(1000 + (i * 250), null);
        }

        Assert.AreEqual((int)ControlState.Starting, (int)_controller.Evaluate(2000));
        Assert.IsNull(_controller.Sample);
    }

    [TestMethod]
    public void StaleSampleSetsBothCurrentsToZeroAndKeepsTheVoltage()
    {
        Start();

        Assert.AreEqual((int)ControlState.Stale, (int)_controller.Evaluate(4501));

        Assert.AreEqual(0, _controller.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(0, _controller.Limits.DischargeCurrentMilliamperes);
        Assert.AreEqual(55200, _controller.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.StaleData, (int)_controller.Limits.ChargeCurrentReason);
        Assert.AreEqual((int)LimitReason.StaleData, (int)_controller.Limits.DischargeCurrentReason);
    }

    [TestMethod]
    public void FreshSampleRestoresTheCurrents()
    {
        Start();
        _controller.Evaluate(4501);

        Publish(4600, Samples.HealthyProtection());

        Assert.AreEqual((int)ControlState.Running, (int)_controller.Evaluate(4600));
        Assert.AreEqual(50000, _controller.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void AnotherNumberOfCellsClosesTheGate()
    {
        Start();
        BatteryProtection fourteen = Samples.HealthyProtection();
        fourteen.SeriesCells = 14;

        Publish(1750, fourteen);

        Assert.AreEqual((int)ControlState.Starting, (int)_controller.Evaluate(1750));
    }

    [TestMethod]
    public void ContradictoryThresholdsClosesTheGateAndAreReportedOnce()
    {
        Start();
        BatteryProtection broken = Samples.HealthyProtection();
        broken.OverVoltageCutoffCellMillivolts = 1200;

        for (int i = 0; i < 5; i++)
        {
            Publish(1750 + (i * 250), broken);
        }

        Assert.AreEqual((int)ControlState.Starting, (int)_controller.Evaluate(2750));
        Assert.AreEqual(1, _log.Count);
    }

    [TestMethod]
    public void ChangeOfLimitsOrStateIsPublishedAndNothingElse()
    {
        Start();
        int afterStart = _changes;

        Publish(1750, Samples.HealthyProtection());
        _controller.Evaluate(1750);
        Assert.AreEqual(afterStart, _changes);

        _controller.Evaluate(4751);
        Assert.AreEqual(afterStart + 1, _changes);
    }

    private void Start()
    {
        Publish(1000, Samples.HealthyProtection());
        Publish(1250, Samples.HealthyProtection());
        Publish(1500, Samples.HealthyProtection());
        _controller.Evaluate(1500);
    }

    private void Publish(long at, BatteryProtection? protection)
    {
        BatterySnapshot sample = Samples.HealthyPack(at);
        sample.Protection = protection;
        _bus.Publish(EventId.BatteryUpdated, sample);
    }

    private void CountChange(EventId id, object payload) => _changes++;
}
