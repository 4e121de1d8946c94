// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;
using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Support;

/// <summary>Who uses the page, as numbers: sessions and clients of the live data. No id, token or address.</summary>
public sealed class AccessSection : ISupportSection
{
    private readonly AccessControl _access;
    private readonly WebSocketHub _socket;

    /// <summary>Makes the part.</summary>
    public AccessSection(AccessControl access, WebSocketHub socket)
    {
        _access = access;
        _socket = socket;
    }

    /// <inheritdoc/>
    public string Name => "access";

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        json.BeginObject();
        json.WriteNumber("sessions", _access.SessionCount);
        json.WriteNumber("live_clients", _socket.ClientCount);
        json.WriteNumber("live_pending", _socket.PendingCount);
        json.WriteNumber("live_admitted", _socket.AdmittedCount);
        json.WriteNumber("live_refused", _socket.RefusedCount);
        json.WriteNumber("live_dropped", _socket.DroppedCount);
        json.EndObject();
    }
}
