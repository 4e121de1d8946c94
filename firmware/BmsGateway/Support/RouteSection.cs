// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Support;

/// <summary>A part of the support bundle that is what a route answers to GET.</summary>
public sealed class RouteSection : ISupportSection
{
    private static readonly byte[] Nothing = new byte[0];

    private readonly WebService _web;
    private readonly RouteId _route;
    private readonly RouteRequest _request;

    /// <summary>Makes the part.</summary>
    /// <param name="name">Name of the member.</param>
    /// <param name="web">Knows who answers the route.</param>
    /// <param name="route">Which route; one that changes nothing.</param>
    /// <param name="query">Query of the request.</param>
    public RouteSection(string name, WebService web, RouteId route, string query = "")
    {
        Name = name;
        _web = web;
        _route = route;
        _request = new RouteRequest("GET", query, Nothing, 0, web.Json);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        IRouteHandler? handler = _web.GetHandler(_route);
        if (handler == null)
        {
            throw new InvalidOperationException("not available");
        }

        int status;
        lock (handler)
        {
            status = handler.Handle(_route, _request, json);
        }

        if (status != 200)
        {
            throw new InvalidOperationException("answered with " + status.ToString());
        }
    }
}
