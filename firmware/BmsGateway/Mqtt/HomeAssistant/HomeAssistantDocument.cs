// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Mqtt.HomeAssistant;

/// <summary>
/// The announcement of one entity: MQTT discovery of one component, which every version of Home Assistant that has
/// discovery understands. Members by their short names (home-assistant.io, integration "MQTT", "Supported
/// abbreviations in MQTT discovery messages").
/// </summary>
public static class HomeAssistantDocument
{
    /// <summary>Room that the longest document needs; a test holds it against the longest settings.</summary>
    public const int MaximumLength = 1024;

    // The longest device.name: 32 characters, each at most 3 bytes of UTF-8 (a pair of surrogates 4) or escaped to 2.
    private const int LongestName = 96;

    /// <summary>Writes the document.</summary>
    public static void Write(JsonWriter json, HomeAssistantEntity entity, HomeAssistantTarget target)
    {
        json.Reset();
        json.BeginObject();
        json.WriteString("name", entity.Name);
        json.WriteString("uniq_id", target.DeviceKey + "_" + entity.Key);
        json.WriteString("stat_t", target.StateTopicOf(entity));
        json.WriteString("val_tpl", TemplateOf(entity));
        json.WriteString("avty_t", target.Topics.Status);
        WriteOptional(json, "dev_cla", entity.DeviceClass);
        WriteOptional(json, "stat_cla", entity.StateClass);
        WriteOptional(json, "unit_of_meas", entity.Unit);
        if (entity.Precision >= 0)
        {
            json.WriteNumber("sug_dsp_prc", entity.Precision);
        }

        WritePayloads(json, entity);
        int expiry = target.ExpirySecondsOf(entity);
        if (expiry > 0)
        {
            json.WriteNumber("exp_aft", expiry);
        }

        WriteOptional(json, "ent_cat", entity.IsDiagnostic ? "diagnostic" : "");
        if (entity.IsHidden)
        {
            json.WriteBoolean("en", false);
        }

        WriteDevice(json, target);
        json.EndObject();
    }

    /// <summary>
    /// Value template of an entity. JSON null becomes the text None, which Home Assistant takes as unknown (integration
    /// "MQTT Sensor", state_topic).
    /// </summary>
    public static string TemplateOf(HomeAssistantEntity entity) =>
        "{{ value_json." + (entity.Expression.Length > 0 ? entity.Expression : entity.Key) + " }}";

    // An empty text is not allowed there: the whole message would be refused.
    private static void WriteOptional(JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    // What the templates give: a comparison gives True or False, a switch of the measurement table 1 or 0.
    private static void WritePayloads(JsonWriter json, HomeAssistantEntity entity)
    {
        if (entity.Component == HomeAssistantEntity.BinarySensor)
        {
            bool isComparison = entity.Expression.Length > 0;
            json.WriteString("pl_on", isComparison ? "True" : "1");
            json.WriteString("pl_off", isComparison ? "False" : "0");
        }
    }

    // In each message: Home Assistant reads them in any order, and the first one makes the device.
    private static void WriteDevice(JsonWriter json, HomeAssistantTarget target)
    {
        json.BeginObject("dev");
        json.WriteString("ids", target.DeviceKey);
        json.WriteString("name", target.DeviceName, LongestName);
        json.WriteString("mdl", "BMS Gateway");
        json.WriteString("sw", Gateway.Version);
        json.EndObject();
        json.BeginObject("o");
        json.WriteString("name", "BMS Gateway");
        json.WriteString("sw", Gateway.Version);
        json.EndObject();
    }
}
