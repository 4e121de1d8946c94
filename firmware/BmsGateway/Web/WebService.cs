// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web;

/// <summary>
/// Answers the requests of the HTTP port: live document and info itself, the page through <see cref="PageDelivery"/>,
/// everything else through the handlers that were set. Several threads may call it at once: a small shared buffer
/// serves one of them, a second one gets a buffer of its own, so nobody waits for a slow client; a handler writes into
/// a buffer of the size of its route. It never throws.
/// </summary>
public sealed class WebService : IHttpHandler
{
    private const string Source = "web";
    private const string JsonType = Route.JsonType;

    private static readonly byte[] Nothing = new byte[0];

    private readonly GatewaySettings _settings;
    private readonly GatewayState _state;
    private readonly ILog _log;
    private readonly HostRule _hosts;
    private readonly SnapshotReader _sample;
    private readonly PageDelivery _page;
    private readonly int _socketPort;
    private readonly IJsonParser _json;
    private readonly AccessControl _access;
    private readonly RequestGuard _guard;
    private readonly IRouteHandler?[] _handlers = new IRouteHandler?[RouteTable.Count];
    private readonly object _gate = new();
    private readonly JsonWriter _shared = new(LiveDocument.MaximumLength);
    private int _isSharedTaken;
    private string _loggedError = "";

    /// <summary>Makes the service.</summary>
    /// <param name="settings">Reads device.id, device.name, web.port and web.socket_port.</param>
    /// <param name="bus">Source of samples.</param>
    /// <param name="state">What the live document shows beside the sample.</param>
    /// <param name="log">Takes a line when an answer fails in a new way.</param>
    /// <param name="json">Reads the bodies of requests.</param>
    /// <param name="access">Login.</param>
    public WebService(
        GatewaySettings settings, EventBus bus, GatewayState state, ILog log, IJsonParser json, AccessControl access)
    {
        _settings = settings;
        _state = state;
        _log = log;
        _hosts = new HostRule(settings);
        _sample = new SnapshotReader(bus, Source);
        _socketPort = WebSocketHub.PortOf(settings);
        _page = new PageDelivery(_socketPort);
        _json = json;
        _access = access;
        _guard = new RequestGuard(access);
    }

    /// <summary>Whether the port is open; it has no thread of its own, so there is no heartbeat.</summary>
    public ServiceHealth Health { get; } = new(Source, WebPage.Version, 0);

    /// <summary>Name of the board, for <c>GET /api/v1/info</c>; see <see cref="IPlatform.BoardName"/>.</summary>
    public string BoardName { get; set; } = "";

    /// <summary>Sets what answers a route; until then it answers 503. Before the network is started.</summary>
    public void SetHandler(RouteId route, IRouteHandler handler) => _handlers[(int)route] = handler;

    /// <summary>What answers a route, or null. Lock it while it works.</summary>
    public IRouteHandler? GetHandler(RouteId route) => _handlers[(int)route];

    /// <summary>Reads the bodies of requests.</summary>
    public IJsonParser Json => _json;

    /// <inheritdoc/>
    public void Handle(IHttpExchange exchange)
    {
        bool taken = Interlocked.CompareExchange(ref _isSharedTaken, 1, 0) == 0;
        try
        {
            Answer(exchange, taken ? _shared : new JsonWriter(LiveDocument.MaximumLength));
        }
        catch (Exception exception)
        {
            // The client went away, or its connection failed; there is nobody to answer.
            Report("A request was not answered: " + exception.Message);
        }
        finally
        {
            if (taken)
            {
                Interlocked.Exchange(ref _isSharedTaken, 0);
            }
        }
    }

    private void Answer(IHttpExchange exchange, JsonWriter json)
    {
        if (!_hosts.IsAllowed(exchange.GetHeader("Host")))
        {
            RespondError(
                exchange, json, 403, "wrong_host", "Use the IP address, a .local name or the name of the device.");
            return;
        }

        Route? route = RouteTable.Find(exchange.Path);
        if (route == null)
        {
            RespondError(exchange, json, 404, "not_found", "There is nothing at this path.");
            return;
        }

        if (!route.Allows(exchange.Method))
        {
            exchange.SetHeader("Allow", route.Methods);
            RespondError(exchange, json, 405, "method_not_allowed", "Allowed is " + route.Methods + ".");
            return;
        }

        switch (route.Id)
        {
            case RouteId.Page:
                _page.Respond(exchange);
                break;
            case RouteId.Live:
                WriteLive(json);
                RespondJson(exchange, json, 200);
                break;
            case RouteId.Info:
                WriteInfo(json);
                RespondJson(exchange, json, 200);
                break;
            default:
                AnswerGuarded(exchange, route, json);
                break;
        }
    }

    private void AnswerGuarded(IHttpExchange exchange, Route route, JsonWriter json)
    {
        int refusal = _guard.Check(exchange, route, out string key, out string message);
        if (refusal != 0)
        {
            RespondError(exchange, json, refusal, key, message);
            return;
        }

        bool isAccess = route.Role == RouteRole.Login || route.Id == RouteId.Session || route.Id == RouteId.Logout;
        IRouteHandler? handler = _handlers[(int)route.Id];
        if (!isAccess && handler == null)
        {
            RespondError(exchange, json, 503, "not_available", "This gateway does not offer that at the moment.");
            return;
        }

        JsonWriter? answer = MakeAnswer(route, json);
        RouteRequest? request = answer == null ? null : ReadRequest(exchange, route, json);
        if (answer == null)
        {
            RespondError(exchange, json, 503, "no_memory", "There is not enough memory for this answer now; try again.");
        }
        else if (request != null)
        {
            answer.Reset();
            int status = isAccess
                ? _access.Handle(route.Id, exchange, request, answer)
                : Run(handler!, route, request, answer);
            RespondData(exchange, answer, status, status == 200 ? route.ContentType : JsonType);
        }
    }

    // Small answers use the buffer at hand. Null when the memory is not there: that must not end this thread.
    private static JsonWriter? MakeAnswer(Route route, JsonWriter json)
    {
        if (route.MaximumAnswer <= LiveDocument.MaximumLength)
        {
            return json;
        }

        try
        {
            return new JsonWriter(route.MaximumAnswer);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    // Null when the body was refused; the answer is sent then.
    private RouteRequest? ReadRequest(IHttpExchange exchange, Route route, JsonWriter json)
    {
        byte[] body = Nothing;
        int length = 0;
        if (Route.IsChange(exchange.Method))
        {
            body = new byte[LengthOf(exchange, route.MaximumBody)];
            length = exchange.ReadBody(body);
        }

        if (length < 0)
        {
            RespondError(
                exchange, json, 413, "too_long",
                "The body is longer than " + route.MaximumBody.ToString() + " bytes, or it broke off.");
            return null;
        }

        return new RouteRequest(exchange.Method, exchange.Query, body, length, _json);
    }

    // Room for the announced body only; a body that is longer than announced or allowed does not fit and is refused.
    private static int LengthOf(IHttpExchange exchange, int maximum)
    {
        string? header = exchange.GetHeader("Content-Length");
        bool isKnown = int.TryParse(header ?? "", out int length);
        return isKnown && length >= 0 && length < maximum ? length : maximum;
    }

    private int Run(IRouteHandler handler, Route route, RouteRequest request, JsonWriter answer)
    {
        try
        {
            // Handlers return within a second, and few requests are served at once: the wait is a short one.
            lock (handler)
            {
                return handler.Handle(route.Id, request, answer);
            }
        }
        catch (Exception exception)
        {
            Report(route.Path + " failed: " + exception.Message);
            return AccessMessages.Write(answer, 500, "failed", "The gateway could not do that; its log tells why.");
        }
    }

    private void WriteLive(JsonWriter json)
    {
        // Short and without waiting for anybody: the answer is sent outside.
        lock (_gate)
        {
            _sample.Refresh();
            LiveDocument.Write(json, _sample, _state);
        }
    }

    private void WriteInfo(JsonWriter json)
    {
        json.Reset();
        json.BeginObject();
        json.WriteString("name", _settings.GetText(SettingId.DeviceName));
        json.WriteString("device_id", _settings.GetText(SettingId.DeviceId));
        json.WriteString("version", WebPage.Version);
        json.WriteString("board", BoardName);
        json.WriteNumber("socket_port", _socketPort);
        json.WriteString("socket_path", WebSocketHandshake.Path);
        json.EndObject();
    }

    private void RespondError(IHttpExchange exchange, JsonWriter json, int status, string key, string message)
    {
        json.Reset();
        json.BeginObject();
        json.WriteString("error", key);
        json.WriteString("message", message);
        json.EndObject();
        RespondJson(exchange, json, status);
    }

    private void RespondJson(IHttpExchange exchange, JsonWriter json, int status) =>
        RespondData(exchange, json, status, JsonType);

    private void RespondData(IHttpExchange exchange, JsonWriter json, int status, string contentType)
    {
        if (json.IsOverflow)
        {
            Report("An answer is longer than " + json.Buffer.Length.ToString() + " bytes and is not sent.");
            RespondError(exchange, json, 500, "too_long", "The answer does not fit into its buffer.");
            return;
        }

        SecurityHeaders.SetForData(exchange);
        exchange.Respond(status, contentType, json.Buffer, exchange.Method == "HEAD" ? 0 : json.Length);
    }

    private void Report(string message)
    {
        if (message != _loggedError)
        {
            _loggedError = message;
            _log.Write(LogLevel.Warning, Source, message);
        }
    }
}
