// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Web;

/// <summary>
/// Answers the requests of one or more routes. Host, method, login and size of the body have been checked before. Called
/// by one thread at a time; must not wait longer than a second.
/// </summary>
public interface IRouteHandler
{
    /// <summary>Answers one request.</summary>
    /// <param name="route">Which route.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">Takes the JSON document; empty on entry.</param>
    /// <returns>The HTTP status; for an error the document is { "error": key, "message": sentence }.</returns>
    int Handle(RouteId route, RouteRequest request, JsonWriter answer);
}
