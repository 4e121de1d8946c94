// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Web.Access;

/// <summary>
/// The cookie that carries a session: not readable by scripts, and not sent with requests that start on another site
/// (RFC 6265bis, HttpOnly and SameSite). Without "Secure", because the page is served without TLS in the home network.
/// </summary>
public static class SessionCookie
{
    private const string Name = "bms_session=";
    private const string Attributes = "; Path=/; HttpOnly; SameSite=Strict";

    /// <summary>Session id that a request brings; empty when there is none.</summary>
    public static string Read(IHttpExchange exchange)
    {
        string? header = exchange.GetHeader("Cookie");
        if (header == null)
        {
            return "";
        }

        string[] cookies = header.Split(';');
        for (int i = 0; i < cookies.Length; i++)
        {
            string cookie = cookies[i].Trim();
            if (cookie.StartsWith(Name))
            {
                return cookie.Substring(Name.Length);
            }
        }

        return "";
    }

    /// <summary>Gives the browser a session; it forgets it with its window.</summary>
    public static void Set(IHttpExchange exchange, string id) =>
        exchange.SetHeader("Set-Cookie", Name + id + Attributes);

    /// <summary>Makes the browser forget it.</summary>
    public static void Clear(IHttpExchange exchange) =>
        exchange.SetHeader("Set-Cookie", Name + Attributes + "; Max-Age=0");
}
