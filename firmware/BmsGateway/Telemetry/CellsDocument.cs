// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Telemetry;

/// <summary>The MQTT message <c>cells</c>: the voltage of every cell and which cells are balanced.</summary>
public static class CellsDocument
{
    /// <summary>Room that the longest document needs: 32 cells.</summary>
    public const int MaximumLength = 512;

    /// <summary>Writes the document. Allocates nothing.</summary>
    public static void Write(JsonWriter json, SnapshotReader sample, GatewayState state)
    {
        json.Reset();
        json.BeginObject();
        DocumentParts.WriteHead(json, sample, state.Clock.MonotonicMilliseconds);
        DocumentParts.WriteCells(json, sample.Current);
        json.EndObject();
    }
}
