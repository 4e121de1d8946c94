// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

/// <summary>0x355 with a BMS that does not measure its state of health.</summary>
[TestClass]
public class UnknownStateOfHealthTests
{
    [TestMethod]
    public void UnknownStateOfHealthIsLeftOutByDefault() =>
        AssertStateOfCharge(new GatewaySettings(), BatterySnapshot.Unknown, "3C 00");

    [TestMethod]
    public void ConfiguredStateOfHealthIsSentInstead()
    {
        var settings = new GatewaySettings();
        Assert.IsNull(settings.TrySet("victron.soh_when_unknown_pct", "100"));

        AssertStateOfCharge(settings, BatterySnapshot.Unknown, "3C 00 64 00 84 17 00 00");
    }

    [TestMethod]
    public void MeasuredStateOfHealthIsSentWhateverIsConfigured()
    {
        var settings = new GatewaySettings();
        AssertStateOfCharge(settings, 98000, "3C 00 62 00 84 17 00 00");

        Assert.IsNull(settings.TrySet("victron.soh_when_unknown_pct", "100"));
        AssertStateOfCharge(settings, 98000, "3C 00 62 00 84 17 00 00");
    }

    private static void AssertStateOfCharge(GatewaySettings settings, int healthMillipercent, string data)
    {
        var bench = new FrameBench();
        bench.Context.StateOfHealthWhenUnknownPercent = settings.GetNumber(SettingId.VictronStateOfHealth);
        bench.Context.Sample = Samples.HealthyPack(1000);
        bench.Context.Sample.StateOfHealthMillipercent = healthMillipercent;

        bench.AssertFrame(new StateOfChargeFrame(), 0x355, data);
    }
}
