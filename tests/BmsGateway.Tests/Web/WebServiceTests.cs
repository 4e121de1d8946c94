// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

[TestClass]
public class WebServiceTests
{
    private const string Json = "application/json; charset=utf-8";

    [TestMethod]
    public void PageComesCompressedWithItsTag()
    {
        FakeHttpExchange answer = Ask("/");

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("text/html; charset=utf-8", answer.ContentType);
        Assert.AreEqual("gzip", answer.AnswerHeader("Content-Encoding"));
        Assert.AreEqual("no-cache", answer.AnswerHeader("Cache-Control"));
        Assert.AreEqual(WebPage.ETag, answer.AnswerHeader("ETag"));
        Assert.AreEqual(WebPage.GzipLength, answer.Body.Length);
        Assert.AreEqual(0x1F, (int)answer.Body[0]);
        Assert.AreEqual(0x8B, (int)answer.Body[1]);
    }

    [TestMethod]
    [DataRow("{0}")]
    [DataRow("W/{0}")]
    [DataRow("\"other\", {0}")]
    [DataRow("*")]
    public void KnownPageIsNotSentAgain(string tags)
    {
        int at = tags.IndexOf("{0}");
        string header = at < 0 ? tags : tags.Substring(0, at) + WebPage.ETag;

        FakeHttpExchange answer = Ask("/", "If-None-Match", header);

        Assert.AreEqual(304, answer.Status);
        Assert.AreEqual(0, answer.Body.Length);
        Assert.AreEqual(WebPage.ETag, answer.AnswerHeader("ETag"));
        Assert.AreEqual("no-cache", answer.AnswerHeader("Cache-Control"));
        Assert.AreEqual("", answer.AnswerHeader("Content-Encoding"));
    }

    [TestMethod]
    public void OtherTagGetsThePage() => Assert.AreEqual(200, Ask("/", "If-None-Match", "\"old\"").Status);

    [TestMethod]
    public void PolicyAllowsItsOwnScriptAndTheSocketOfThisHostOnly()
    {
        string policy = Ask("/").AnswerHeader("Content-Security-Policy");

        Assert.AreEqual(
            "default-src 'none'; script-src " + WebPage.ScriptHash + "; style-src " + WebPage.StyleHash
            + "; img-src data:; connect-src 'self' ws://192.168.1.5:8081; base-uri 'none'; form-action 'none'"
            + "; frame-ancestors 'none'",
            policy);
    }

    [TestMethod]
    public void PolicyNamesNoIPv6AddressBecauseItCannot()
    {
        string policy = Ask("/", "Host", "[::1]:8080").AnswerHeader("Content-Security-Policy");

        Assert.IsTrue(policy.IndexOf("connect-src 'self';") > 0);
    }

    [TestMethod]
    public void LiveDocumentIsAnsweredWithTheNewestSample()
    {
        var bench = new GatewayBench();
        var service = WebBench.NewService(bench);
        bench.PublishSample();
        bench.Clock.Advance(70);
        var exchange = new FakeHttpExchange("/api/v1/live");

        service.Handle(exchange);

        Assert.AreEqual(200, exchange.Status);
        Assert.AreEqual(Json, exchange.ContentType);
        Assert.AreEqual("no-store", exchange.AnswerHeader("Cache-Control"));
        Assert.IsTrue(
            exchange.Text.StartsWith("{\"seq\":1,\"age_ms\":70,\"pack\":{\"state\":\"charging\",\"voltage\":52.8"));
        Assert.IsTrue(exchange.Text.EndsWith("}}}"));
    }

    [TestMethod]
    public void InfoTellsThePortOfTheSocket()
    {
        FakeHttpExchange answer = Ask("/api/v1/info");

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual(
            "{\"name\":\"Battery\",\"device_id\":\"bms1\",\"version\":\"" + WebPage.Version
            + "\",\"board\":\"\",\"socket_port\":8081,\"socket_path\":\"/api/v1/live\"}",
            answer.Text);
    }

    [TestMethod]
    public void ConfiguredSocketPortCountsBeforePagePortPlusOne()
    {
        var bench = new GatewayBench();
        bench.Settings.TrySet("web.socket_port", "9999");

        Assert.AreEqual(9999, WebSocketHub.PortOf(bench.Settings));
    }

    [TestMethod]
    [DataRow("/x")]
    [DataRow("/api")]
    [DataRow("/api/v1/live/")]
    [DataRow("/%2e%2e/etc/passwd")]
    [DataRow("/../config.json")]
    [DataRow("/config.json")]
    [DataRow("")]
    public void UnknownPathIsNotFound(string path)
    {
        FakeHttpExchange answer = Ask(path);

        Assert.AreEqual(404, answer.Status);
        Assert.AreEqual(Json, answer.ContentType);
        Assert.AreEqual("{\"error\":\"not_found\",\"message\":\"There is nothing at this path.\"}", answer.Text);
    }

    [TestMethod]
    [DataRow("POST")]
    [DataRow("PUT")]
    [DataRow("DELETE")]
    [DataRow("OPTIONS")]
    [DataRow("get")]
    [DataRow("")]
    public void OtherMethodsAreRefusedWithTheAllowedOnes(string method)
    {
        GatewayBench bench = NewBench(out WebService service);
        var exchange = new FakeHttpExchange("/api/v1/live") { Method = method };

        service.Handle(exchange);

        Assert.AreEqual(405, exchange.Status);
        Assert.AreEqual("GET, HEAD", exchange.AnswerHeader("Allow"));
        Assert.IsTrue(exchange.Text.StartsWith("{\"error\":\"method_not_allowed\""));
        Assert.AreEqual(0, bench.Log.Count);
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/api/v1/live")]
    [DataRow("/api/v1/info")]
    public void HeadIsGetWithoutABody(string path)
    {
        NewBench(out WebService service);
        var exchange = new FakeHttpExchange(path) { Method = "HEAD" };

        service.Handle(exchange);

        Assert.AreEqual(200, exchange.Status);
        Assert.AreEqual(0, exchange.Body.Length);
        Assert.AreEqual("nosniff", exchange.AnswerHeader("X-Content-Type-Options"));
    }

    [TestMethod]
    [DataRow("evil.com")]
    [DataRow("evil.com:8080")]
    [DataRow("")]
    [DataRow(null)]
    public void StrangeHostGetsNothingFromAnyRoute(string? host)
    {
        for (int i = 0; i < RouteTable.Count; i++)
        {
            FakeHttpExchange answer = Ask(RouteTable.At(i).Path, "Host", host);

            Assert.AreEqual(403, answer.Status);
            Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"wrong_host\""));
        }
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/api/v1/live")]
    [DataRow("/nothing")]
    public void EveryAnswerCarriesTheSecurityHeaders(string path)
    {
        FakeHttpExchange answer = Ask(path);

        Assert.AreEqual("nosniff", answer.AnswerHeader("X-Content-Type-Options"));
        Assert.AreEqual("no-referrer", answer.AnswerHeader("Referrer-Policy"));
        Assert.AreEqual("same-origin", answer.AnswerHeader("Cross-Origin-Resource-Policy"));
        Assert.IsTrue(answer.AnswerHeader("Content-Security-Policy").IndexOf("default-src 'none'") == 0);
        Assert.AreEqual("", answer.AnswerHeader("Access-Control-Allow-Origin"));
    }

    [TestMethod]
    public void ClientThatGoesAwayIsLoggedOnceAndThrowsNothing()
    {
        GatewayBench bench = NewBench(out WebService service);
        for (int i = 0; i < 5; i++)
        {
            var exchange = new FakeHttpExchange("/api/v1/live") { IsBroken = true };
            service.Handle(exchange);
            Assert.AreEqual(1, exchange.AnswerCount);
        }

        Assert.AreEqual(1, bench.Log.Count);
        Assert.AreEqual(200, AskOf(service, "/api/v1/live").Status);
    }

    private static FakeHttpExchange Ask(string path)
    {
        NewBench(out WebService service);
        return AskOf(service, path);
    }

    private static FakeHttpExchange Ask(string path, string header, string? value)
    {
        NewBench(out WebService service);
        var exchange = new FakeHttpExchange(path);
        exchange.SetRequestHeader(header, value);
        service.Handle(exchange);
        Assert.AreEqual(1, exchange.AnswerCount);
        return exchange;
    }

    private static FakeHttpExchange AskOf(WebService service, string path)
    {
        var exchange = new FakeHttpExchange(path);
        service.Handle(exchange);
        Assert.AreEqual(1, exchange.AnswerCount);
        return exchange;
    }

    private static GatewayBench NewBench(out WebService service)
    {
        var bench = new GatewayBench();
        service = WebBench.NewService(bench);
        return bench;
    }
}
