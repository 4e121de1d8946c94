// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Web;

/// <summary>
/// Whether a change may come from the page that sent it. A browser names the site of the page in Origin and no page can
/// change that (Fetch Standard, "Origin header"); a program without a browser sends none.
/// </summary>
public static class OriginRule
{
    /// <summary>True when the request comes from our own page, or from no page at all.</summary>
    /// <param name="exchange">The request; its Host header has been checked.</param>
    public static bool IsOwn(IHttpExchange exchange)
    {
        string? site = exchange.GetHeader("Sec-Fetch-Site");
        if (site != null && site != "same-origin" && site != "none")
        {
            return false;
        }

        string? origin = exchange.GetHeader("Origin");
        if (origin == null)
        {
            return true;
        }

        // A proxy may add TLS in front of us, so both schemes are ours; host and port have to be the same.
        string host = (exchange.GetHeader("Host") ?? "").ToLower();
        string lower = origin.ToLower();
        return host.Length > 0 && (lower == "http://" + host || lower == "https://" + host);
    }
}
