// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>What answers a request.</summary>
public enum RouteId
{
    /// <summary>The page.</summary>
    Page = 0,

    /// <summary>The live document.</summary>
    Live = 1,

    /// <summary>What the page has to know before it can open its WebSocket.</summary>
    Info = 2,
}
