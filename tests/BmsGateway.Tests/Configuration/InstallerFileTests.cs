// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class InstallerFileTests
{
    [TestMethod]
    public void FileIsUsedWithoutBeingWrittenAnywhere()
    {
        var bench = Installed("{\"mqtt.port\":8883}");

        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual(-1L, bench.Files.SizeOf("config.rec"));
    }

    [TestMethod]
    public void WhatAPersonSavesLaterGoesBeforeTheFile()
    {
        var bench = Installed("{\"mqtt.port\":8883,\"mqtt.user\":\"me\"}");
        bench.Apply("{\"mqtt.port\":1000}");
        bench.Restart();

        Assert.AreEqual(1000, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("me", bench.Settings.GetText(SettingId.MqttUser));
    }

    [TestMethod]
    public void ChangedFileGoesBeforeTheStoreUntilTheNextSave()
    {
        var bench = Installed("{\"mqtt.port\":8883}");
        bench.Apply("{\"mqtt.port\":1000,\"mqtt.user\":\"me\"}");
        bench.WriteFile("config.json", "{\"mqtt.port\":2000}");
        bench.Restart();
        Assert.AreEqual(2000, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("me", bench.Settings.GetText(SettingId.MqttUser));
        bench.Restart();
        Assert.AreEqual(2000, bench.Settings.GetNumber(SettingId.MqttPort));

        bench.Apply("{\"mqtt.port\":3000}");
        bench.Restart();
        Assert.AreEqual(3000, bench.Settings.GetNumber(SettingId.MqttPort));
    }

    [TestMethod]
    public void ResetGoesBackToTheFile()
    {
        var bench = Installed("{\"wifi.ssid\":\"home\"}");
        bench.Apply("{\"wifi.ssid\":\"other\",\"mqtt.port\":1}");

        Assert.IsNull(bench.Store.TryReset(out _));
        bench.Restart();

        Assert.AreEqual("home", bench.Settings.GetText(SettingId.WifiSsid));
        Assert.AreEqual(1883, bench.Settings.GetNumber(SettingId.MqttPort));
    }

    [TestMethod]
    public void BadValueIsReportedWithItsPlaceAndTheGoodOnesAreTaken()
    {
        var bench = new StoreBench();
        bench.WriteFile("config.json", "{\"charging.cell_voltage_mv\":9000,\"mqtt.port\":8883}");

        string? problem = bench.Restart();

        Assert.AreEqual(0, problem!.IndexOf("config.json, line 1, character 2: Setting charging.cell_voltage_mv"));
        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual(3450, bench.Settings.GetNumber(SettingId.ChargeCellVoltage));
        Assert.IsTrue(bench.HasLogged(problem));
    }

    [TestMethod]
    [DataRow("{\"mqtt.port\":", "line 1, character 14")]
    [DataRow("[]", "one JSON object")]
    public void FileThatIsNoObjectIsReportedAndDefaultsAreUsed(string text, string reason)
    {
        var bench = new StoreBench();
        bench.WriteFile("config.json", text);

        string? problem = bench.Restart();

        Assert.IsTrue(problem != null && problem.IndexOf(reason) > 0);
        Assert.AreEqual(1883, bench.Settings.GetNumber(SettingId.MqttPort));
    }

    [TestMethod]
    public void FileThatIsTooLongIsReportedUnread()
    {
        var bench = new StoreBench();
        bench.WriteFile("config.json", "{\"mqtt.port\":1}" + new string(' ', SettingsDocument.MaximumLength));

        Assert.IsTrue(bench.Restart()!.IndexOf("bytes, allowed are 16384") > 0);
        Assert.AreEqual(1883, bench.Settings.GetNumber(SettingId.MqttPort));
    }

    [TestMethod]
    public void ValuesThatDoNotFitTogetherGiveWayToTheDefaultOfOne()
    {
        var bench = new StoreBench();
        bench.WriteFile("config.json", "{\"mqtt.enabled\":true,\"mqtt.port\":8883}");

        string? problem = bench.Restart();

        Assert.IsTrue(problem != null && problem.IndexOf("mqtt.enabled") > 0);
        Assert.IsFalse(bench.Settings.GetFlag(SettingId.MqttEnabled));
        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.IsTrue(bench.Store.Status.IsFallbackUsed);
    }

    [TestMethod]
    public void UnreadableDriveIsReported()
    {
        var bench = new StoreBench();
        bench.Files.AreReadsFailing = true;

        Assert.IsTrue(bench.Restart()!.IndexOf("cannot be read") > 0);
    }

    private static StoreBench Installed(string text)
    {
        var bench = new StoreBench();
        bench.WriteFile(InstallerFile.Name, text);
        Assert.IsNull(bench.Restart());
        return bench;
    }
}
