// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using BmsGateway.EndToEnd.Bench;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.EndToEnd;

/// <summary>A limit from the broker, all the way to the frame and back.</summary>
[TestClass]
public class RemoteLimitTests
{
    [TestMethod]
    public void LowerCurrentFromTheBrokerReachesTheFrameAndEndsWithItsTimeOut()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Bms.Control(bms => bms.SetSoc(60));
        Publish(bench, "ccl_a", "1", "-r");
        bench.Start("--set", "mqtt.commands_enabled=true", "--set", "charging.max_charge_a=40");
        bench.WaitForFrames();
        string result = bench.Mqtt.WaitFor("tinybms/bms1/cmd/result", text => text.Contains("retained"), 10);
        StringAssert.Contains(result, "\"ok\":false");
        WaitForCurrent(bench, 400);

        Publish(bench, "ccl_a", "{\"value\":12.5,\"timeout_s\":3}");

        bench.Mqtt.WaitFor("tinybms/bms1/cmd/result", text => text == "{\"command\":\"ccl_a\",\"ok\":true,\"message\":\"\"}", 5);
        // Sent in whole amperes, rounded down.
        WaitForCurrent(bench, 120);
        WaitForCurrent(bench, 400);

        Publish(bench, "ccl_a", "plenty");
        bench.Mqtt.WaitFor("tinybms/bms1/cmd/result", text => text.Contains("not understood; allowed is a number"), 5);
        Assert.AreEqual(400, bench.Gx.Battery.ChargeCurrentLimitDeciamperes);
    }

    private static void WaitForCurrent(GatewayBench bench, int deciamperes) => Eventually.IsTrue(
        () => bench.Gx.Battery.ChargeCurrentLimitDeciamperes == deciamperes,
        30,
        () => $"CCL {deciamperes} dA at the GX, which has {bench.Gx.Battery.ChargeCurrentLimitDeciamperes}");

    private static void Publish(GatewayBench bench, string name, string payload, params string[] more)
    {
        string[] options = { "-h", "127.0.0.1", "-p", bench.Broker.Port.ToString(), "-t", "tinybms/bms1/cmd/" + name, "-m", payload };
        using var process = new ChildProcess("mosquitto_pub", options.Concat(more).ToArray());
        process.WaitForExit(5);
    }
}
