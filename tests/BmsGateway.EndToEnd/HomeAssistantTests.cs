// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using BmsGateway.EndToEnd.Bench;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.EndToEnd;

/// <summary>What a real broker has for Home Assistant.</summary>
[TestClass]
public class HomeAssistantTests
{
    [TestMethod]
    public void EveryAnnouncedValueIsInTheMessageThatItsTemplateReads()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start("--set", "homeassistant.enabled=true");
        bench.Gateway.WaitForLine("Announced 64 entities to Home Assistant; device tinybms_bms1.", 30);
        string[] announced = bench.Mqtt.Lines
            .Where(l => Regex.IsMatch(l, "^homeassistant/(binary_)?sensor/tinybms_bms1/[a-z0-9_]+/config {")).ToArray();
        Assert.AreEqual(64, announced.Length);

        foreach (string line in announced)
        {
            JsonElement entity = JsonDocument.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
            string template = entity.GetProperty("val_tpl").GetString()!;
            Match path = Regex.Match(template, @"^\{\{ value_json\.(\w+)(?:\[(\d+)\])?");
            JsonElement message = bench.Mqtt.WaitForJson(entity.GetProperty("stat_t").GetString()!, _ => true, 5);

            Assert.IsTrue(message.TryGetProperty(path.Groups[1].Value, out JsonElement value), $"{template} in {message}");
            Assert.IsTrue(!path.Groups[2].Success || int.Parse(path.Groups[2].Value) < value.GetArrayLength(), $"{template} in {message}");
            Assert.AreEqual("online", bench.Mqtt.WaitFor(entity.GetProperty("avty_t").GetString()!, _ => true, 5));
        }

        using var late = new MqttListener(bench.Broker.Port);
        late.WaitFor("homeassistant/sensor/tinybms_bms1/cell_16/config", text => text.Contains("cells[15]"), 5);
    }
}
