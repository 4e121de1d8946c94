// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class ConfigurationStoreTests
{
    [TestMethod]
    public void WithoutARecordTheDefaultsAreUsedAndThatIsNoFallback()
    {
        var bench = new StoreBench();

        Assert.IsNull(bench.Restart());
        Assert.AreEqual(0, SettingChanges.Between(new GatewaySettings(), bench.Settings).Count);
        Assert.IsFalse(bench.Store.Status.IsFallbackUsed);
        Assert.IsTrue(bench.HasLogged("No settings are stored yet"));
    }

    [TestMethod]
    public void SavedSettingsAreThereAfterARestart()
    {
        var bench = new StoreBench();
        bench.Restart();
        Assert.AreEqual("", bench.Apply("{\"mqtt.port\":8883,\"device.name\":\"Zähler \\\"1\\\"\"}"));

        bench.Restart();

        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("Zähler \"1\"", bench.Settings.GetText(SettingId.DeviceName));
        Assert.AreEqual(1L, bench.Store.Status.SaveNumber);
        Assert.IsTrue(bench.HasLogged("save 1 are read from config.rec."));
    }

    [TestMethod]
    public void ChangeIsToldWithItsSettings()
    {
        var bench = new StoreBench();
        bench.Restart();
        bench.Apply("{\"mqtt.port\":8883,\"web.port\":80,\"device.id\":\"bms1\"}");

        Assert.AreEqual(1, bench.ChangeCount);
        Assert.AreEqual(2, bench.LastChange!.Count);
        Assert.IsTrue(bench.LastChange.Contains(SettingId.MqttPort) && bench.LastChange.ContainsGroup("web"));
        Assert.IsFalse(bench.LastChange.Contains(SettingId.DeviceId));
        Assert.IsTrue(bench.LastChange.NeedRestart);
        Assert.AreEqual("config: Changed: mqtt.port, web.port.", bench.Log.Last);
    }

    [TestMethod]
    public void SettingsInUseAreAlwaysTheSameObject()
    {
        var bench = new StoreBench();
        bench.Restart();
        GatewaySettings settings = bench.Settings;
        bench.Apply("{\"mqtt.port\":8883}");

        Assert.AreEqual(8883, settings.GetNumber(SettingId.MqttPort));
    }

    [TestMethod]
    public void OneWrongValueMeansThatNothingIsTaken()
    {
        var bench = new StoreBench();
        bench.Restart();
        string reason = bench.Apply("{\"mqtt.port\":8883,\"charging.max_charge_a\":5000,\"mqtt.user\":\"me\"}");

        Assert.IsTrue(reason.IndexOf("charging.max_charge_a") > 0);
        Assert.AreEqual(0, SettingChanges.Between(new GatewaySettings(), bench.Settings).Count);
        Assert.AreEqual(0, bench.ChangeCount);
        Assert.AreEqual(0, bench.Files.UsedBytes);
    }

    [TestMethod]
    public void ValuesThatDoNotFitTogetherAreNotTaken()
    {
        var bench = new StoreBench();
        bench.Restart();

        Assert.IsTrue(bench.Apply("{\"mqtt.enabled\":true}").IndexOf("mqtt.host") > 0);
        Assert.AreEqual("", bench.Apply("{\"mqtt.enabled\":true,\"mqtt.host\":\"broker\"}"));
        Assert.IsTrue(bench.Apply("{\"mqtt.host\":\"\"}").IndexOf("mqtt.enabled") > 0);
    }

    [TestMethod]
    public void FullFlashChangesNothingAndSaysSo()
    {
        var bench = new StoreBench();
        bench.Restart();
        bench.Apply("{\"mqtt.port\":8883}");
        bench.Files.CapacityBytes = bench.Files.UsedBytes + 10;
        bench.ChangeCount = 0;

        Assert.AreEqual(0, bench.Apply("{\"mqtt.port\":1}").IndexOf(SettingProblem.NotSaved));
        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual(0, bench.ChangeCount);
        Assert.IsTrue(bench.Store.Status.HasSaveFailed);
        bench.Files.CapacityBytes = int.MaxValue;
        Assert.AreEqual("", bench.Apply("{\"mqtt.port\":1}"));
        Assert.IsFalse(bench.Store.Status.HasSaveFailed);
    }

    [TestMethod]
    public void SameValuesAreNotWrittenAgain()
    {
        var bench = new StoreBench();
        bench.Restart();
        bench.Apply("{\"mqtt.port\":8883}");
        int operations = bench.Files.OperationCount;

        Assert.AreEqual("", bench.Apply("{\"mqtt.port\":8883,\"mqtt.user\":\"\"}"));
        Assert.AreEqual(operations, bench.Files.OperationCount);
        Assert.AreEqual(1, bench.Store.Status.SaveCount);
    }

    [TestMethod]
    public void UnknownSettingsSurviveSavesRestartsAndExports()
    {
        var bench = new StoreBench();
        bench.Restart();
        Assert.AreEqual("", bench.Apply("{\"future.thing\":[1,2],\"mqtt.port\":8883}"));
        bench.Restart();
        Assert.AreEqual("", bench.Apply("{\"mqtt.port\":8884}"));
        bench.Restart();

        Assert.AreEqual(1, bench.Store.Status.UnknownCount);
        Assert.IsTrue(bench.Export(false).IndexOf("\"future.thing\":[1,2]") > 0);
        Assert.IsTrue(bench.HasLogged("future.thing"));
    }

    [TestMethod]
    public void ExportIsTakenBackByAnotherGateway()
    {
        var one = new StoreBench();
        one.Restart();
        one.Apply("{\"mqtt.user\":\"me\",\"mqtt.password\":\"a\\\"b\",\"device.name\":\"Ω\",\"charging.max_charge_a\":1,\"x\":0}");
        var other = new StoreBench();
        other.Restart();

        Assert.AreEqual("", other.Apply(one.Export(true)));
        Assert.AreEqual(0, SettingChanges.Between(one.Settings, other.Settings).Count);
        Assert.AreEqual(one.Export(true), other.Export(true));
    }

    [TestMethod]
    public void LogNeverHoldsASecret()
    {
        var bench = new StoreBench();
        bench.Restart();
        bench.Apply("{\"wifi.password\":\"hunter22\"}");
        bench.Apply("{\"wifi.password\":\"hunter22\\u0001\"}");
        bench.Apply("{\"mqtt.password\":\"hunter22\"}");
        bench.Restart();

        Assert.IsFalse(bench.HasLogged("hunter22"));
    }

    [TestMethod]
    public void CommandLineGoesBeforeTheStoreAndIsNeverSaved()
    {
        var bench = new StoreBench();
        bench.Restart();
        bench.Apply("{\"mqtt.port\":1000}");
        bench.Store = new ConfigurationStore(bench.Files, bench.Log);
        Assert.IsNull(bench.Store.TryOverride("mqtt.port", "2000"));
        Assert.IsNotNull(bench.Store.TryOverride("web.port", "x"));
        bench.Store.Load();
        Assert.AreEqual(2000, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.IsTrue(bench.Store.IsOverridden(SettingId.MqttPort));

        Assert.AreEqual("", bench.Apply("{\"mqtt.port\":2000,\"mqtt.user\":\"me\"}"));
        Assert.IsTrue(bench.Export(false).IndexOf("\"mqtt.port\":1000") > 0);
        Assert.AreEqual("", bench.Apply("{\"mqtt.port\":3000}"));
        Assert.AreEqual(2000, bench.Settings.GetNumber(SettingId.MqttPort));

        bench.Restart();
        Assert.AreEqual(3000, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("me", bench.Settings.GetText(SettingId.MqttUser));
    }

    [TestMethod]
    public void ResetLeavesDefaultsAndNoPasswordInAnyCopy()
    {
        var bench = new StoreBench();
        bench.Restart();
        bench.Apply("{\"wifi.password\":\"hunter22\",\"future\":1}");
        bench.Apply("{\"wifi.ssid\":\"home\"}");

        Assert.IsNull(bench.Store.TryReset(out SettingChanges changes));
        Assert.AreEqual(2, changes.Count);
        Assert.AreEqual(-1L, bench.Files.SizeOf("config.rec.bak"));
        Assert.AreEqual(-1L, bench.Files.SizeOf("config.rec.new"));
        bench.Restart();
        Assert.AreEqual(0, SettingChanges.Between(new GatewaySettings(), bench.Settings).Count);
        Assert.AreEqual(0, bench.Store.Status.UnknownCount);
    }
}
