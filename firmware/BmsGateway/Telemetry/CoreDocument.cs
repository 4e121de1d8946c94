// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Telemetry;

/// <summary>
/// The MQTT message <c>core</c>: pack values and limits in one flat object, so that a template needs one name.
/// </summary>
public static class CoreDocument
{
    /// <summary>Room that the longest document needs.</summary>
    public const int MaximumLength = 1536;

    /// <summary>Writes the document. Allocates nothing.</summary>
    public static void Write(JsonWriter json, SnapshotReader sample, GatewayState state)
    {
        BatterySnapshot battery = sample.Current;
        json.Reset();
        json.BeginObject();
        DocumentParts.WriteHead(json, sample, state.Clock.MonotonicMilliseconds);
        json.WriteString("state", StateKeys.KeyOf(battery.State));
        MeasurementTable.WriteGroup(json, MeasurementGroup.Pack, battery, state.Limits);
        DocumentParts.WriteLimits(json, battery, state.Limits);
        EnergyTable.WriteMembers(json, state.Energy);
        json.EndObject();
    }
}
