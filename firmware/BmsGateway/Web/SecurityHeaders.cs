// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Web;

/// <summary>Headers that every answer carries. The reasons are in docs/web-api.md.</summary>
public static class SecurityHeaders
{
    private const string PolicyName = "Content-Security-Policy";

    /// <summary>Sets the headers of an answer that is data.</summary>
    public static void SetForData(IHttpExchange exchange)
    {
        SetCommon(exchange);
        exchange.SetHeader("Cache-Control", "no-store");
        exchange.SetHeader(PolicyName, "default-src 'none'; frame-ancestors 'none'");
    }

    /// <summary>Sets the headers of the page: its own script and style sheet, and connections to this host only.</summary>
    /// <param name="exchange">The request; its Host header has been checked.</param>
    /// <param name="socketPort">TCP port of the WebSocket.</param>
    public static void SetForPage(IHttpExchange exchange, int socketPort)
    {
        SetCommon(exchange);

        // A new firmware must show at once; the entity tag keeps that cheap.
        exchange.SetHeader("Cache-Control", "no-cache");
        exchange.SetHeader(
            PolicyName,
            "default-src 'none'; script-src " + WebPage.ScriptHash + "; style-src " + WebPage.StyleHash
            + "; img-src data:; connect-src 'self'" + SocketSource(exchange, socketPort)
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    private static void SetCommon(IHttpExchange exchange)
    {
        exchange.SetHeader("X-Content-Type-Options", "nosniff");
        exchange.SetHeader("Referrer-Policy", "no-referrer");
        exchange.SetHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    // 'self' does not cover another port. A policy cannot name an IPv6 address (CSP 3 §2.3.1); such a page polls.
    private static string SocketSource(IHttpExchange exchange, int socketPort)
    {
        string host = HostRule.NameOf(exchange.GetHeader("Host"));
        return host.Length == 0 || host[0] == '[' ? "" : " ws://" + host + ":" + socketPort.ToString();
    }
}
