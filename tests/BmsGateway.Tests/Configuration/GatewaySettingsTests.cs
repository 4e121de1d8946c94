// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class GatewaySettingsTests
{
    [TestMethod]
    public void EveryRowIsFoundByItsId()
    {
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            Assert.AreEqual(i, SettingsTable.PositionOf(row.Id));
            Assert.AreEqual(row.Key, SettingsTable.Get(row.Id).Key);
        }
    }

    [TestMethod]
    public void EveryRowHasATextAndAKeyOfItsOwn()
    {
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            Assert.IsTrue(row.Text.Length > 10);
            Assert.AreEqual(row.Id, SettingsTable.Find(row.Key)!.Id);
        }
    }

    [TestMethod]
    public void DefaultsAreThoseOfTheTable()
    {
        var bench = new Bench();
        Assert.AreEqual(3450, bench.Settings.GetNumber(SettingId.ChargeCellVoltage));
        Assert.AreEqual("bms1", bench.Settings.GetText(SettingId.DeviceId));
        Assert.IsFalse(bench.Settings.GetFlag(SettingId.MqttEnabled));
        Assert.AreEqual("", bench.Settings.GetText(SettingId.MqttPassword));
    }

    [TestMethod]
    [DataRow("charging.cell_voltage_mv", "3400")]
    [DataRow("charging.max_charge_a", "0")]
    [DataRow("mqtt.enabled", "true")]
    [DataRow("device.id", "house-2")]
    [DataRow("victron.manufacturer", "Enepaq")]
    public void ValidValueIsTaken(string key, string value) => Assert.IsNull(new Bench().Settings.TrySet(key, value));

    [TestMethod]
    [DataRow("charging.cell_voltage_mv", "4201")]
    [DataRow("charging.cell_voltage_mv", "1999")]
    [DataRow("charging.cell_voltage_mv", "3450.0")]
    [DataRow("charging.cell_voltage_mv", " 3450")]
    [DataRow("charging.cell_voltage_mv", "")]
    [DataRow("charging.cell_voltage_mv", "-")]
    [DataRow("charging.cell_voltage_mv", "99999999999999")]
    [DataRow("charging.cell_voltage_mv", "9999999999")]
    [DataRow("mqtt.enabled", "yes")]
    [DataRow("device.id", "House")]
    [DataRow("device.id", "a/b")]
    [DataRow("device.id", "")]
    [DataRow("device.name", "a\nb")]
    [DataRow("victron.manufacturer", "PYLON")]
    [DataRow("victron.manufacturer", "Byd box")]
    [DataRow("victron.manufacturer", "lg")]
    [DataRow("victron.manufacturer", "Grün")]
    [DataRow("victron.manufacturer", "much too long")]
    public void InvalidValueIsRefusedWithKeyValueAndWhatIsAllowed(string key, string value)
    {
        var bench = new Bench();
        string? error = bench.Settings.TrySet(key, value);

        Assert.IsNotNull(error);
        Assert.IsTrue(error!.IndexOf(key) >= 0);
        Assert.IsTrue(error.IndexOf("\"" + value + "\"") >= 0);
        Assert.IsTrue(error.IndexOf("allowed is") >= 0);
    }

    [TestMethod]
    public void RefusedValueChangesNothing()
    {
        var bench = new Bench();
        bench.Settings.TrySet("charging.cell_voltage_mv", "3400");
        bench.Settings.TrySet("charging.cell_voltage_mv", "9000");

        Assert.AreEqual(3400, bench.Settings.GetNumber(SettingId.ChargeCellVoltage));
    }

    [TestMethod]
    public void UnknownKeyIsNamed() =>
        Assert.AreEqual("Unknown setting \"charging.volts\".", new Bench().Settings.TrySet("charging.volts", "1"));

    [TestMethod]
    public void SecretIsNotPartOfTheError()
    {
        var bench = new Bench();
        string? error = bench.Settings.TrySet("wifi.password", "hunter2\n");

        Assert.IsNotNull(error);
        Assert.IsTrue(error!.IndexOf("hunter2") < 0);
    }

    [TestMethod]
    public void CloneDoesNotFollowTheOriginal()
    {
        var bench = new Bench();
        GatewaySettings clone = bench.Settings.Clone();
        bench.Settings.TrySet("mqtt.port", "8883");
        bench.Settings.TrySet("mqtt.host", "broker");

        Assert.AreEqual(1883, clone.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("", clone.GetText(SettingId.MqttHost));
    }

    [TestMethod]
    public void CopyTakesOverAllValuesAndThenStandsAlone()
    {
        var bench = new Bench();
        var source = new GatewaySettings();
        source.TrySet("mqtt.port", "8883");
        source.TrySet("mqtt.host", "broker");
        bench.Settings.CopyFrom(source);
        source.TrySet("mqtt.port", "1");

        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("broker", bench.Settings.GetText(SettingId.MqttHost));
    }

    [TestMethod]
    public void ResetBringsOneSettingBackToItsDefault()
    {
        var bench = new Bench();
        bench.Settings.TrySet("mqtt.port", "8883");
        bench.Settings.TrySet("mqtt.host", "broker");
        bench.Settings.Reset(SettingId.MqttPort);

        Assert.AreEqual(1883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("broker", bench.Settings.GetText(SettingId.MqttHost));
    }

    [TestMethod]
    public void EveryValueCanBeWrittenAndReadAsText()
    {
        var bench = new Bench();
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            Assert.AreEqual(row.DefaultValue, bench.Settings.GetValue(row.Id));
            Assert.IsNull(bench.Settings.TrySet(row.Key, bench.Settings.GetValue(row.Id)));
        }
    }

    private sealed class Bench
    {
        public readonly GatewaySettings Settings = new();
    }
}
