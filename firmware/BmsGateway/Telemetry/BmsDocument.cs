// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Telemetry;

/// <summary>The MQTT message <c>bms</c>: what the BMS tells about itself, in one flat object.</summary>
public static class BmsDocument
{
    /// <summary>Writes the document. Allocates nothing.</summary>
    public static void Write(JsonWriter json, SnapshotReader sample, GatewayState state)
    {
        json.Reset();
        json.BeginObject();
        DocumentParts.WriteHead(json, sample, state.Clock.MonotonicMilliseconds);
        DocumentParts.WriteBms(json, sample.Current, state.Limits);
        json.EndObject();
    }
}
