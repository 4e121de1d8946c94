// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Diagnostics;
using System.Threading;
using BmsGateway.Configuration;

namespace BmsGateway.Tests.Configuration.Desktop;

[TestClass]
public class SettingsThreadTests
{
    [TestMethod]
    public void CloneNeverMixesTwoStates()
    {
        GatewaySettings one = State("1111", "one");
        GatewaySettings two = State("2222", "two");
        GatewaySettings shared = one.Clone();
        using var stop = new ManualResetEventSlim();
        var writer = new Thread(() =>
        {
            while (!stop.IsSet)
            {
                shared.CopyFrom(two);
                shared.CopyFrom(one);
            }
        });
        writer.Start();
        int[] seen = new int[2];
        bool isMixed = false;
        var limit = Stopwatch.StartNew();
        while ((seen[0] < 1000 || seen[1] < 1000) && limit.ElapsedMilliseconds < 10000)
        {
            GatewaySettings copy = shared.Clone();
            bool isTwo = copy.GetNumber(SettingId.MqttPort) == 2222;
            seen[isTwo ? 1 : 0]++;
            isMixed |= isTwo != (copy.GetText(SettingId.MqttHost) == "two");
        }

        stop.Set();
        writer.Join();
        Assert.IsFalse(isMixed);
        Assert.IsTrue(seen[0] >= 1000 && seen[1] >= 1000, seen[0] + " and " + seen[1]);
    }

    private static GatewaySettings State(string port, string host)
    {
        var settings = new GatewaySettings();
        Assert.IsNull(settings.TrySet("mqtt.port", port));
        Assert.IsNull(settings.TrySet("mqtt.host", host));
        return settings;
    }
}
