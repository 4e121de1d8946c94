// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Configuration.Tables;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class SettingDefinitionTests
{
    [TestMethod]
    public void GroupIsTheKeyUpToTheFirstDot()
    {
        SettingDefinition row = SettingRows.Flag(SettingId.MqttEnabled, "mqtt.deep.enabled", false, "Some text.");

        Assert.AreEqual("mqtt", row.Group);
    }

    [TestMethod]
    public void ValueIsTakenAtOnceUnlessTheRowSaysOtherwise()
    {
        SettingDefinition row = SettingRows.Flag(SettingId.MqttEnabled, "mqtt.enabled", false, "Some text.");
        Assert.IsFalse(row.NeedsRestart);

        Assert.IsTrue(row.AfterRestart().NeedsRestart);
    }

    [TestMethod]
    public void PortsAndTheNetworkNeedARestart()
    {
        Assert.IsTrue(SettingsTable.Get(SettingId.WebPort).NeedsRestart);
        Assert.IsTrue(SettingsTable.Get(SettingId.WebSocketPort).NeedsRestart);
        Assert.IsTrue(SettingsTable.Get(SettingId.WifiSsid).NeedsRestart);
        Assert.IsTrue(SettingsTable.Get(SettingId.WifiPassword).NeedsRestart);
    }

    [TestMethod]
    public void ChoiceTakesItsWordsAndNumbersThemInOrder()
    {
        SettingDefinition row = Strategy();

        Assert.IsNull(SettingValidator.Check(row, "charge_only"));
        Assert.AreEqual(0, row.NumberOf("off"));
        Assert.AreEqual(2, row.NumberOf("full"));
        Assert.AreEqual(-1, row.NumberOf("Full"));
        Assert.AreEqual(2, row.Maximum);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("OFF")]
    [DataRow("1")]
    [DataRow("full ")]
    public void AnyOtherWordIsRefusedWithTheListOfWords(string value) =>
        Assert.AreEqual(
            "Setting some.strategy: the value \"" + value + "\" is not allowed; allowed is off, charge_only or full.",
            SettingValidator.Check(Strategy(), value));

    [TestMethod]
    [DataRow("broker")]
    [DataRow("192.168.1.10")]
    [DataRow("[fd00::1]")]
    [DataRow("my_broker.Example.org")]
    [DataRow("")]
    public void HostNameOrAddressIsTaken(string value) => Assert.IsNull(SettingValidator.Check(Host(), value));

    [TestMethod]
    [DataRow("mqtt://broker")]
    [DataRow("broker/path")]
    [DataRow("a b")]
    [DataRow("user@broker")]
    public void HostWithAnythingElseIsRefused(string value) => Assert.IsNotNull(SettingValidator.Check(Host(), value));

    [TestMethod]
    [DataRow("home+")]
    [DataRow("#")]
    [DataRow("a b")]
    [DataRow("/home")]
    [DataRow("home/")]
    [DataRow("a//b")]
    public void TopicPathRefusesWildcardsBlanksAndEmptyParts(string value)
    {
        SettingDefinition row = SettingRows.Text(
            SettingId.MqttHost, "some.prefix", 1, 32, "homeassistant", SettingRule.TopicPath, "Some text.");
        Assert.IsNull(SettingValidator.Check(row, "home/Assistant_1-a"));

        Assert.IsNotNull(SettingValidator.Check(row, value));
    }

    [TestMethod]
    public void LongRefusedValueIsCutInTheMessage()
    {
        string message = SettingValidator.Check(SettingsTable.Get(SettingId.MqttPort), new string('9', 5000))!;

        Assert.IsTrue(message.Length < 200);
        Assert.IsTrue(message.IndexOf("999...") > 0);
    }

    private static SettingDefinition Strategy() => SettingRows.Choice(
        SettingId.MqttEnabled, "some.strategy", new[] { "off", "charge_only", "full" }, "off", "Some text.");

    private static SettingDefinition Host() => SettingRows.Text(
        SettingId.MqttHost, "some.host", 0, 64, "", SettingRule.HostName, "Some text.");
}
