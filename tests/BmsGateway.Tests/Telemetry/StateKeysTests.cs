// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class StateKeysTests
{
    [TestMethod]
    public void BatteryStatesHaveTheirKeys()
    {
        Assert.AreEqual("unknown", StateKeys.KeyOf(BatteryState.Unknown));
        Assert.AreEqual("charging", StateKeys.KeyOf(BatteryState.Charging));
        Assert.AreEqual("fully_charged", StateKeys.KeyOf(BatteryState.FullyCharged));
        Assert.AreEqual("discharging", StateKeys.KeyOf(BatteryState.Discharging));
        Assert.AreEqual("regenerating", StateKeys.KeyOf(BatteryState.Regenerating));
        Assert.AreEqual("idle", StateKeys.KeyOf(BatteryState.Idle));
        Assert.AreEqual("fault", StateKeys.KeyOf(BatteryState.Fault));
        Assert.AreEqual("sleeping", StateKeys.KeyOf(BatteryState.Sleeping));
    }

    [TestMethod]
    public void LinkStatesHaveTheirKeys()
    {
        Assert.AreEqual("no_device", StateKeys.KeyOf(BatteryLinkState.NoDevice));
        Assert.AreEqual("silent", StateKeys.KeyOf(BatteryLinkState.Silent));
        Assert.AreEqual("online", StateKeys.KeyOf(BatteryLinkState.Online));
        Assert.AreEqual("sleeping", StateKeys.KeyOf(BatteryLinkState.Sleeping));
    }

    [TestMethod]
    public void ControlStatesHaveTheirKeys()
    {
        Assert.AreEqual("starting", StateKeys.KeyOf(ControlState.Starting));
        Assert.AreEqual("running", StateKeys.KeyOf(ControlState.Running));
        Assert.AreEqual("stale", StateKeys.KeyOf(ControlState.Stale));
        Assert.AreEqual("lost", StateKeys.KeyOf(ControlState.Lost));
    }

    [TestMethod]
    public void CanStatesHaveTheirKeys()
    {
        Assert.AreEqual("down", StateKeys.KeyOf(CanBusState.Down));
        Assert.AreEqual("running", StateKeys.KeyOf(CanBusState.Running));
        Assert.AreEqual("no_partner", StateKeys.KeyOf(CanBusState.NoPartner));
        Assert.AreEqual("bus_off", StateKeys.KeyOf(CanBusState.BusOff));
    }

    [TestMethod]
    public void CodeOutsideTheEnumerationIsUnknown()
    {
        Assert.AreEqual("unknown", StateKeys.KeyOf((BatteryState)99));
        Assert.AreEqual("unknown", StateKeys.KeyOf((CanBusState)(-1)));
    }
}
