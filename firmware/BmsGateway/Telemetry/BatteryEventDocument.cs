// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Telemetry;

/// <summary>The MQTT message <c>event</c>: one new entry of the BMS's own event log.</summary>
public static class BatteryEventDocument
{
    /// <summary>Writes the document.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="entry">A copy that nobody changes meanwhile.</param>
    /// <param name="nowMilliseconds">Monotonic time, for the age.</param>
    public static void Write(JsonWriter json, BatteryEvent entry, long nowMilliseconds)
    {
        long sinceRead = SnapshotReader.AgeOf(entry.ReadAtMilliseconds, nowMilliseconds) / 1000;
        json.Reset();
        json.BeginObject();
        json.WriteNumber("seq", entry.Sequence);
        json.WriteNumber("time", entry.LifetimeSeconds);
        json.WriteNumber("age_s", entry.AgeSeconds + sinceRead);
        json.WriteString("level", StateKeys.KeyOf(entry.Level));
        json.WriteNumber("code", entry.Code);
        json.WriteString("key", entry.Key);
        json.WriteString("text", entry.Text);
        json.EndObject();
    }
}
