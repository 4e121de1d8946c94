// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Mqtt;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.Mqtt;

[TestClass]
public class MqttBmsMessagesTests
{
    private const string Bms = "tinybms/bms1/bms: ";
    private const string Settings = "tinybms/bms1/bms/settings";
    private const string Event = "tinybms/bms1/event: ";

    [TestMethod]
    public void WhatTheBmsTellsIsSentEveryTenSeconds()
    {
        var bench = new MqttBench();
        bench.Run(25000);

        Assert.AreEqual(3, bench.Client.CountOn(Bms));
        string last = bench.Client.LastOn(Bms);
        Assert.IsTrue(last.IndexOf("\"charging_count\":132") > 0 && last.IndexOf("\"link_quality\":99") > 0, last);
    }

    [TestMethod]
    public void EachEventIsSentOnceAndNotRetained()
    {
        var bench = new MqttBench();
        bench.Run(1000);
        BatteryEvent entry = Entry(7);
        bench.Gateway.Bus.Publish(EventId.BatteryEvent, entry);
        bench.Gateway.Clock.Advance(2000);
        bench.Run(3000);

        Assert.AreEqual(1, bench.Client.CountOn(Event));
        Assert.AreEqual(
            Event + "{\"seq\":7,\"time\":5000,\"age_s\":5,\"level\":\"fault\",\"code\":3,\"key\":\"over_voltage_cutoff\","
                + "\"text\":\"Too high.\"}",
            bench.Client.LastOn(Event));
    }

    [TestMethod]
    public void EventsThatComeWhileTheBrokerIsAwayAreSentLaterTheNewestSixteen()
    {
        var bench = new MqttBench();
        bench.Client.AcceptsConnections = false;
        bench.Run(1000);
        for (int i = 1; i <= 20; i++)
        {
            bench.Gateway.Bus.Publish(EventId.BatteryEvent, Entry(i));
        }

        bench.Client.AcceptsConnections = true;
        bench.Run(60000);

        Assert.AreEqual(MqttBmsMessages.MostEvents, bench.Client.CountOn(Event));
        Assert.AreEqual(1, bench.Client.CountOn(Event + "{\"seq\":5,"));
        Assert.AreEqual(0, bench.Client.CountOn(Event + "{\"seq\":4,"));
    }

    [TestMethod]
    public void SettingsAreRetainedAndSentOnChangeAtMostOnceAMinute()
    {
        var bench = new MqttBench();
        var page = new TinyBmsRegisterPage(300, 44);
        bench.Publisher.BmsMessages.Settings = page;
        bench.Run(2000);
        Assert.AreEqual(0, bench.Client.CountOn(Settings));

        var words = new ushort[44];
        words[15] = 3800;
        page.Store(words, 1);
        bench.Run(120000);
        Assert.AreEqual(1, bench.Client.CountOn(Settings));
        Assert.IsTrue(bench.Client.LastOn(Settings).StartsWith(Settings + " (retained): "), bench.Client.LastOn(Settings));
        Assert.IsTrue(bench.Client.LastOn(Settings).IndexOf("\"overvoltage_cutoff_mv\":3800,") > 0);

        for (int i = 0; i < 12; i++)
        {
            words[15]++;
            page.Store(words, 1);
            bench.Run(10000);
        }

        Assert.AreEqual(3, bench.Client.CountOn(Settings));
    }

    private static BatteryEvent Entry(int sequence) => new()
    {
        Sequence = sequence,
        Code = 3,
        Level = BatteryEventLevel.Fault,
        Key = "over_voltage_cutoff",
        Text = "Too high.",
        LifetimeSeconds = 5000,
        AgeSeconds = 3,
        ReadAtMilliseconds = 2000,
    };
}
