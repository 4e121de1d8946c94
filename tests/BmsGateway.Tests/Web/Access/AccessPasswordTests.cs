// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

/// <summary>The first password, a new one, one from the settings, and what becomes of the sessions.</summary>
[TestClass]
public class AccessPasswordTests
{
    [TestMethod]
    public void WithoutAPasswordTheOwnersRoutesAreRefusedAndSayHowToSetOne()
    {
        WebBench bench = WebBench.ForOwner("");
        FakeHttpExchange early = bench.Get(WebBench.OwnerRoute);
        bench.Gateway.Clock.Advance(AccessControl.SetupMilliseconds);
        FakeHttpExchange late = bench.Get(WebBench.OwnerRoute);

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
        WebBench bench = WebBench.ForOwner("");
        bench.Gateway.Clock.Advance(AccessControl.SetupMilliseconds - 1);
        FakeHttpExchange answer = bench.SetPassword("", "a new password");

        Assert.AreEqual(200, answer.Status);
        bench.Keep(answer);
        Assert.AreEqual(200, bench.Get(WebBench.OwnerRoute).Status);
        Assert.IsTrue(PasswordHash.IsValid(bench.Store.Hash));
        bench.Start();
        Assert.AreEqual(200, bench.Login("a new password").Status);
    }

    [TestMethod]
    public void FirstPasswordCannotBeSetAfterTenMinutes()
    {
        WebBench bench = WebBench.ForOwner("");
        bench.Gateway.Clock.Advance(AccessControl.SetupMilliseconds);

        Assert.AreEqual(403, bench.SetPassword("", "a new password").Status);
        Assert.AreEqual("", bench.Store.Hash);
    }

    [TestMethod]
    [DataRow("123456789", 422)]
    [DataRow("1234567890", 200)]
    [DataRow("1234567890123456789012345678901234567890123456789012345678901234", 200)]
    [DataRow("12345678901234567890123456789012345678901234567890123456789012345", 422)]
    [DataRow("", 422)]
    public void PasswordHasTenToSixtyFourCharacters(string password, int status) =>
        Assert.AreEqual(status, WebBench.ForOwner("").SetPassword("", password).Status);

    [TestMethod]
    public void SetPasswordCanBeChangedOnlyWithTheOldOne()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);

        Assert.AreEqual(401, bench.SetPassword("", "a new password").Status);
        Assert.AreEqual(401, bench.SetPassword("not the old one", "a new password").Status);
        Assert.AreEqual(200, bench.Login(WebBench.Password).Status);
        Assert.AreEqual(200, bench.SetPassword(WebBench.Password, "a new password").Status);
        Assert.AreEqual(401, bench.Login(WebBench.Password).Status);
    }

    [TestMethod]
    public void NewPasswordEndsAllSessions()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        bench.SetPassword(WebBench.Password, "a new password");

        Assert.AreEqual(401, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    public void PasswordThatCannotBeStoredDoesNotCount()
    {
        WebBench bench = WebBench.ForOwner("");
        bench.Store.IsReadOnly = true;

        Assert.AreEqual(500, bench.SetPassword("", "a new password").Status);
        Assert.AreEqual(403, bench.Login("a new password").Status);
    }

    [TestMethod]
    public void UnreadablePasswordLetsNobodyInAndCannotBeReplaced()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Store.IsDamaged = true;
        bench.Start();
        bench.Service.SetHandler(RouteId.Log, new FakeRouteHandler());

        Assert.AreEqual(403, bench.Login(WebBench.Password).Status);
        Assert.AreEqual(403, bench.SetPassword("", "a new password").Status);
        FakeHttpExchange answer = bench.Get(WebBench.OwnerRoute);
        Assert.AreEqual(403, answer.Status);
        Assert.IsTrue(answer.Text.IndexOf("cannot be read") > 0);
    }

    [TestMethod]
    public void ConfiguredPasswordCountsBeforeTheStoredOneAndCannotBeChanged()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        Assert.IsNull(bench.Gateway.Settings.TrySet("web.password", "from the settings"));
        bench.Start();

        Assert.AreEqual(401, bench.Login(WebBench.Password).Status);
        Assert.AreEqual(200, bench.Login("from the settings").Status);
        Assert.AreEqual(409, bench.SetPassword("from the settings", "a new password").Status);
    }

    [TestMethod]
    [DataRow("", true)]
    [DataRow("short", false)]
    [DataRow("ten chars!", true)]
    public void ConfiguredPasswordIsEmptyOrLongEnough(string password, bool isAllowed)
    {
        WebBench bench = WebBench.ForOwner("");
        string? error = bench.Gateway.Settings.TrySet("web.password", password);

        Assert.AreEqual(isAllowed, error == null);
        Assert.IsTrue(error == null || error.IndexOf(password) < 0);
    }

    [TestMethod]
    public void DeletedPasswordEndsAllSessionsAfterReload()
    {
        WebBench bench = WebBench.ForOwner(WebBench.Password);
        bench.Login();
        bench.Store.Hash = "";
        bench.Access.Reload();

        Assert.AreEqual(403, bench.Get(WebBench.OwnerRoute).Status);
    }

    [TestMethod]
    public void ConfiguredPasswordThatWasRemovedDoesNotCountAfterReload()
    {
        WebBench bench = WebBench.ForOwner("");
        bench.Gateway.Settings.TrySet("web.password", "from the settings");
        bench.Start();
        Assert.AreEqual(200, bench.Login("from the settings").Status);
        bench.Gateway.Settings.TrySet("web.password", "");
        bench.Access.Reload();

        Assert.AreEqual(403, bench.Login("from the settings").Status);
    }
}
