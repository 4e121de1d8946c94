// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Telemetry;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class SettingsDocumentTests
{
    [TestMethod]
    public void VersionOneIsTheFlatObject()
    {
        GatewaySettings settings = Read("{\"mqtt.port\":8883,\"mqtt.enabled\":true,\"mqtt.host\":\"broker\"}", 1);

        Assert.AreEqual(8883, settings.GetNumber(SettingId.MqttPort));
        Assert.IsTrue(settings.GetFlag(SettingId.MqttEnabled));
        Assert.AreEqual("broker", settings.GetText(SettingId.MqttHost));
    }

    [TestMethod]
    public void VersionTwoHasItsSettingsInAMember()
    {
        GatewaySettings settings = Read("{\"version\":2,\"settings\":{\"mqtt.port\":\"8883\"}}", 2);

        Assert.AreEqual(8883, settings.GetNumber(SettingId.MqttPort));
    }

    [TestMethod]
    public void WhatVersionOneSaysIsTheSameInTheCurrentVersion()
    {
        GatewaySettings first = Read("{\"device.id\":\"house-2\",\"bms.raw_view\":true,\"charging.max_charge_a\":7}", 1);
        var json = new JsonWriter(SettingsDocument.MaximumLength);
        SettingsDocument.WriteRecord(json, first, new UnknownSettings(), "");

        GatewaySettings second = Read(TextOf(json), SettingsDocument.CurrentVersion);

        Assert.AreEqual(0, SettingChanges.Between(first, second).Count);
        Assert.AreEqual(3, SettingChanges.Between(new GatewaySettings(), second).Count);
    }

    [TestMethod]
    [DataRow("{\"version\":3,\"settings\":{}}", "newer gateway")]
    [DataRow("{\"version\":0,\"settings\":{}}", "newer gateway")]
    [DataRow("{\"version\":\"2\",\"settings\":{}}", "newer gateway")]
    [DataRow("{\"version\":99999999999,\"settings\":{}}", "newer gateway")]
    [DataRow("{\"version\":2}", "\"settings\" is missing")]
    [DataRow("{\"version\":2,\"settings\":[]}", "line 1, character 25")]
    [DataRow("{\"version\":2,\"settings\":{\"a\":1,\"a\":2}}", "there twice")]
    [DataRow("[]", "one JSON object")]
    [DataRow("{", "line 1, character 2")]
    public void OtherDocumentsAreRefusedWithTheReason(string text, string reason)
    {
        Assert.IsNull(SettingsDocument.TryRead(text, out SettingProblem? problem));
        Assert.IsTrue(problem!.Message.IndexOf(reason) >= 0, problem.Message);
    }

    [TestMethod]
    public void OneBadValueIsReportedWithItsPlaceAndTheGoodOnesAreTaken()
    {
        var settings = new GatewaySettings();
        SettingProblem? problem = Document("{\"charging.cell_voltage_mv\":9000,\n\"mqtt.port\":8883,\"web.port\":0}").ApplyTo(settings);

        Assert.AreEqual("charging.cell_voltage_mv", problem!.Key);
        Assert.AreEqual("line 1, character 2", problem.Place);
        Assert.AreEqual(8883, settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual(3450, settings.GetNumber(SettingId.ChargeCellVoltage));
    }

    [TestMethod]
    [DataRow("3450.5")]
    [DataRow("3.45e3")]
    [DataRow("null")]
    [DataRow("[3450]")]
    [DataRow("{}")]
    [DataRow("true")]
    public void OtherKindsOfValuesAreRefused(string value)
    {
        var settings = new GatewaySettings();

        Assert.IsNotNull(Document("{\"charging.cell_voltage_mv\":" + value + "}").ApplyTo(settings));
        Assert.AreEqual(3450, settings.GetNumber(SettingId.ChargeCellVoltage));
    }

    [TestMethod]
    public void WhatAReadShowsInPlaceOfASecretLeavesItAsItIs()
    {
        var settings = new GatewaySettings();
        settings.TrySet("wifi.password", "hunter22");

        Assert.IsNull(Document("{\"wifi.password\":{\"set\":true}}").ApplyTo(settings));
        Assert.AreEqual("hunter22", settings.GetText(SettingId.WifiPassword));
    }

    [TestMethod]
    public void UnknownSettingsAreKeptAsTheyStand()
    {
        string kept = "\"x.\\u0079\":[1.50, {\"ä\":null}],\"z\":\"\\n\"";
        SettingsDocument document = Document("{" + kept + ",\"mqtt.port\":1884}");
        var settings = new GatewaySettings();
        Assert.IsNull(document.ApplyTo(settings));
        Assert.AreEqual("x.y, z", document.Unknown.KeysAsText());

        var json = new JsonWriter(SettingsDocument.MaximumLength);
        SettingsDocument.WriteRecord(json, settings, document.Unknown, "");

        Assert.AreEqual("{\"version\":2,\"settings\":{\"mqtt.port\":1884," + kept + "}}", TextOf(json));
    }

    [TestMethod]
    public void TooManyUnknownSettingsAreRefused()
    {
        string text = "{\"u0\":0";
        for (int i = 1; i <= UnknownSettings.MaximumCount; i++)
        {
            text += ",\"u" + i.ToString() + "\":0";
        }

        SettingProblem? problem = Document(text + "}").ApplyTo(new GatewaySettings());

        Assert.IsTrue(problem != null && problem.Message.IndexOf("More than 32") == 0);
    }

    [TestMethod]
    public void RecordHoldsOnlyWhatIsNotTheDefault()
    {
        var settings = new GatewaySettings();
        settings.TrySet("wifi.password", "hunter22");
        var json = new JsonWriter(SettingsDocument.MaximumLength);
        SettingsDocument.WriteRecord(json, settings, new UnknownSettings(), "0123ABCD");

        Assert.AreEqual(
            "{\"version\":2,\"installed\":\"0123ABCD\",\"settings\":{\"wifi.password\":\"hunter22\"}}", TextOf(json));
        Assert.AreEqual("0123ABCD", Document(TextOf(json)).Installed);
    }

    [TestMethod]
    public void ExportHoldsEverythingButSecretsUnlessTheyAreAskedFor()
    {
        var settings = new GatewaySettings();
        settings.TrySet("wifi.password", "hunter22");
        var unknown = new UnknownSettings();
        unknown.TryAdd("cloud.password", "\"cloud.password\"", "\"hunter33\"");
        var json = new JsonWriter(SettingsDocument.MaximumLength);
        SettingsDocument.WriteExport(json, settings, unknown, false);
        string open = TextOf(json);
        SettingsDocument.WriteExport(json, settings, unknown, true);
        string full = TextOf(json);

        Assert.IsTrue(open.IndexOf("hunter") < 0);
        Assert.IsTrue(full.IndexOf("hunter22") > 0 && full.IndexOf("hunter33") > 0);
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            Assert.AreEqual(!row.IsSecret, open.IndexOf("\"" + row.Key + "\":") > 0);
            Assert.IsTrue(full.IndexOf("\"" + row.Key + "\":") > 0);
        }
    }

    [TestMethod]
    public void SecretsAreCalledLikeOne()
    {
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            Assert.AreEqual(row.IsSecret, UnknownSettings.IsNamedLikeASecret(row.Key), row.Key);
        }
    }

    private static SettingsDocument Document(string text)
    {
        SettingsDocument? document = SettingsDocument.TryRead(text, out SettingProblem? problem);
        Assert.IsNull(problem);
        return document!;
    }

    private static GatewaySettings Read(string text, int version)
    {
        var settings = new GatewaySettings();
        SettingsDocument document = Document(text);
        Assert.AreEqual(version, document.Version);
        Assert.IsNull(document.ApplyTo(settings));
        return settings;
    }

    private static string TextOf(JsonWriter json)
    {
        Assert.IsFalse(json.IsOverflow);
        return Encoding.UTF8.GetString(json.Buffer, 0, json.Length);
    }
}
