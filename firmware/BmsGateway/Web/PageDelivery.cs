// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Web;

/// <summary>
/// Delivers the page, compressed: in full, or as "not modified" to a browser that holds this one. Any thread may call
/// it.
/// </summary>
public sealed class PageDelivery
{
    private const string Html = "text/html; charset=utf-8";

    private static readonly byte[] Nothing = new byte[0];

    private readonly int _socketPort;
    private byte[]? _page;

    /// <summary>Makes the delivery; the page is read with the first request.</summary>
    /// <param name="socketPort">TCP port of the WebSocket, to which the page may connect.</param>
    public PageDelivery(int socketPort) => _socketPort = socketPort;

    /// <summary>Answers a GET or HEAD of the page; its host has been checked.</summary>
    public void Respond(IHttpExchange exchange)
    {
        SecurityHeaders.SetForPage(exchange, _socketPort);
        exchange.SetHeader("ETag", WebPage.ETag);
        if (HoldsCurrentPage(exchange.GetHeader("If-None-Match")))
        {
            exchange.Respond(304, Html, Nothing, 0);
            return;
        }

        // Kept after the first request: a new array of this size each time would wear out the device's heap.
        byte[] page = _page ??= WebPage.GetGzip();
        exchange.SetHeader("Content-Encoding", "gzip");
        exchange.Respond(200, Html, page, exchange.Method == "HEAD" ? 0 : page.Length);
    }

    // A list of tags, each perhaps with W/ in front (RFC 9110 §13.1.2). Our tag occurs in no other one.
    private static bool HoldsCurrentPage(string? ifNoneMatch) =>
        ifNoneMatch != null && (ifNoneMatch == "*" || ifNoneMatch.IndexOf(WebPage.ETag) >= 0);
}
