// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Telemetry;
using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web;

/// <summary>A web service with a password that is set, and a browser of the owner that can log in.</summary>
public sealed class WebBench
{
    /// <summary>The owner's password.</summary>
    public const string Password = "correct horse battery";

    /// <summary>Origin of the page.</summary>
    public const string Origin = "http://192.168.1.5:8080";

    /// <summary>A route that only the owner may read; see <see cref="ForOwner"/>.</summary>
    public const string OwnerRoute = "/api/v1/log";

    public WebBench()
        : this(Password)
    {
    }

    /// <summary>Makes the service.</summary>
    /// <param name="stored">Password whose hash is stored; empty for none.</param>
    public WebBench(string stored)
    {
        Store.Hash = stored.Length == 0 ? "" : new PasswordHash(Security).Make(stored);
        Start();
    }

    public GatewayBench Gateway { get; } = new();

    public FakeSecurity Security { get; } = new();

    public FakeCredentialStore Store { get; } = new();

    public AccessControl Access { get; private set; } = null!;

    public WebService Service { get; private set; } = null!;

    /// <summary>Cookie of the browser; empty before the login.</summary>
    public string Cookie { get; set; } = "";

    /// <summary>Token of the session; empty before the login.</summary>
    public string Token { get; set; } = "";

    /// <summary>A service without anything but its page, for tests that need no login.</summary>
    public static WebService NewService(GatewayBench bench)
    {
        var security = new FakeSecurity();
        var keeper = new PasswordKeeper(bench.Settings, new FakeCredentialStore(), security);
        var access = new AccessControl(keeper, security, bench.Bus, bench.Clock, bench.Log);
        return new WebService(bench.Settings, bench.Bus, bench.State, bench.Log, new FlatJsonParser(), access);
    }

    /// <summary>A service that answers <see cref="OwnerRoute"/>.</summary>
    /// <param name="stored">Password whose hash is stored; empty for none.</param>
    public static WebBench ForOwner(string stored)
    {
        var bench = new WebBench(stored);
        bench.Service.SetHandler(RouteId.Log, new FakeRouteHandler());
        return bench;
    }

    /// <summary>Starts the service, or starts it again: sessions are gone, what is stored stays.</summary>
    public void Start()
    {
        var keeper = new PasswordKeeper(Gateway.Settings, Store, Security);
        Access = new AccessControl(keeper, Security, Gateway.Bus, Gateway.Clock, Gateway.Log);
        Service = new WebService(
            Gateway.Settings, Gateway.Bus, Gateway.State, Gateway.Log, new FlatJsonParser(), Access);
    }

    /// <summary>Logs in with the right password and keeps cookie and token.</summary>
    public void Login()
    {
        FakeHttpExchange answer = Login(Password);
        Assert.AreEqual(200, answer.Status);
        Keep(answer);
    }

    /// <summary>Tries to log in.</summary>
    public FakeHttpExchange Login(string password) => Post("/api/v1/login", "{\"password\":\"" + password + "\"}");

    /// <summary>Tries to set the password.</summary>
    public FakeHttpExchange SetPassword(string current, string password) =>
        Post("/api/v1/password", "{\"current\":\"" + current + "\",\"password\":\"" + password + "\"}");

    /// <summary>Keeps cookie and token of an answer, as a browser and its page do.</summary>
    public void Keep(FakeHttpExchange answer)
    {
        string cookie = answer.AnswerHeader("Set-Cookie");
        Cookie = cookie.Substring(0, cookie.IndexOf(';'));
        int at = answer.Text.IndexOf("\"csrf\":\"") + 8;
        Token = answer.Text.Substring(at, 32);
    }

    /// <summary>A GET of the browser.</summary>
    public FakeHttpExchange Get(string path)
    {
        var exchange = new FakeHttpExchange(path);
        return Send(exchange);
    }

    /// <summary>A change of the page.</summary>
    public FakeHttpExchange Post(string path, string body) => Send(NewPost(path, body));

    /// <summary>A healthy change, to be spoiled by the test and given to <see cref="Send"/>.</summary>
    public FakeHttpExchange NewPost(string path, string body)
    {
        var exchange = new FakeHttpExchange(path) { Method = "POST", RequestBody = body };
        exchange.SetRequestHeader("Content-Type", "application/json");
        exchange.SetRequestHeader("Origin", Origin);
        exchange.SetRequestHeader("Sec-Fetch-Site", "same-origin");
        if (Token.Length > 0)
        {
            exchange.SetRequestHeader("X-CSRF-Token", Token);
        }

        return exchange;
    }

    /// <summary>Sends a request with the cookie, which must be answered once.</summary>
    public FakeHttpExchange Send(FakeHttpExchange exchange)
    {
        if (Cookie.Length > 0)
        {
            exchange.SetRequestHeader("Cookie", Cookie);
        }

        Service.Handle(exchange);
        Assert.AreEqual(1, exchange.AnswerCount);
        return exchange;
    }
}
