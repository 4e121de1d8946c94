// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

/// <summary>Login, session, logout and the limit of tries.</summary>
[TestClass]
public class AccessControlTests
{
    [TestMethod]
    public void LoginSetsACookieThatOpensTheRoutesOfTheOwner()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        FakeHttpExchange answer = bench.Login(WebBench.Password);

        Assert.AreEqual(200, answer.Status);
        string cookie = answer.AnswerHeader("Set-Cookie");
        Assert.IsTrue(cookie.StartsWith("bms_session="));
        Assert.IsTrue(cookie.EndsWith("; Path=/; HttpOnly; SameSite=Strict"));
        Assert.AreEqual("no-store", answer.AnswerHeader("Cache-Control"));
        bench.Keep(answer);
        Assert.IsTrue(answer.Text.IndexOf(bench.Cookie.Substring(12)) < 0);
        Assert.AreEqual(200, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("correct horse batterz")]
    [DataRow("Correct horse battery")]
    [DataRow("correct horse battery ")]
    public void WrongPasswordOpensNothing(string password)
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        FakeHttpExchange answer = bench.Login(password);

        Assert.AreEqual(401, answer.Status);
        Assert.AreEqual("", answer.AnswerHeader("Set-Cookie"));
        Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"wrong_password\""));
        Assert.AreEqual(401, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("correct horse battery")]
    [DataRow("{}")]
    public void LoginWithoutAPasswordInItsBodyIsRefused(string body)
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        FakeHttpExchange answer = bench.Post("/api/v1/login", body);

        Assert.IsTrue(answer.Status == 400 || answer.Status == 401);
        Assert.AreEqual("", answer.AnswerHeader("Set-Cookie"));
    }

    [TestMethod]
    [DataRow("bms_session=")]
    [DataRow("bms_session=00000000000000000000000000000000")]
    [DataRow("bms_session")]
    [DataRow("other=1; x")]
    [DataRow(";;;")]
    public void StrangeCookieIsNoLogin(string cookie)
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        bench.Cookie = cookie;

        FakeHttpExchange answer = bench.Get(WebBench.OwnerRoute);
        Assert.AreEqual(401, answer.Status);
        Assert.AreEqual("Session", answer.AnswerHeader("WWW-Authenticate"));
    }

    [TestMethod]
    public void CookieIsFoundBetweenOthers()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        bench.Cookie = "theme=dark; " + bench.Cookie + "; a=b";

        Assert.AreEqual(200, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    public void LogoutEndsTheSessionAndTheCookie()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        FakeHttpExchange answer = bench.Post("/api/v1/logout", "{}");

        Assert.AreEqual(200, answer.Status);
        Assert.IsTrue(answer.AnswerHeader("Set-Cookie").IndexOf("Max-Age=0") > 0);
        Assert.AreEqual(401, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    public void LogoutNeedsTheTokenToo()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        bench.Token = "";

        Assert.AreEqual(403, bench.Post("/api/v1/logout", "{}").Status);
        Assert.AreEqual(200, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    public void SessionTellsItsTokenToItsOwnerOnly()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        Assert.AreEqual(
            "{\"password_set\":true,\"setup_left_s\":0,\"logged_in\":false}", bench.Get("/api/v1/session").Text);
        bench.Login();

        Assert.AreEqual(
            "{\"password_set\":true,\"setup_left_s\":0,\"logged_in\":true,\"csrf\":\"" + bench.Token + "\"}",
            bench.Get("/api/v1/session").Text);
    }

    [TestMethod]
    public void SessionOfAnEarlierStartIsWorthNothing()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        bench.Start();
        bench.Service.SetHandler(RouteId.Log, new FakeRouteHandler());

        Assert.AreEqual(401, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    public void SixthTryHasToWait()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        for (int i = 0; i < LoginLimiter.FreeFailures; i++)
        {
            Assert.AreEqual(401, bench.Login("guess " + i.ToString()).Status);
        }

        FakeHttpExchange answer = bench.Login(WebBench.Password);
        Assert.AreEqual(429, answer.Status);
        Assert.AreEqual("30", answer.AnswerHeader("Retry-After"));
        bench.Gateway.Clock.Advance(30000);
        Assert.AreEqual(200, bench.Login(WebBench.Password).Status);
    }

    [TestMethod]
    public void GuessingTheOldPasswordIsSlowedDownToo()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        for (int i = 0; i < LoginLimiter.FreeFailures; i++)
        {
            bench.SetPassword("guess " + i.ToString(), "a new password");
        }

        Assert.AreEqual(429, bench.SetPassword(WebBench.Password, "a new password").Status);
    }

    [TestMethod]
    public void OwnerWhoIsLoggedInIsNotDisturbedByGuessing()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        for (int i = 0; i < 30; i++)
        {
            bench.Login("guess");
        }

        Assert.AreEqual(200, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    public void LoginLogoutAndFailureAreEvents()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        EventMailbox mailbox = bench.Gateway.Bus.SubscribeQueued("auth.", "test", 8, MailboxOverflow.DropOldest);
        bench.Login("guess");
        bench.Login();
        bench.Post("/api/v1/logout", "{}");

        AssertEvent(mailbox, EventId.LoginFailed);
        AssertEvent(mailbox, EventId.LoggedIn);
        AssertEvent(mailbox, EventId.LoggedOut);
        Assert.AreEqual(0, mailbox.Waiting);
    }

    [TestMethod]
    public void NoSecretIsInAnyAnswerOrLogLine()
    {
        WebBench bench = WebBench.ForOwner("");
        bench.Keep(bench.SetPassword("", "a new password"));
        FakeHttpExchange wrong = bench.Login("another password");
        FakeHttpExchange session = bench.Get("/api/v1/session");
        FakeHttpExchange changed = bench.SetPassword("a new password", "the newest password");

        string[] secrets = { "a new password", "another password", "the newest password", bench.Store.Hash };
        for (int i = 0; i < secrets.Length; i++)
        {
            Assert.IsTrue(wrong.Text.IndexOf(secrets[i]) < 0);
            Assert.IsTrue(session.Text.IndexOf(secrets[i]) < 0);
            Assert.IsTrue(changed.Text.IndexOf(secrets[i]) < 0);
            Assert.IsFalse(bench.Gateway.Log.Holds(secrets[i]));
        }

        Assert.IsFalse(bench.Gateway.Log.Holds(bench.Cookie.Substring(12)));
        Assert.IsFalse(bench.Gateway.Log.Holds(bench.Token));
        Assert.IsTrue(bench.Gateway.Log.Holds("192.168.1.20"));
    }

    [TestMethod]
    public void ReadingOfLiveDataLooksAtNoSession()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        for (int i = 0; i < 40; i++)
        {
            bench.Gateway.Clock.Advance(60000);
            Assert.AreEqual(200, bench.Get("/api/v1/live").Status);
        }

        Assert.AreEqual(401, bench.Get(WebBench.OwnerRoute).Status);
    }

    private static void AssertEvent(EventMailbox mailbox, EventId expected)
    {
        Assert.IsTrue(mailbox.TryTake(out EventId id, out object? payload, 0));
        Assert.AreEqual((int)expected, (int)id);
        Assert.AreEqual("192.168.1.20", (string)payload!);
    }
}
