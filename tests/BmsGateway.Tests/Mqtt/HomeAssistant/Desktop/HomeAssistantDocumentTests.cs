// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Mqtt.HomeAssistant;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support.Desktop;
using BmsGateway.Tests.Telemetry;

namespace BmsGateway.Tests.Mqtt.HomeAssistant.Desktop;

[TestClass]
public class HomeAssistantDocumentTests
{
    // Units that a device class allows: developers.home-assistant.io, "Sensor entity", those that are used here.
    private static readonly Dictionary<string, string[]> UnitsOf = new()
    {
        ["battery"] = new[] { "%" },
        ["voltage"] = new[] { "V", "mV" },
        ["current"] = new[] { "A", "mA" },
        ["power"] = new[] { "W", "kW" },
        ["energy"] = new[] { "Wh", "kWh" },
        ["temperature"] = new[] { "°C" },
        ["duration"] = new[] { "s", "min", "h", "d" },
    };

    private static readonly string[] TextKeys = { "state", "control", "phase", "cvl_reason", "ccl_reason", "dcl_reason" };

    private static readonly string[] AllowedMembers =
    {
        "name", "uniq_id", "stat_t", "val_tpl", "avty_t", "dev_cla", "stat_cla", "unit_of_meas", "sug_dsp_prc", "pl_on", "pl_off",
        "exp_aft", "ent_cat", "en", "dev", "o",
    };

    [TestMethod]
    public void SocLooksExactlyLikeThis() => Assert.AreEqual(
        "{\"name\":\"State of charge\",\"uniq_id\":\"tinybms_bms1_soc\",\"stat_t\":\"tinybms/bms1/core\","
        + "\"val_tpl\":\"{{ value_json.soc }}\",\"avty_t\":\"tinybms/bms1/status\",\"dev_cla\":\"battery\",\"stat_cla\":\"measurement\","
        + "\"unit_of_meas\":\"%\",\"sug_dsp_prc\":1,\"exp_aft\":30,\"dev\":{\"ids\":\"tinybms_bms1\",\"name\":\"Battery\","
        + "\"mdl\":\"BMS Gateway\",\"sw\":\"" + Gateway.Version + "\"},\"o\":{\"name\":\"BMS Gateway\",\"sw\":\"" + Gateway.Version + "\"}}",
        TextOf(Entities().Single(e => e.Key == "soc"), Target()));

    [TestMethod]
    public void EveryMeasurementOnMqttIsAnnouncedOnce()
    {
        var expected = Enumerable.Range(0, MeasurementTable.Count).Select(MeasurementTable.At)
            .Where(row => row.Group != MeasurementGroup.Protection).Select(row => row.Key)
            .Concat(Enumerable.Range(0, EnergyTable.Count).Select(EnergyTable.KeyAt));
        string[] keys = Entities().Select(e => e.Key).ToArray();

        Assert.AreEqual("", string.Join(", ", expected.Where(key => keys.Count(k => k == key) != 1)));
        Assert.AreEqual(keys.Length, keys.Distinct().Count());
        Assert.AreEqual(keys.Length, Entities().Select(e => e.Name).Distinct().Count());
    }

    [TestMethod]
    public void UnitAndKeyAreThoseOfTheMeasurement()
    {
        HomeAssistantEntity[] entities = Entities();
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            MeasurementDefinition row = MeasurementTable.At(i);
            HomeAssistantEntity? entity = entities.SingleOrDefault(e => e.Key == row.Key);
            Assert.AreEqual(row.Group == MeasurementGroup.Protection, entity == null, row.Key);
            if (entity != null)
            {
                Assert.AreEqual(row.Unit, entity.Unit, row.Key);
                Assert.IsTrue(entity.Precision <= row.Decimals, row.Key);
            }
        }
    }

    [TestMethod]
    public void ClassesUnitsAndStateClassesGoTogether()
    {
        foreach (HomeAssistantEntity entity in Entities())
        {
            string what = entity.Key;
            if (entity.Component == HomeAssistantEntity.BinarySensor)
            {
                Assert.IsTrue(entity.DeviceClass is "" or "problem", what);
                Assert.AreEqual("", entity.Unit + entity.StateClass, what);
                Assert.AreEqual(-1, entity.Precision, what);
                continue;
            }

            Assert.IsTrue(entity.StateClass is "" or "measurement" or "total_increasing", what);
            Assert.IsTrue(entity.DeviceClass.Length == 0 || UnitsOf[entity.DeviceClass].Contains(entity.Unit), what);
            Assert.IsFalse(entity.DeviceClass == "energy" && entity.StateClass == "measurement", what);
            Assert.AreEqual(entity.Unit == "kWh", entity.DeviceClass == "energy", what);

            // A number without any of these would be a text for Home Assistant, and null the word None instead of unknown.
            Assert.AreEqual(entity.Precision < 0, TextKeys.Contains(entity.Key), what);
            Assert.IsTrue(entity.Precision >= 0 || entity.Unit + entity.StateClass + entity.DeviceClass == "", what);
        }
    }

    [TestMethod]
    public void EveryDocumentIsAnObjectOfKnownMembersWithoutEmptyTexts()
    {
        foreach (HomeAssistantEntity entity in Entities())
        {
            JsonElement root = JsonDocument.Parse(TextOf(entity, Target())).RootElement;
            string[] names = root.EnumerateObject().Select(m => m.Name).ToArray();

            Assert.AreEqual("", string.Join(", ", names.Except(AllowedMembers)), entity.Key);
            Assert.AreEqual(names.Length, names.Distinct().Count(), entity.Key);
            Assert.IsFalse(root.EnumerateObject().Any(m => m.Value.ValueKind == JsonValueKind.String && m.Value.GetString() == ""));
            Assert.AreEqual("tinybms_bms1_" + entity.Key, root.GetProperty("uniq_id").GetString());
            Assert.IsTrue(Regex.IsMatch(root.GetProperty("uniq_id").GetString()!, "^[A-Za-z0-9_-]+$"));
            Assert.AreEqual("tinybms/bms1/status", root.GetProperty("avty_t").GetString());
            Assert.AreEqual(entity.IsDiagnostic, names.Contains("ent_cat"), entity.Key);
        }
    }

    [TestMethod]
    public void EveryTemplateNamesAMemberOfTheMessageOnItsTopic()
    {
        var bench = new GatewayBench();
        var sample = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        sample.Refresh();
        foreach (HomeAssistantEntity entity in Entities())
        {
            JsonElement message = MessageOf(entity.Topic, sample, bench);
            string member = Regex.Match(HomeAssistantDocument.TemplateOf(entity), @"^\{\{ value_json\.(\w+)[ \[]").Groups[1].Value;

            Assert.IsTrue(message.TryGetProperty(member, out JsonElement value), entity.Key + " in " + message);
            Assert.AreEqual(entity.Precision < 0 && entity.Component == HomeAssistantEntity.Sensor, value.ValueKind == JsonValueKind.String);
        }
    }

    [TestMethod]
    public void LongestSettingsFit()
    {
        foreach (string name in new[] { new string('"', 32), new string('電', 32), string.Concat(Enumerable.Repeat("🔋", 16)) })
        {
            HomeAssistantTarget target = Target(
                ("device.name", name), ("device.id", new string('i', 32)), ("homeassistant.prefix", new string('p', 64)),
                ("mqtt.core_period_ms", "60000"), ("mqtt.cells_period_ms", "600000"));
            foreach (HomeAssistantEntity entity in Entities())
            {
                JsonElement root = JsonDocument.Parse(TextOf(entity, target)).RootElement;
                Assert.AreEqual(name, root.GetProperty("dev").GetProperty("name").GetString());
            }
        }
    }

    [TestMethod]
    public void ValuesExpireAfterThreePeriodsButTotalsAndAlarmsDoNot()
    {
        HomeAssistantTarget target = Target(("mqtt.core_period_ms", "60000"), ("mqtt.cells_period_ms", "600000"));
        HomeAssistantEntity[] entities = Entities();
        int ExpiryOf(string key) => target.ExpirySecondsOf(entities.Single(e => e.Key == key));

        Assert.AreEqual(180, ExpiryOf("soc"));
        Assert.AreEqual(1800, ExpiryOf("cell_1"));
        Assert.AreEqual(30, ExpiryOf("charging_count"));
        Assert.AreEqual(0, ExpiryOf("energy_charged"));
        Assert.AreEqual(0, ExpiryOf("alarm"));
    }

    [TestMethod]
    public void AlarmLevelsOfTheTemplatesAreThoseOfTheMessages()
    {
        Assert.AreEqual("alarm", AlarmKeys.KeyOf(AlarmSeverity.Alarm));
        Assert.AreEqual("warning", AlarmKeys.KeyOf(AlarmSeverity.Warning));
        Assert.AreEqual(
            "{{ value_json.active | rejectattr('over') | selectattr('level','eq','alarm') | list | count > 0 }}",
            HomeAssistantDocument.TemplateOf(Entities().Single(e => e.Key == "alarm")));
    }

    [TestMethod]
    public void DocumentListsEveryEntity()
    {
        var text = new StringBuilder("| entity | value | class | unit | state class | decimals | |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (HomeAssistantEntity entity in HomeAssistantEntities.Create().Append(HomeAssistantEntities.Cell(1)))
        {
            string name = entity.Topic == HomeAssistantTopic.Cells ? "Cell 1, Cell 2, …" : entity.Name;
            string topic = Target().StateTopicOf(entity).Substring("tinybms/bms1/".Length);
            string value = entity.Topic switch
            {
                HomeAssistantTopic.Cells => "`cells[0]`, …",
                HomeAssistantTopic.Alarms => $"an active `{entity.Key}` that is not over",
                _ => $"`{entity.Key}`",
            };
            string remark = (entity.IsDiagnostic ? "diagnostic" : "") + (entity.IsHidden ? ", switched off at first" : "");
            string decimals = entity.Precision < 0 ? "" : entity.Precision.ToString();
            string kind = entity.Component == HomeAssistantEntity.BinarySensor ? "binary" : entity.StateClass;
            text.Append($"| {name} | {value} in `{topic}` | {entity.DeviceClass} | {entity.Unit} | {kind} | {decimals} | {remark} |\n");
        }

        GeneratedDocument.Check("mqtt.md", "HomeAssistantEntities", text.ToString());
    }

    private static HomeAssistantEntity[] Entities() => HomeAssistantEntities.Create()
        .Concat(Enumerable.Range(1, BatterySnapshot.MaximumCells).Select(HomeAssistantEntities.Cell)).ToArray();

    private static HomeAssistantTarget Target(params (string Key, string Value)[] changes)
    {
        var settings = new GatewaySettings();
        foreach ((string key, string value) in changes)
        {
            Assert.IsNull(settings.TrySet(key, value));
        }

        return new HomeAssistantTarget(settings);
    }

    private static string TextOf(HomeAssistantEntity entity, HomeAssistantTarget target)
    {
        var json = new JsonWriter(HomeAssistantDocument.MaximumLength);
        HomeAssistantDocument.Write(json, entity, target);
        Assert.IsFalse(json.IsOverflow, entity.Key);
        return GatewayBench.TextOf(json);
    }

    private static JsonElement MessageOf(HomeAssistantTopic topic, SnapshotReader sample, GatewayBench bench)
    {
        var json = new JsonWriter(4096);
        switch (topic)
        {
            case HomeAssistantTopic.Core:
                CoreDocument.Write(json, sample, bench.State);
                break;
            case HomeAssistantTopic.Cells:
                CellsDocument.Write(json, sample, bench.State);
                break;
            case HomeAssistantTopic.Bms:
                BmsDocument.Write(json, sample, bench.State);
                break;
            default:
                AlarmDocuments.WriteShort(json, new AlarmList(), bench.Clock);
                break;
        }

        return JsonDocument.Parse(GatewayBench.TextOf(json)).RootElement;
    }
}
