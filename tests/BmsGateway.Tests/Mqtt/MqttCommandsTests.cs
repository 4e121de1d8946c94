// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Charging;
using BmsGateway.Mqtt;
using BmsGateway.Tests.Commands;

namespace BmsGateway.Tests.Mqtt;

[TestClass]
public class MqttCommandsTests
{
    [TestMethod]
    public void NothingIsSubscribedByDefault()
    {
        var bench = new Bench("false");
        bench.Mqtt.Run(2000);

        Assert.AreEqual("", bench.Mqtt.Client.Filter);
    }

    [TestMethod]
    public void LimitIsSetAndAnswered()
    {
        var bench = new Bench("true");
        bench.Send("ccl_a", "15.5");

        Assert.AreEqual("tinybms/bms1/cmd/+", bench.Mqtt.Client.Filter);
        Assert.AreEqual(
            "tinybms/bms1/cmd/result: {\"command\":\"ccl_a\",\"ok\":true,\"message\":\"\"}", bench.Result);
        bench.Target.Evaluate(250);
        Assert.AreEqual(15500, bench.Target.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeCurrent));
    }

    [TestMethod]
    public void JsonPayloadCarriesTheTimeOut()
    {
        var bench = new Bench("true");
        bench.Parser.Content = CommandBench.Table("value", 20, "timeout_s", 2);
        bench.Send("dcl_a", " {\"value\":20,\"timeout_s\":2}");
        bench.Target.Evaluate(250);
        Assert.AreEqual(20000, bench.Target.Controller.Remote.LimitMilli(RemoteLimitKind.DischargeCurrent));
        bench.Target.Evaluate(3000);

        Assert.AreEqual(RemoteLimits.NoLimit, bench.Target.Controller.Remote.LimitMilli(RemoteLimitKind.DischargeCurrent));
    }

    [TestMethod]
    public void RetainedLimitIsRefusedAndAnswered()
    {
        var bench = new Bench("true");
        bench.Send("ccl_a", "5", true);
        bench.Target.Evaluate(250);

        Assert.AreEqual(RemoteLimits.NoLimit, bench.Target.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeCurrent));
        Assert.IsTrue(bench.Result.IndexOf("\"ok\":false,\"message\":\"Command ccl_a: retained messages are not taken") > 0);
    }

    [TestMethod]
    [DataRow("ccl_a", "many", "\\\"many\\\" is not understood; allowed is a number")]
    [DataRow("ccl_a", "{broken", "the payload is no JSON object (broken at position 7)")]
    [DataRow("reboot", "now", "There is no such command; allowed are ccl_a, dcl_a, cvl_v, force_charge, safe_state, alarm_ack.")]
    public void MalformedCommandIsAnsweredWithWhatWhereAndAllowed(string name, string payload, string expected)
    {
        var bench = new Bench("true");
        bench.Send(name, payload);

        Assert.IsTrue(bench.Result.IndexOf("{\"command\":\"" + name + "\",\"ok\":false,") > 0);
        Assert.IsTrue(bench.Result.IndexOf(expected) > 0);
        Assert.AreEqual(1, bench.Commands.RefusedCount);
    }

    [TestMethod]
    public void TooLongPayloadIsRefused()
    {
        var bench = new Bench("true");
        bench.Send("safe_state", new string('x', 300));

        Assert.IsTrue(bench.Result.IndexOf("a payload above 256 bytes is not taken") > 0);
    }

    [TestMethod]
    public void OwnAnswerIsNotACommand()
    {
        var bench = new Bench("true");
        bench.Send("result", "{\"ok\":true}");

        Assert.AreEqual("", bench.Result);
    }

    [TestMethod]
    public void StormIsDroppedAndSaidWhileTheRestIsDone()
    {
        var bench = new Bench("true");
        bench.Mqtt.Run(200);
        for (int i = 0; i < 1000; i++)
        {
            bench.Post("ccl_a", "7", false);
        }

        bench.Mqtt.Run(1000);

        Assert.AreEqual(MqttInbox.Capacity, bench.Commands.DoneCount);
        Assert.AreEqual("mqtt: 984 commands were dropped because they came too fast.", bench.Mqtt.Gateway.Log.Last);
    }

    [TestMethod]
    public void NewConnectionIsSubscribedAgain()
    {
        var bench = new Bench("true");
        bench.Mqtt.Run(200);
        int before = bench.Mqtt.Client.SubscriptionCount;
        bench.Mqtt.Client.IsConnected = false;

        bench.Mqtt.Run(5000);

        Assert.AreEqual(before + 1, bench.Mqtt.Client.SubscriptionCount);
    }

    [TestMethod]
    public void SwitchedOffCommandsAreNotDoneAnyMore()
    {
        var bench = new Bench("true");
        bench.Mqtt.Run(200);
        Assert.IsNull(bench.Mqtt.Gateway.Settings.TrySet("mqtt.commands_enabled", "false"));
        bench.Send("safe_state", "on");

        Assert.IsFalse(bench.Target.Controller.IsSafeStateWanted);
        Assert.AreEqual("", bench.Result);
    }

    private sealed class Bench
    {
        public readonly MqttBench Mqtt;
        public readonly CommandBench Target = new();
        public readonly StubParser Parser = new();
        public readonly MqttCommands Commands;

        public Bench(string enabled)
        {
            Mqtt = new MqttBench("mqtt.commands_enabled", enabled);
            Commands = new MqttCommands(
                Mqtt.Client,
                Mqtt.Gateway.Settings,
                Target.Commands,
                Parser,
                Mqtt.Gateway.Log);
            Mqtt.Publisher.Commands = Commands;
        }

        public string Result => Mqtt.Client.LastOn("tinybms/bms1/cmd/result");

        public void Send(string name, string payload, bool isRetained = false)
        {
            Mqtt.Run(200);
            Post(name, payload, isRetained);
            Mqtt.Run(200);
        }

        public void Post(string name, string payload, bool isRetained)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(payload);
            Mqtt.Client.Inbox.Post("tinybms/bms1/cmd/" + name, bytes, bytes.Length, isRetained);
        }
    }
}
