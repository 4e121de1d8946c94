// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

/// <summary>Routes with handlers: who may use them, and what they may send and answer.</summary>
[TestClass]
public class WebServiceRouteTests
{
    private const string Acknowledge = "/api/v1/alarms/ack";

    [TestMethod]
    public void RouteWithoutHandlerIsNotAvailable()
    {
        FakeHttpExchange answer = new WebBench().Get("/api/v1/alarms");

        Assert.AreEqual(503, answer.Status);
        Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"not_available\""));
    }

    [TestMethod]
    public void ReadingNeedsNoLoginWhereAnyoneMayRead()
    {
        var bench = new Bench(RouteId.History);
        bench.Web.Send(new FakeHttpExchange("/api/v1/history") { Query = "from=5&to=9" });

        Assert.AreEqual(1, bench.Handler.CallCount);
        Assert.AreEqual((int)RouteId.History, (int)bench.Handler.Route);
        Assert.AreEqual("GET", bench.Handler.Request!.Method);
        Assert.AreEqual("9", bench.Handler.Request.GetQuery("to"));
        Assert.AreEqual("", bench.Handler.Request.Body);
    }

    [TestMethod]
    public void ChangeOfTheOwnerReachesItsHandlerWithItsBody()
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        FakeHttpExchange answer = bench.Web.Post(Acknowledge, "{\"id\":\"all\"}");

        Assert.AreEqual(200, answer.Status);
        Assert.AreEqual("{\"text\":\"xx\"}", answer.Text);
        Assert.AreEqual("{\"id\":\"all\"}", bench.Handler.Request!.Body);
        Assert.IsTrue(bench.Handler.Request.TryReadJson(out _, out _));
    }

    [TestMethod]
    public void NoRouteOfTheOwnerCanBeReadOrChangedWithoutALogin()
    {
        var bench = new WebBench();
        for (int i = 0; i < RouteTable.Count; i++)
        {
            Route route = RouteTable.At(i);
            var handler = new FakeRouteHandler();
            bench.Service.SetHandler(route.Id, handler);
            if (route.Role == RouteRole.Owner && route.Allows("GET"))
            {
                Assert.AreEqual(401, bench.Get(route.Path).Status);
                Assert.AreEqual(0, handler.CallCount);
            }

            if (route.Role != RouteRole.Login && !route.Methods.EndsWith("HEAD"))
            {
                FakeHttpExchange change = bench.NewPost(route.Path, "{}");
                change.Method = route.Allows("PUT") ? "PUT" : "POST";
                Assert.AreEqual(401, bench.Send(change).Status);
                Assert.AreEqual(0, handler.CallCount);
            }
        }
    }

    [TestMethod]
    public void ChangeWithoutTheTokenIsRefused()
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        string[] wrong = { "", "0", "zz" + bench.Web.Token.Substring(2), bench.Web.Token + "0" };
        for (int i = 0; i < wrong.Length; i++)
        {
            FakeHttpExchange change = bench.Web.NewPost(Acknowledge, "{}");
            change.SetRequestHeader("X-CSRF-Token", wrong[i].Length == 0 ? null : wrong[i]);
            FakeHttpExchange answer = bench.Web.Send(change);

            Assert.AreEqual(403, answer.Status);
            Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"wrong_token\""));
        }

        Assert.AreEqual(0, bench.Handler.CallCount);
    }

    [TestMethod]
    [DataRow("http://evil.example")]
    [DataRow("http://192.168.1.5")]
    [DataRow("http://192.168.1.5:8081")]
    [DataRow("http://192.168.1.6:8080")]
    [DataRow("http://192.168.1.5:8080.evil.example")]
    [DataRow("null")]
    [DataRow("")]
    public void ChangeFromAPageOfAnotherOriginIsRefused(string origin)
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        FakeHttpExchange change = bench.Web.NewPost(Acknowledge, "{}");
        change.SetRequestHeader("Origin", origin);
        FakeHttpExchange answer = bench.Web.Send(change);

        Assert.AreEqual(403, answer.Status);
        Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"wrong_origin\""));
        Assert.AreEqual(0, bench.Handler.CallCount);
    }

    [TestMethod]
    [DataRow("cross-site")]
    [DataRow("same-site")]
    public void ChangeThatTheBrowserCallsForeignIsRefused(string site)
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        FakeHttpExchange change = bench.Web.NewPost(Acknowledge, "{}");
        change.SetRequestHeader("Sec-Fetch-Site", site);

        Assert.AreEqual(403, bench.Web.Send(change).Status);
    }

    [TestMethod]
    [DataRow("https://192.168.1.5:8080")]
    [DataRow("HTTP://192.168.1.5:8080")]
    [DataRow(null)]
    public void ChangeFromTheOwnOriginOrFromNoPageIsAllowed(string? origin)
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        FakeHttpExchange change = bench.Web.NewPost(Acknowledge, "{}");
        change.SetRequestHeader("Origin", origin);
        change.SetRequestHeader("Sec-Fetch-Site", null);

        Assert.AreEqual(200, bench.Web.Send(change).Status);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("text/plain")]
    [DataRow("application/x-www-form-urlencoded")]
    [DataRow("multipart/form-data; boundary=application/json")]
    [DataRow("application/jsonx")]
    public void BodyOfAnotherTypeIsRefused(string? type)
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        FakeHttpExchange change = bench.Web.NewPost(Acknowledge, "{}");
        change.SetRequestHeader("Content-Type", type);
        FakeHttpExchange answer = bench.Web.Send(change);

        Assert.AreEqual(415, answer.Status);
        Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"wrong_content_type\""));
        Assert.AreEqual(0, bench.Handler.CallCount);
    }

    [TestMethod]
    public void TypeMayNameItsCharacterSet()
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        FakeHttpExchange change = bench.Web.NewPost(Acknowledge, "{}");
        change.SetRequestHeader("Content-Type", "Application/JSON; charset=utf-8");

        Assert.AreEqual(200, bench.Web.Send(change).Status);
    }

    [TestMethod]
    public void BodyAtTheLimitIsTakenAndAboveItIsRefused()
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        int limit = RouteTable.At((int)RouteId.AlarmsAcknowledge).MaximumBody;

        Assert.AreEqual(200, bench.Web.Post(Acknowledge, new string('a', limit)).Status);
        Assert.AreEqual(limit, bench.Handler.Request!.Body.Length);
        FakeHttpExchange answer = bench.Web.Post(Acknowledge, new string('a', limit + 1));

        Assert.AreEqual(413, answer.Status);
        Assert.IsTrue(answer.Text.IndexOf(limit.ToString() + " bytes") > 0);
        Assert.AreEqual(1, bench.Handler.CallCount);
    }

    [TestMethod]
    [DataRow("2")]
    [DataRow("-1")]
    [DataRow("999999999999")]
    [DataRow("x")]
    public void AnnouncedLengthIsNotBelieved(string length)
    {
        var bench = new Bench(RouteId.AlarmsAcknowledge);
        bench.Web.Login();
        FakeHttpExchange change = bench.Web.NewPost(Acknowledge, new string('a', 300));
        change.SetRequestHeader("Content-Length", length);

        Assert.AreEqual(413, bench.Web.Send(change).Status);
        Assert.AreEqual(0, bench.Handler.CallCount);
    }

    [TestMethod]
    public void AnswerHasTheRoomOfItsRoute()
    {
        var bench = new Bench(RouteId.BmsRegisters);
        bench.Handler.AnswerLength = RouteTable.At((int)RouteId.BmsRegisters).MaximumAnswer - 11;
        Assert.IsTrue(bench.Handler.AnswerLength > LiveDocument.MaximumLength);

        Assert.AreEqual(200, bench.Web.Get("/api/v1/bms/registers").Status);
        bench.Handler.AnswerLength++;
        FakeHttpExchange answer = bench.Web.Get("/api/v1/bms/registers");

        Assert.AreEqual(500, answer.Status);
        Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"too_long\""));
    }

    [TestMethod]
    public void HandlerThatThrowsIsAnsweredAndLoggedWithoutDetails()
    {
        var bench = new Bench(RouteId.Energy);
        bench.Handler.IsBroken = true;
        FakeHttpExchange answer = bench.Web.Get("/api/v1/energy");

        Assert.AreEqual(500, answer.Status);
        Assert.IsTrue(answer.Text.IndexOf("broken") < 0);
        Assert.AreEqual(1, bench.Web.Gateway.Log.Count);
    }

    [TestMethod]
    public void StatusOfTheHandlerIsTheStatusOfTheAnswer()
    {
        var bench = new Bench(RouteId.Energy);
        bench.Handler.Status = 422;

        Assert.AreEqual(422, bench.Web.Get("/api/v1/energy").Status);
    }

    private sealed class Bench
    {
        public Bench(RouteId route)
        {
            Web.Service.SetHandler(route, Handler);
        }

        public WebBench Web { get; } = new();

        public FakeRouteHandler Handler { get; } = new();
    }
}
