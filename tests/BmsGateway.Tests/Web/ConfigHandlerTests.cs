// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Configuration;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Web;
using BmsGateway.Web.Access;
using BmsGateway.Web.Api;

namespace BmsGateway.Tests.Web;

[TestClass]
public class ConfigHandlerTests
{
    [TestMethod]
    public void ReadShowsValuesAndNoSecret()
    {
        var bench = new Bench();
        bench.Put("{\"wifi.password\":\"hunter22\",\"mqtt.port\":8883}");

        Assert.AreEqual(200, bench.Get(RouteId.Config, ""));
        Assert.IsTrue(bench.Has("\"mqtt.port\":8883"));
        Assert.IsTrue(bench.Has("\"mqtt.enabled\":false"));
        Assert.IsTrue(bench.Has("\"wifi.password\":{\"set\":true}"));
        Assert.IsTrue(bench.Has("\"mqtt.password\":{\"set\":false}"));
        Assert.IsFalse(bench.Has("hunter22"));
    }

    [TestMethod]
    public void ChangeNamesWhatHasChangedAndWhatNeedsARestart()
    {
        var bench = new Bench();

        Assert.AreEqual(200, bench.Put("{\"mqtt.port\":8883,\"web.port\":80,\"device.id\":\"bms1\"}"));
        Assert.AreEqual(
            "{\"changed\":[\"mqtt.port\",\"web.port\"],\"restart\":[\"web.port\"],"
            + "\"unknown\":[],\"overridden\":[]}",
            bench.Text);
    }

    [TestMethod]
    public void WhatWasReadCanBeSentBack()
    {
        var bench = new Bench();
        bench.Put("{\"wifi.password\":\"hunter22\"}");
        bench.Get(RouteId.Config, "");

        Assert.AreEqual(200, bench.Put(bench.Text));
        Assert.IsTrue(bench.Has("\"changed\":[]"));
        Assert.AreEqual("hunter22", bench.Store.Settings.GetText(SettingId.WifiPassword));
    }

    [TestMethod]
    [DataRow("{\"mqtt.port\":0}", "\"key\":\"mqtt.port\"", "allowed is a whole number from 1 to 65535")]
    [DataRow("{\"mqtt.port\":1,\n\"web.prot\":80}", "\"key\":\"web.prot\"", "Unknown setting")]
    [DataRow("{\"mqtt.enabled\":true}", "\"key\":\"mqtt.enabled\"", "mqtt.host")]
    [DataRow("{\"mqtt.port\":", "\"key\":\"\"", "line 1, character 14")]
    [DataRow("", "\"key\":\"\"", "line 1, character 1")]
    [DataRow("{\"version\":9,\"settings\":{}}", "\"key\":\"version\"", "newer gateway")]
    public void WrongChangeIsRefusedWithKeyAndReasonAndChangesNothing(string body, string key, string reason)
    {
        var bench = new Bench();

        Assert.AreEqual(422, bench.Put(body));
        Assert.IsTrue(bench.Has("\"error\":\"invalid\""), bench.Text);
        Assert.IsTrue(bench.Has(key), bench.Text);
        Assert.IsTrue(bench.Has(reason), bench.Text);
        Assert.AreEqual(0, SettingChanges.Between(new GatewaySettings(), bench.Store.Settings).Count);
    }

    [TestMethod]
    public void FullFlashIsAnswered503()
    {
        var bench = new Bench();
        bench.Files.CapacityBytes = 10;

        Assert.AreEqual(503, bench.Put("{\"mqtt.port\":1}"));
        Assert.IsTrue(bench.Has("\"error\":\"not_saved\""));
    }

    [TestMethod]
    public void ExportHoldsSecretsOnRequestOnlyAndIsTakenBack()
    {
        var bench = new Bench();
        bench.Put("{\"wifi.password\":\"hunter22\",\"mqtt.port\":8883}");
        bench.Get(RouteId.ConfigExport, "secrets=0");
        Assert.IsFalse(bench.Has("hunter22"));
        bench.Get(RouteId.ConfigExport, "secrets=1");
        Assert.IsTrue(bench.Has("hunter22"));
        string file = bench.Text;
        var other = new Bench();

        Assert.AreEqual(200, other.Ask(RouteId.ConfigImport, "POST", "", file));
        Assert.IsTrue(other.Has("\"changed\":[\"mqtt.port\",\"wifi.password\"]"), other.Text);
        Assert.AreEqual("hunter22", other.Store.Settings.GetText(SettingId.WifiPassword));
    }

    [TestMethod]
    public void ImportKeepsAndNamesWhatItDoesNotKnow()
    {
        var bench = new Bench();

        Assert.AreEqual(200, bench.Ask(RouteId.ConfigImport, "POST", "", "{\"mqtt.port\":1,\"x.\\\"y\":[]}"));
        Assert.IsTrue(bench.Has("\"unknown\":[\"x.\\\"y\"]"), bench.Text);
        bench.Get(RouteId.ConfigExport, "");
        Assert.IsTrue(bench.Has("\"x.\\\"y\":[]"));
    }

    [TestMethod]
    public void SchemaListsEverySettingWithinItsBuffer()
    {
        var bench = new Bench();
        Assert.AreEqual(200, bench.Get(RouteId.ConfigSchema, ""));

        for (int i = 0; i < SettingsTable.Count; i++)
        {
            Assert.IsTrue(bench.Has("{\"key\":\"" + SettingsTable.At(i).Key + "\",\"type\":"));
        }

        Assert.IsTrue(bench.Has(
            "{\"key\":\"mqtt.port\",\"type\":\"number\",\"min\":1,\"max\":65535,\"default\":1883,\"unit\":\"\","
            + "\"secret\":false,\"restart\":false,\"text\":\"TCP port of the MQTT broker.\",\"group\":\"mqtt\"}"));
    }

    [TestMethod]
    public void SchemaOfOneGroupIsThatGroup()
    {
        var bench = new Bench();
        bench.Get(RouteId.ConfigSchema, "group=wifi");

        Assert.IsTrue(bench.Has("wifi.ssid"));
        Assert.IsFalse(bench.Has("mqtt."));
    }

    [TestMethod]
    public void FactoryResetLeavesThePasswordOfTheOwner()
    {
        var bench = new Bench();
        bench.Credentials.TrySave("hash");
        bench.Put("{\"mqtt.port\":8883}");

        Assert.AreEqual(200, bench.Ask(RouteId.ConfigReset, "POST", "", "{\"what\":\"factory\"}"));
        Assert.IsTrue(bench.Has("\"changed\":[\"mqtt.port\"]"));
        Assert.IsTrue(bench.Credentials.TryLoad(out string hash));
        Assert.AreEqual("hash", hash);
    }

    [TestMethod]
    public void ResetOfThePasswordLeavesTheSettings()
    {
        var bench = new Bench();
        bench.Credentials.TrySave("hash");
        bench.Put("{\"mqtt.port\":8883,\"web.password\":\"correct horse\"}");

        Assert.AreEqual(200, bench.Ask(RouteId.ConfigReset, "POST", "", "{\"what\":\"credentials\"}"));
        Assert.IsTrue(bench.Credentials.TryLoad(out string hash));
        Assert.AreEqual("", hash);
        Assert.AreEqual("", bench.Store.Settings.GetText(SettingId.WebPassword));
        Assert.AreEqual(8883, bench.Store.Settings.GetNumber(SettingId.MqttPort));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("{\"what\":\"all\"}")]
    [DataRow("[[[")]
    public void OtherResetIsRefused(string body)
    {
        var bench = new Bench();
        bench.Put("{\"mqtt.port\":8883}");

        Assert.AreEqual(422, bench.Ask(RouteId.ConfigReset, "POST", "", body));
        Assert.AreEqual(8883, bench.Store.Settings.GetNumber(SettingId.MqttPort));
    }

    private sealed class Bench
    {
        private readonly StoreBench _bench = new();
        private readonly ConfigHandler _handler;
        private readonly ConfigResetHandler _reset;

        public Bench()
        {
            _bench.Restart();
            var gateway = new GatewayBench();
            var security = new FakeSecurity();
            var keeper = new PasswordKeeper(Store.Settings, Credentials, security);
            var access = new AccessControl(keeper, security, gateway.Bus, gateway.Clock, gateway.Log);
            _handler = new ConfigHandler(Store);
            _reset = new ConfigResetHandler(Store, Credentials, access);
        }

        public FaultyFileStore Files => _bench.Files;

        public ConfigurationStore Store => _bench.Store;

        public CredentialFile Credentials => new(Files);

        public string Text { get; private set; } = "";

        public bool Has(string text) => Text.IndexOf(text) >= 0;

        public int Get(RouteId route, string query) => Ask(route, "GET", query, "");

        public int Put(string body) => Ask(RouteId.Config, "PUT", "", body);

        /// <summary>Asks with the answer's buffer of the route table.</summary>
        public int Ask(RouteId route, string method, string query, string body)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            var answer = new JsonWriter(RouteTable.At((int)route).MaximumAnswer);
            IRouteHandler handler = route == RouteId.ConfigReset
                ? _reset
                : route == RouteId.ConfigSchema ? new ConfigSchemaHandler() : _handler;
            IJsonParser parser = new FlatJsonParser();
            int status = handler.Handle(route, new RouteRequest(method, query, bytes, bytes.Length, parser), answer);
            Assert.IsFalse(answer.IsOverflow);
            Text = Encoding.UTF8.GetString(answer.Buffer, 0, answer.Length);
            Assert.AreEqual("", BmsGateway.Json.JsonMembers.Check(Text, 100000));
            return status;
        }
    }
}
