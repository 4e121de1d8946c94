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
