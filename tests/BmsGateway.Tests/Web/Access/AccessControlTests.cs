// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

[TestClass]
public class AccessControlTests
{
    private const string Owned = "/api/v1/log";

    [TestMethod]
    public void LoginSetsACookieThatOpensTheRoutesOfTheOwner()
    {
        WebBench bench = NewBench(WebBench.Password);
        FakeHttpExchange answer = bench.Login(WebBench.Password);

        Assert.AreEqual(200, answer.Status);
        string cookie = answer.AnswerHeader("Set-Cookie");
        Assert.IsTrue(cookie.StartsWith("bms_session="));
        Assert.IsTrue(cookie.EndsWith("; Path=/; HttpOnly; SameSite=Strict"));
        Assert.AreEqual("no-store", answer.AnswerHeader("Cache-Control"));
        bench.Keep(answer);
        Assert.IsTrue(answer.Text.IndexOf(bench.Cookie.Substring(12)) < 0);
        Assert.AreEqual(200, bench.Get(Owned).Status);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("correct horse batterz")]
    [DataRow("Correct horse battery")]
    [DataRow("correct horse battery ")]
    public void WrongPasswordOpensNothing(string password)
    {
        WebBench bench = NewBench(WebBench.Password);
        FakeHttpExchange answer = bench.Login(password);

        Assert.AreEqual(401, answer.Status);
        Assert.AreEqual("", answer.AnswerHeader("Set-Cookie"));
        Assert.IsTrue(answer.Text.StartsWith("{\"error\":\"wrong_password\""));
        Assert.AreEqual(401, bench.Get(Owned).Status);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("correct horse battery")]
    [DataRow("{}")]
    public void LoginWithoutAPasswordInItsBodyIsRefused(string body)
    {
        WebBench bench = NewBench(WebBench.Password);
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
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        bench.Cookie = cookie;

        FakeHttpExchange answer = bench.Get(Owned);
        Assert.AreEqual(401, answer.Status);
        Assert.AreEqual("Session", answer.AnswerHeader("WWW-Authenticate"));
    }

    [TestMethod]
    public void CookieIsFoundBetweenOthers()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        bench.Cookie = "theme=dark; " + bench.Cookie + "; a=b";

        Assert.AreEqual(200, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void LogoutEndsTheSessionAndTheCookie()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        FakeHttpExchange answer = bench.Post("/api/v1/logout", "{}");

        Assert.AreEqual(200, answer.Status);
        Assert.IsTrue(answer.AnswerHeader("Set-Cookie").IndexOf("Max-Age=0") > 0);
        Assert.AreEqual(401, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void LogoutNeedsTheTokenToo()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        bench.Token = "";

        Assert.AreEqual(403, bench.Post("/api/v1/logout", "{}").Status);
        Assert.AreEqual(200, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void SessionTellsItsTokenToItsOwnerOnly()
    {
        WebBench bench = NewBench(WebBench.Password);
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
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        bench.Start();
        bench.Service.SetHandler(RouteId.Log, new FakeRouteHandler());

        Assert.AreEqual(401, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void WithoutAPasswordTheOwnersRoutesAreRefusedAndSayHowToSetOne()
    {
        WebBench bench = NewBench("");
        FakeHttpExchange early = bench.Get(Owned);
        bench.Gateway.Clock.Advance(AccessControl.SetupMilliseconds);
        FakeHttpExchange late = bench.Get(Owned);

        Assert.AreEqual(403, early.Status);
        Assert.IsTrue(early.Text.StartsWith("{\"error\":\"no_password\""));
        Assert.IsTrue(early.Text.IndexOf("within 600 s") > 0);
        Assert.AreEqual(403, late.Status);
        Assert.IsTrue(late.Text.IndexOf("switch the gateway off and on") > 0);
        Assert.AreEqual(403, bench.Login("").Status);
    }

    [TestMethod]
    public void FirstPasswordCanBeSetWithinTenMinutesAndLogsIn()
    {
        WebBench bench = NewBench("");
        bench.Gateway.Clock.Advance(AccessControl.SetupMilliseconds - 1);
        FakeHttpExchange answer = SetPassword(bench, "", "a new password");

        Assert.AreEqual(200, answer.Status);
        bench.Keep(answer);
        Assert.AreEqual(200, bench.Get(Owned).Status);
        Assert.IsTrue(PasswordHash.IsValid(bench.Store.Hash));
        bench.Start();
        Assert.AreEqual(200, bench.Login("a new password").Status);
    }

    [TestMethod]
    public void FirstPasswordCannotBeSetAfterTenMinutes()
    {
        WebBench bench = NewBench("");
        bench.Gateway.Clock.Advance(AccessControl.SetupMilliseconds);

        Assert.AreEqual(403, SetPassword(bench, "", "a new password").Status);
        Assert.AreEqual("", bench.Store.Hash);
    }

    [TestMethod]
    [DataRow("123456789", 422)]
    [DataRow("1234567890", 200)]
    [DataRow("1234567890123456789012345678901234567890123456789012345678901234", 200)]
    [DataRow("12345678901234567890123456789012345678901234567890123456789012345", 422)]
    [DataRow("", 422)]
    public void PasswordHasTenToSixtyFourCharacters(string password, int status) =>
        Assert.AreEqual(status, SetPassword(NewBench(""), "", password).Status);

    [TestMethod]
    public void SetPasswordCanBeChangedOnlyWithTheOldOne()
    {
        WebBench bench = NewBench(WebBench.Password);

        Assert.AreEqual(401, SetPassword(bench, "", "a new password").Status);
        Assert.AreEqual(401, SetPassword(bench, "not the old one", "a new password").Status);
        Assert.AreEqual(200, bench.Login(WebBench.Password).Status);
        Assert.AreEqual(200, SetPassword(bench, WebBench.Password, "a new password").Status);
        Assert.AreEqual(401, bench.Login(WebBench.Password).Status);
    }

    [TestMethod]
    public void NewPasswordEndsAllSessions()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        SetPassword(bench, WebBench.Password, "a new password");

        Assert.AreEqual(401, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void PasswordThatCannotBeStoredDoesNotCount()
    {
        WebBench bench = NewBench("");
        bench.Store.IsReadOnly = true;

        Assert.AreEqual(500, SetPassword(bench, "", "a new password").Status);
        Assert.AreEqual(403, bench.Login("a new password").Status);
    }

    [TestMethod]
    public void UnreadablePasswordLetsNobodyInAndCannotBeReplaced()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Store.IsDamaged = true;
        bench.Start();
        bench.Service.SetHandler(RouteId.Log, new FakeRouteHandler());

        Assert.AreEqual(403, bench.Login(WebBench.Password).Status);
        Assert.AreEqual(403, SetPassword(bench, "", "a new password").Status);
        FakeHttpExchange answer = bench.Get(Owned);
        Assert.AreEqual(403, answer.Status);
        Assert.IsTrue(answer.Text.IndexOf("cannot be read") > 0);
    }

    [TestMethod]
    public void ConfiguredPasswordCountsBeforeTheStoredOneAndCannotBeChanged()
    {
        WebBench bench = NewBench(WebBench.Password);
        Assert.IsNull(bench.Gateway.Settings.TrySet("web.password", "from the settings"));
        bench.Start();

        Assert.AreEqual(401, bench.Login(WebBench.Password).Status);
        Assert.AreEqual(200, bench.Login("from the settings").Status);
        Assert.AreEqual(409, SetPassword(bench, "from the settings", "a new password").Status);
    }

    [TestMethod]
    [DataRow("", true)]
    [DataRow("short", false)]
    [DataRow("ten chars!", true)]
    public void ConfiguredPasswordIsEmptyOrLongEnough(string password, bool isAllowed)
    {
        WebBench bench = NewBench("");
        string? error = bench.Gateway.Settings.TrySet("web.password", password);

        Assert.AreEqual(isAllowed, error == null);
        Assert.IsTrue(error == null || error.IndexOf(password) < 0);
    }

    [TestMethod]
    public void SixthTryHasToWait()
    {
        WebBench bench = NewBench(WebBench.Password);
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
        WebBench bench = NewBench(WebBench.Password);
        for (int i = 0; i < LoginLimiter.FreeFailures; i++)
        {
            SetPassword(bench, "guess " + i.ToString(), "a new password");
        }

        Assert.AreEqual(429, SetPassword(bench, WebBench.Password, "a new password").Status);
    }

    [TestMethod]
    public void OwnerWhoIsLoggedInIsNotDisturbedByGuessing()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        for (int i = 0; i < 30; i++)
        {
            bench.Login("guess");
        }

        Assert.AreEqual(200, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void LoginLogoutAndFailureAreEvents()
    {
        WebBench bench = NewBench(WebBench.Password);
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
        WebBench bench = NewBench("");
        bench.Keep(SetPassword(bench, "", "a new password"));
        FakeHttpExchange wrong = bench.Login("another password");
        FakeHttpExchange session = bench.Get("/api/v1/session");
        FakeHttpExchange changed = SetPassword(bench, "a new password", "the newest password");

        string[] secrets = { "a new password", "another password", "the newest password", bench.Store.Hash };
        for (int i = 0; i < secrets.Length; i++)
        {
            Assert.IsTrue(wrong.Text.IndexOf(secrets[i]) < 0);
            Assert.IsTrue(session.Text.IndexOf(secrets[i]) < 0);
            Assert.IsTrue(changed.Text.IndexOf(secrets[i]) < 0);
            Assert.IsFalse(LogHas(bench, secrets[i]));
        }

        Assert.IsFalse(LogHas(bench, bench.Cookie.Substring(12)));
        Assert.IsFalse(LogHas(bench, bench.Token));
        Assert.IsTrue(LogHas(bench, "192.168.1.20"));
    }

    [TestMethod]
    public void ReadingOfLiveDataLooksAtNoSession()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        for (int i = 0; i < 40; i++)
        {
            bench.Gateway.Clock.Advance(60000);
            Assert.AreEqual(200, bench.Get("/api/v1/live").Status);
        }

        Assert.AreEqual(401, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void DeletedPasswordEndsAllSessionsAfterReload()
    {
        WebBench bench = NewBench(WebBench.Password);
        bench.Login();
        bench.Store.Hash = "";
        bench.Access.Reload();

        Assert.AreEqual(403, bench.Get(Owned).Status);
    }

    [TestMethod]
    public void ConfiguredPasswordThatWasRemovedDoesNotCountAfterReload()
    {
        WebBench bench = NewBench("");
        bench.Gateway.Settings.TrySet("web.password", "from the settings");
        bench.Start();
        Assert.AreEqual(200, bench.Login("from the settings").Status);
        bench.Gateway.Settings.TrySet("web.password", "");
        bench.Access.Reload();

        Assert.AreEqual(403, bench.Login("from the settings").Status);
    }

    private static WebBench NewBench(string stored)
    {
        var bench = new WebBench(stored);
        bench.Service.SetHandler(RouteId.Log, new FakeRouteHandler());
        return bench;
    }

    private static FakeHttpExchange SetPassword(WebBench bench, string current, string password) =>
        bench.Post("/api/v1/password", "{\"current\":\"" + current + "\",\"password\":\"" + password + "\"}");

    private static bool LogHas(WebBench bench, string text)
    {
        for (int i = 0; i < bench.Gateway.Log.Count; i++)
        {
            if (bench.Gateway.Log.At(i).IndexOf(text) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void AssertEvent(EventMailbox mailbox, EventId expected)
    {
        Assert.IsTrue(mailbox.TryTake(out EventId id, out object? payload, 0));
        Assert.AreEqual((int)expected, (int)id);
        Assert.AreEqual("192.168.1.20", (string)payload!);
    }
}
