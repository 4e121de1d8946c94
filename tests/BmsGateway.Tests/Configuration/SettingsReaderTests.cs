// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class SettingsReaderTests
{
    private readonly GatewaySettings _settings = new();
    private readonly Hashtable _table = new();
    private readonly FakeFiles _files = new();

    [TestMethod]
    public void MissingFileMeansDefaults()
    {
        _files.Result = FileReadResult.Missing;

        Assert.IsNull(Read(_table));
    }

    [TestMethod]
    public void ValuesOfAllKindsAreTaken()
    {
        _table["charging.cell_voltage_mv"] = 3400;
        _table["mqtt.port"] = 8883L;
        _table["mqtt.enabled"] = true;
        _table["mqtt.host"] = "broker";

        Assert.IsNull(Read(_table));

        Assert.AreEqual(3400, _settings.GetNumber(SettingId.ChargeCellVoltage));
        Assert.AreEqual(8883, _settings.GetNumber(SettingId.MqttPort));
        Assert.IsTrue(_settings.GetFlag(SettingId.MqttEnabled));
        Assert.AreEqual("broker", _settings.GetText(SettingId.MqttHost));
    }

    [TestMethod]
    public void OneBadValueIsReportedAndTheGoodOnesAreTaken()
    {
        _table["charging.cell_voltage_mv"] = 9000;
        _table["mqtt.port"] = 8883;

        string? error = Read(_table);

        Assert.IsTrue(error != null && error.IndexOf("charging.cell_voltage_mv") > 0 && error.IndexOf("config.json") == 0);
        Assert.AreEqual(8883, _settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual(3450, _settings.GetNumber(SettingId.ChargeCellVoltage));
    }

    [TestMethod]
    public void NumberWithAFractionIsRefused()
    {
        _table["charging.cell_voltage_mv"] = 3450.5;

        Assert.IsNotNull(Read(_table));
    }

    [TestMethod]
    public void TextThatIsNoJsonIsReportedWithItsPlace()
    {
        string? error = SettingsReader.Read(_files, new FakeParser(null, "line 3"), _settings);

        Assert.IsTrue(error != null && error.IndexOf("line 3") > 0);
    }

    [TestMethod]
    public void AnythingButAnObjectIsReported() => Assert.IsNotNull(Read(new ArrayList()));

    [TestMethod]
    public void UnreadableFileIsReported()
    {
        _files.Result = FileReadResult.Failed;

        Assert.IsNotNull(Read(_table));
    }

    private string? Read(object parsed) => SettingsReader.Read(_files, new FakeParser(parsed, ""), _settings);

    private sealed class FakeFiles : IFileStore
    {
        public FileReadResult Result { get; set; }

        public FileReadResult TryRead(string name, out byte[] content)
        {
            content = Encoding.UTF8.GetBytes("{}");
            return name == "config.json" ? Result : FileReadResult.Missing;
        }
    }

    private sealed class FakeParser : IJsonParser
    {
        private readonly object? _value;
        private readonly string _error;

        public FakeParser(object? value, string error)
        {
            _value = value;
            _error = error;
        }

        public bool TryParse(string text, out object? value, out string error)
        {
            value = _value;
            error = _error;
            return _error.Length == 0;
        }
    }
}
