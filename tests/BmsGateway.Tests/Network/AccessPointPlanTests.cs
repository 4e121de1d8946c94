// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Network;

namespace BmsGateway.Tests.Network;

[TestClass]
public class AccessPointPlanTests
{
    private const string Password = "correct horse";

    [TestMethod]
    public void AccessPointIsOffWithDefaults() => Assert.IsFalse(AccessPointPlan.From(new GatewaySettings()).IsOn);

    [TestMethod]
    public void AccessPointIsOnWithAPasswordWhileNoNetworkIsConfigured()
    {
        AccessPointPlan plan = AccessPointPlan.From(Settings("fallback", ""));

        Assert.IsTrue(plan.IsOn);
        Assert.AreEqual("bms-gateway", plan.Ssid);
        Assert.AreEqual(Password, plan.Password);
    }

    [TestMethod]
    public void FallbackIsOffWithANetwork() => Assert.IsFalse(AccessPointPlan.From(Settings("fallback", "home")).IsOn);

    [TestMethod]
    public void AlwaysIsOnWithANetwork() => Assert.IsTrue(AccessPointPlan.From(Settings("always", "home")).IsOn);

    [TestMethod]
    public void OffIsOff() => Assert.IsFalse(AccessPointPlan.From(Settings("off", "")).IsOn);

    [TestMethod]
    public void AccessPointIsNeverOpenToEverybody()
    {
        string[] modes = { "off", "fallback", "always" };
        for (int i = 0; i < modes.Length; i++)
        {
            GatewaySettings settings = Settings(modes[i], "");
            Assert.IsNull(settings.TrySet("wifi.ap_password", ""));
            Assert.IsFalse(AccessPointPlan.From(settings).IsOn, modes[i]);
        }
    }

    [TestMethod]
    public void PasswordHasEightToSixtyThreeAsciiCharactersAndIsNotShown()
    {
        var settings = new GatewaySettings();
        Assert.IsNull(settings.TrySet("wifi.ap_password", "12345678"));
        Assert.IsNull(settings.TrySet("wifi.ap_password", new string('x', 63)));
        Assert.AreEqual(
            "Setting wifi.ap_password: the value is not allowed; allowed is none or 8 to 63 characters.",
            settings.TrySet("wifi.ap_password", "1234567"));
        Assert.IsNotNull(settings.TrySet("wifi.ap_password", new string('x', 64)));
        Assert.AreEqual(
            "Setting wifi.ap_password: the value is not allowed; allowed is 7-bit ASCII.",
            settings.TrySet("wifi.ap_password", "schlüssel"));
        Assert.IsTrue(SettingsTable.Get(SettingId.AccessPointPassword).IsSecret);
    }

    [TestMethod]
    public void NameIsAscii()
    {
        var settings = new GatewaySettings();
        Assert.IsNull(settings.TrySet("wifi.ap_ssid", "My Battery 1"));
        Assert.IsNotNull(settings.TrySet("wifi.ap_ssid", ""));
        Assert.IsNotNull(settings.TrySet("wifi.ap_ssid", "Küche"));
    }

    [TestMethod]
    public void NameAndPasswordOfAnAccessPointThatIsOffDoNotMatter()
    {
        var off = new AccessPointPlan(false, "a", "password");
        Assert.IsTrue(off.IsSameAs(new AccessPointPlan(false, "b", "other-word")));
        Assert.AreEqual(off.Checksum, new AccessPointPlan(false, "b", "other-word").Checksum);
    }

    [TestMethod]
    public void EveryPartOfAnAccessPointThatIsOnMatters()
    {
        var on = new AccessPointPlan(true, "a", "password");
        AccessPointPlan[] others =
        {
            new(false, "a", "password"), new(true, "b", "password"), new(true, "a", "passwords"),
        };
        for (int i = 0; i < others.Length; i++)
        {
            Assert.IsFalse(on.IsSameAs(others[i]));
            Assert.IsFalse(others[i].IsSameAs(on));
            Assert.IsFalse(on.Checksum == others[i].Checksum);
        }

        Assert.IsTrue(on.IsSameAs(new AccessPointPlan(true, "a", "password")));
    }

    private static GatewaySettings Settings(string mode, string ssid)
    {
        var settings = new GatewaySettings();
        Assert.IsNull(settings.TrySet("wifi.ap_mode", mode));
        Assert.IsNull(settings.TrySet("wifi.ssid", ssid));
        Assert.IsNull(settings.TrySet("wifi.ap_password", Password));
        return settings;
    }
}
