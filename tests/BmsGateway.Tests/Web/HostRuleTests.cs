// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

[TestClass]
public class HostRuleTests
{
    [TestMethod]
    [DataRow("192.168.1.5")]
    [DataRow("192.168.1.5:8080")]
    [DataRow("10.0.0.1:1")]
    [DataRow("127.0.0.1:65535")]
    [DataRow("[::1]")]
    [DataRow("[fe80::1]:8080")]
    [DataRow("localhost")]
    [DataRow("LOCALHOST:8080")]
    [DataRow("battery.local")]
    [DataRow("Battery.Local:8080")]
    [DataRow("bms1")]
    [DataRow("garage")]
    [DataRow("Garage:80")]
    public void NamesThatNoStrangerCanOwnAreAllowed(string host) => Assert.IsTrue(NewRule().IsAllowed(host));

    [TestMethod]
    [DataRow("")]
    [DataRow("evil.com")]
    [DataRow("evil.com:8080")]
    [DataRow("192.168.1.5.evil.com")]
    [DataRow("192.168.1.256")]
    [DataRow("192.168.1")]
    [DataRow("192.168.1.0x5")]
    [DataRow("1921681005")]
    [DataRow("localhost.evil.com")]
    [DataRow("local")]
    [DataRow(".local")]
    [DataRow("battery.local.evil.com")]
    [DataRow("bms1.evil.com")]
    [DataRow("evil.com#.local")]
    [DataRow("evil.com/.local")]
    [DataRow("user@battery.local")]
    [DataRow("battery.local:80:90")]
    [DataRow("battery.local:123456")]
    [DataRow("battery.local:8a")]
    [DataRow("[::1")]
    [DataRow("[]")]
    [DataRow("[evil.com]")]
    [DataRow("[::1]evil.com")]
    [DataRow("a b.local")]
    public void OtherNamesAreRefused(string host) => Assert.IsFalse(NewRule().IsAllowed(host));

    [TestMethod]
    public void MissingHostIsRefused() => Assert.IsFalse(NewRule().IsAllowed(null));

    [TestMethod]
    public void EndlessHostIsRefused() => Assert.IsFalse(NewRule().IsAllowed(new string('a', 300) + ".local"));

    [TestMethod]
    public void NameIsLowerCaseWithoutPort()
    {
        Assert.AreEqual("battery.local", HostRule.NameOf("Battery.LOCAL:8080"));
        Assert.AreEqual("[::1]", HostRule.NameOf("[::1]:80"));
        Assert.AreEqual("", HostRule.NameOf("bad name"));
    }

    private static HostRule NewRule()
    {
        var settings = new GatewaySettings();
        settings.TrySet("device.name", "Garage");
        return new HostRule(settings);
    }
}
