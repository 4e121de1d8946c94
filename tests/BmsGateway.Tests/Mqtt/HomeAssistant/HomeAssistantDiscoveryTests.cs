// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Mqtt.HomeAssistant;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Mqtt.HomeAssistant;

[TestClass]
public class HomeAssistantDiscoveryTests
{
    private const string Soc = "homeassistant/sensor/tinybms_bms1/soc/config (retained): ";
    private const string Everything = "homeassistant/";

    // Long enough for one round: one message in 0.1 s.
    private const int RoundMilliseconds = 10000;

    [TestMethod]
    public void NothingIsAnnouncedByDefault()
    {
        var bench = new MqttBench();
        bench.Run(RoundMilliseconds);

        Assert.AreEqual(0, bench.Client.CountOn(Everything));
        Assert.AreEqual("", bench.Client.Filter);
    }

    [TestMethod]
    public void EveryEntityIsAnnouncedOnceAndRetainedAfterTheConnection()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);

        int entities = HomeAssistantEntities.Create().Length + 16;
        Assert.AreEqual(entities, bench.CountOf("{"));
        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(Soc + "{"));
        Assert.AreEqual("homeassistant/status", bench.Mqtt.Client.Filter);
        Assert.AreEqual(
            "mqtt: Announced " + entities.ToString() + " entities to Home Assistant; device tinybms_bms1.", bench.Mqtt.Gateway.Log.Last);
    }

    [TestMethod]
    public void EachStepSendsOneMessageSoThatNothingIsHeldUp()
    {
        var bench = new Bench();
        bench.Mqtt.Run(500);
        for (int i = 0; i < 20; i++)
        {
            int before = bench.Mqtt.Client.CountOn(Everything);
            bench.Mqtt.Run(100);
            Assert.AreEqual(before + 1, bench.Mqtt.Client.CountOn(Everything));
        }

        // Core messages keep their period of 2 s: at 0.5 and 2.5 s.
        Assert.AreEqual(2, bench.Mqtt.Client.CountOn("tinybms/bms1/core"));
    }

    [TestMethod]
    public void CellsAreAnnouncedWhenTheFirstSampleIsThere()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds, false);
        Assert.AreEqual(HomeAssistantEntities.Create().Length, bench.Mqtt.Client.CountOn(Everything));
        Assert.AreEqual("", bench.Mqtt.Client.LastOn(Cell(1)));

        bench.Mqtt.Run(RoundMilliseconds);
        Assert.IsTrue(bench.Mqtt.Client.LastOn(Cell(16)).EndsWith("}"));
        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(Soc));
    }

    [TestMethod]
    public void CellsOfAnEarlierLargerPackAreTakenBack()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);

        // The broker may still have what was announced before a restart.
        Assert.AreEqual(Cell(17), bench.Mqtt.Client.LastOn(Cell(17)));
        Assert.AreEqual(Cell(32), bench.Mqtt.Client.LastOn(Cell(32)));
        Assert.AreEqual(0, bench.Mqtt.Client.CountOn(Cell(33)));
    }

    [TestMethod]
    public void ChangedCellCountAnnouncesCellsAgainAndNothingElse()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        int before = bench.Mqtt.Client.CountOn(Everything);

        bench.PublishCells(14);
        bench.Mqtt.Run(RoundMilliseconds, false);

        Assert.AreEqual(before + 16, bench.Mqtt.Client.CountOn(Everything));
        Assert.IsTrue(bench.Mqtt.Client.LastOn(Cell(14)).EndsWith("}"));
        Assert.AreEqual(Cell(15), bench.Mqtt.Client.LastOn(Cell(15)));
        Assert.AreEqual(Cell(16), bench.Mqtt.Client.LastOn(Cell(16)));
    }

    [TestMethod]
    public void StartOfHomeAssistantAnnouncesAgainAfterAFewSeconds()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        bench.Post("homeassistant/status", "online", false);
        bench.Mqtt.Run(900);
        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(Soc));

        bench.Mqtt.Run(4500);
        Assert.AreEqual(2, bench.Mqtt.Client.CountOn(Soc));
        bench.Mqtt.Run(2 * RoundMilliseconds);
        Assert.AreEqual(2, bench.Mqtt.Client.CountOn(Soc));
    }

    [TestMethod]
    [DataRow("homeassistant/status", "offline", false)]
    [DataRow("homeassistant/status", "online", true)]
    [DataRow("homeassistant/other", "online", false)]
    public void AnythingElseFromTheBrokerIsIgnored(string topic, string payload, bool isRetained)
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        bench.Post(topic, payload, isRetained);
        bench.Mqtt.Run(RoundMilliseconds);

        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(Soc));
    }

    [TestMethod]
    public void NewConnectionAnnouncesAgain()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        bench.Mqtt.Client.IsConnected = false;
        bench.Mqtt.Run(2 * RoundMilliseconds);

        Assert.AreEqual(2, bench.Mqtt.Client.CountOn(Soc));
        Assert.AreEqual(2, bench.Mqtt.Client.SubscriptionCount);
    }

    [TestMethod]
    public void MessageThatCouldNotBeSentIsSentLater()
    {
        var bench = new Bench();
        bench.Mqtt.Run(1000);
        bench.Mqtt.Client.AcceptsMessages = false;
        bench.Mqtt.Run(200);
        bench.Mqtt.Client.AcceptsMessages = true;
        bench.Mqtt.Run(RoundMilliseconds);

        Assert.AreEqual(HomeAssistantEntities.Create().Length + 16, bench.CountOf("{"));
    }

    [TestMethod]
    public void SwitchingOffTakesEverythingBackOnce()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        int before = bench.Mqtt.Client.CountOn(Everything);
        bench.Set("homeassistant.enabled", "false");
        bench.Mqtt.Run(2 * RoundMilliseconds);

        HomeAssistantEntity[] rows = HomeAssistantEntities.Create();
        Assert.AreEqual(before + rows.Length + BatterySnapshot.MaximumCells, bench.Mqtt.Client.CountOn(Everything));
        for (int i = 0; i < rows.Length; i++)
        {
            string topic = "homeassistant/" + rows[i].Component + "/tinybms_bms1/" + rows[i].Key + "/config (retained): ";
            Assert.AreEqual(topic, bench.Mqtt.Client.LastOn(topic));
        }

        Assert.AreEqual(Cell(16), bench.Mqtt.Client.LastOn(Cell(16)));
        Assert.AreEqual("mqtt: Taken back at Home Assistant: device tinybms_bms1.", bench.Mqtt.Gateway.Log.Last);
    }

    [TestMethod]
    public void SwitchingOffWhileTheBrokerIsAwayTakesBackWithTheNextConnection()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        bench.Mqtt.Client.AcceptsConnections = false;
        bench.Mqtt.Client.IsConnected = false;
        bench.Mqtt.Run(1000);
        bench.Set("homeassistant.enabled", "false");
        bench.Mqtt.Run(1000);
        bench.Mqtt.Client.AcceptsConnections = true;
        bench.Mqtt.Run(4 * RoundMilliseconds);

        Assert.AreEqual(Soc, bench.Mqtt.Client.LastOn(Soc));
    }

    [TestMethod]
    public void SwitchingOnLaterAnnounces()
    {
        var bench = new Bench("false");
        bench.Mqtt.Run(1000);
        bench.Set("homeassistant.enabled", "true");
        bench.Mqtt.Run(RoundMilliseconds);

        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(Soc + "{"));
    }

    [TestMethod]
    [DataRow("homeassistant.prefix", "ha", "ha/sensor/tinybms_bms1/soc/config")]
    [DataRow("device.id", "cellar", "homeassistant/sensor/tinybms_cellar/soc/config")]
    public void OtherPlaceTakesTheOldOneBackAndAnnouncesThere(string key, string value, string topic)
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        bench.Set(key, value);
        bench.Mqtt.Run(3 * RoundMilliseconds);

        Assert.AreEqual(Soc, bench.Mqtt.Client.LastOn(Soc));
        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(topic + " (retained): {"));
    }

    [TestMethod]
    public void NewNameIsAnnouncedWithoutTakingAnythingBack()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        bench.Set("device.name", "Cellar");
        bench.Mqtt.Run(RoundMilliseconds);

        Assert.AreEqual(0, bench.Mqtt.Client.CountOn(Soc) - bench.Mqtt.Client.CountOn(Soc + "{"));
        Assert.IsTrue(bench.Mqtt.Client.LastOn(Soc).IndexOf("\"name\":\"Cellar\"") > 0);
    }

    [TestMethod]
    public void CommandsAndTheStartOfHomeAssistantAreTakenFromOneInbox()
    {
        var bench = new Bench();
        bench.Mqtt.Run(RoundMilliseconds);
        for (int i = 0; i < 6; i++)
        {
            bench.Post("tinybms/bms1/cmd/nothing", "", false);
        }

        bench.Post("homeassistant/status", "online", false);
        bench.Mqtt.Run(6000);

        Assert.AreEqual(2, bench.Mqtt.Client.CountOn(Soc));
    }

    private static string Cell(int number) =>
        "homeassistant/sensor/tinybms_bms1/cell_" + number.ToString() + "/config (retained): ";

    private sealed class Bench
    {
        public readonly MqttBench Mqtt;

        public Bench(string enabled = "true")
        {
            Mqtt = new MqttBench("homeassistant.enabled", enabled);
        }

        public void Set(string key, string value)
        {
            GatewaySettings before = Mqtt.Gateway.Settings.Clone();
            Assert.IsNull(Mqtt.Gateway.Settings.TrySet(key, value));
            Mqtt.Gateway.Bus.Publish(EventId.ConfigurationChanged, SettingChanges.Between(before, Mqtt.Gateway.Settings));
        }

        public void Post(string topic, string payload, bool isRetained)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(payload);
            Mqtt.Client.Inbox.Post(topic, bytes, bytes.Length, isRetained);
        }

        public void PublishCells(int count)
        {
            BatterySnapshot sample = Samples.HealthyPack(Mqtt.Gateway.Clock.MonotonicMilliseconds);
            sample.CellCount = count;
            Mqtt.Gateway.Bus.Publish(EventId.BatteryUpdated, sample);
        }

        /// <summary>Announcements whose text begins like this.</summary>
        public int CountOf(string begin)
        {
            int count = 0;
            for (int i = 0; i < Mqtt.Client.Count; i++)
            {
                string message = Mqtt.Client.At(i);
                count += message.StartsWith(Everything) && message.IndexOf("/config (retained): " + begin) > 0 ? 1 : 0;
            }

            return count;
        }
    }
}
