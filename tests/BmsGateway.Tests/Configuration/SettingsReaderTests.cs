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
    [TestMethod]
    public void MissingFileMeansDefaults()
    {
        var bench = new Bench();
        bench.Files.Result = FileReadResult.Missing;

        Assert.IsNull(bench.Read(bench.Table));
    }

    [TestMethod]
    public void ValuesOfAllKindsAreTaken()
    {
        var bench = new Bench();
        bench.Table["charging.cell_voltage_mv"] = 3400;
        bench.Table["mqtt.port"] = 8883L;
        bench.Table["mqtt.enabled"] = true;
        bench.Table["mqtt.host"] = "broker";

        Assert.IsNull(bench.Read(bench.Table));

        Assert.AreEqual(3400, bench.Settings.GetNumber(SettingId.ChargeCellVoltage));
        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.IsTrue(bench.Settings.GetFlag(SettingId.MqttEnabled));
        Assert.AreEqual("broker", bench.Settings.GetText(SettingId.MqttHost));
    }

    [TestMethod]
    public void OneBadValueIsReportedAndTheGoodOnesAreTaken()
    {
        var bench = new Bench();
        bench.Table["charging.cell_voltage_mv"] = 9000;
        bench.Table["mqtt.port"] = 8883;

        string? error = bench.Read(bench.Table);

        Assert.IsTrue(error != null && error.IndexOf("charging.cell_voltage_mv") > 0 && error.IndexOf("config.json") == 0);
        Assert.AreEqual(8883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual(3450, bench.Settings.GetNumber(SettingId.ChargeCellVoltage));
    }

    [TestMethod]
    public void NumberWithAFractionIsRefused()
    {
        var bench = new Bench();
        bench.Table["charging.cell_voltage_mv"] = 3450.5;

        Assert.IsNotNull(bench.Read(bench.Table));
    }

    [TestMethod]
    public void TextThatIsNoJsonIsReportedWithItsPlace()
    {
        var bench = new Bench();
        string? error = SettingsReader.Read(bench.Files, new FakeParser(null, "line 3"), bench.Settings);

        Assert.IsTrue(error != null && error.IndexOf("line 3") > 0);
    }

    [TestMethod]
    public void AnythingButAnObjectIsReported() => Assert.IsNotNull(new Bench().Read(new ArrayList()));

    [TestMethod]
    public void UnreadableFileIsReported()
    {
        var bench = new Bench();
        bench.Files.Result = FileReadResult.Failed;

        Assert.IsNotNull(bench.Read(bench.Table));
    }

    private sealed class Bench
    {
        public readonly GatewaySettings Settings = new();
        public readonly Hashtable Table = new();
        public readonly FakeFiles Files = new();

        public string? Read(object parsed) => SettingsReader.Read(Files, new FakeParser(parsed, ""), Settings);
    }

    private sealed class FakeFiles : IFileStore
    {
        public FileReadResult Result { get; set; }

        public FileReadResult TryRead(string name, out byte[] content)
        {
            content = Encoding.UTF8.GetBytes("{}");
            return name == "config.json" ? Result : FileReadResult.Missing;
        }

        public int ReadPart(string name, long offset, byte[] buffer, int count) => -1;

        public bool TryWrite(string name, byte[] content, int length) => false;

        public bool TryAppend(string name, byte[] content, int length) => false;

        public bool TryDelete(string name) => false;

        public bool TryMove(string name, string newName) => false;

        public long SizeOf(string name) => -1;

        public string[] List(string folder) => new string[0];
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
