// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class SettingsRulesTests
{
    [TestMethod]
    public void DefaultsFitTogether() => Assert.IsNull(SettingsRules.Check(new GatewaySettings()));

    [TestMethod]
    public void PortsOfPageAndLiveDataDiffer()
    {
        AssertBroken("web.socket_port", "web.socket_port", "8080");

        Assert.IsNull(SettingsRules.Check(With("web.socket_port", "8081")));
    }

    [TestMethod]
    public void MqttNeedsABroker()
    {
        AssertBroken("mqtt.enabled", "mqtt.enabled", "true");

        GatewaySettings settings = With("mqtt.enabled", "true");
        settings.TrySet("mqtt.host", "broker");
        Assert.IsNull(SettingsRules.Check(settings));
    }

    [TestMethod]
    public void PasswordNeedsAUserAndIsNotShown()
    {
        SettingProblem problem = AssertBroken("mqtt.password", "mqtt.password", "hunter2");
        Assert.IsTrue(problem.Message.IndexOf("hunter2") < 0);

        GatewaySettings settings = With("mqtt.password", "hunter2");
        settings.TrySet("mqtt.user", "me");
        Assert.IsNull(SettingsRules.Check(settings));
    }

    [TestMethod]
    public void AccessPointThatIsAlwaysOpenNeedsAPassword()
    {
        AssertBroken("wifi.ap_mode", "wifi.ap_mode", "always");
        Assert.IsNull(SettingsRules.Check(With("wifi.ap_mode", "off")));

        GatewaySettings settings = With("wifi.ap_mode", "always");
        Assert.IsNull(settings.TrySet("wifi.ap_password", "12345678"));
        Assert.IsNull(SettingsRules.Check(settings));
    }

    [TestMethod]
    public void FloatVoltageIsNotAboveTheChargeVoltage()
    {
        AssertBroken("charging.float_cell_mv", "charging.float_cell_mv", "3451");

        Assert.IsNull(SettingsRules.Check(With("charging.float_cell_mv", "3450")));
    }

    [TestMethod]
    public void FloorAndRebulkAreBelowTheFloatVoltage()
    {
        AssertBroken("charging.floor_cell_mv", "charging.floor_cell_mv", "3451");
        AssertBroken("charging.rebulk_cell_mv", "charging.rebulk_cell_mv", "3450");

        GatewaySettings settings = With("charging.float_cell_mv", "3400");
        settings.TrySet("charging.rebulk_cell_mv", "3400");
        Assert.AreEqual("charging.rebulk_cell_mv", SettingsRules.Check(settings)!.Key);
        settings.TrySet("charging.rebulk_cell_mv", "3399");
        Assert.IsNull(SettingsRules.Check(settings));
    }

    [TestMethod]
    public void AbsorptionIsNotLongerThanItsLongestTime()
    {
        GatewaySettings settings = With("charging.absorb_max_s", "600");
        Assert.AreEqual("charging.absorb_s", SettingsRules.Check(settings)!.Key);
        settings.TrySet("charging.absorb_s", "600");

        Assert.IsNull(SettingsRules.Check(settings));
    }

    private static SettingProblem AssertBroken(string named, string key, string value)
    {
        SettingProblem? problem = SettingsRules.Check(With(key, value));
        Assert.IsNotNull(problem);
        Assert.AreEqual(named, problem!.Key);
        Assert.AreEqual(SettingProblem.Invalid, problem.Kind);
        Assert.IsTrue(problem.Message.IndexOf(named) >= 0);
        Assert.IsTrue(problem.Message.IndexOf("allowed is") > 0);
        return problem;
    }

    private static GatewaySettings With(string key, string value)
    {
        var settings = new GatewaySettings();
        Assert.IsNull(settings.TrySet(key, value));
        return settings;
    }
}
