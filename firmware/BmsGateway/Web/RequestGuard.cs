// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Web.Access;

namespace BmsGateway.Web;

/// <summary>
/// The checks that a request has to pass before its handler is called: kind of body, origin, login and the token against
/// forged requests. Host, path and method have been checked before. The reasons are in docs/security.md.
/// </summary>
public sealed class RequestGuard
{
    /// <summary>Header that carries the token of the session on every change.</summary>
    public const string TokenHeader = "X-CSRF-Token";

    private readonly AccessControl _access;

    /// <summary>Takes the login.</summary>
    public RequestGuard(AccessControl access)
    {
        _access = access;
    }

    /// <summary>Checks a request.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="route">Its route.</param>
    /// <param name="key">Key of the error; empty when it may pass.</param>
    /// <param name="message">The error in one sentence.</param>
    /// <returns>0 when it may pass, else the HTTP status.</returns>
    public int Check(IHttpExchange exchange, Route route, out string key, out string message)
    {
        bool isChange = Route.IsChange(exchange.Method);
        if (isChange && !IsJson(exchange.GetHeader("Content-Type")))
        {
            key = "wrong_content_type";
            message = "Send Content-Type: application/json.";
            return 415;
        }

        if (isChange && !OriginRule.IsOwn(exchange))
        {
            key = "wrong_origin";
            message = "A page of another site must not change anything here.";
            return 403;
        }

        bool needsOwner = route.Role == RouteRole.Owner || (isChange && route.Role != RouteRole.Login);
        if (needsOwner)
        {
            return _access.CheckOwner(exchange, isChange, out key, out message);
        }

        key = "";
        message = "";
        return 0;
    }

    // A form of another page can send text/plain, but not this type without asking first, which is never allowed.
    private static bool IsJson(string? contentType)
    {
        if (contentType == null)
        {
            return false;
        }

        int end = contentType.IndexOf(';');
        string type = (end < 0 ? contentType : contentType.Substring(0, end)).Trim().ToLower();
        return type == "application/json";
    }
}
