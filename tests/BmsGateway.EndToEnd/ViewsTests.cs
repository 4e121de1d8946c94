// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using BmsGateway.EndToEnd.Bench;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.EndToEnd;

/// <summary>A person sets the first password, opens every view, logs out and in again.</summary>
[TestClass]
public class ViewsTests
{
    private const string Password = "correct horse battery";

    // View, and the mark of something that it always has.
    private static readonly string[][] Views =
    {
        new[] { "overview", "soc" },
        new[] { "bms", "bms-settings-card" },
        new[] { "alarms", "alarms" },
        new[] { "history", "history-card" },
        new[] { "settings", "config-card" },
        new[] { "system", "health-card" },
    };

    [TestMethod]
    [DataRow("chromium")]
    [DataRow("firefox")]
    public void OwnerLogsInAndOpensEveryViewOnScreenAndPhone(string browserKind)
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start();
        using var browser = new Browser(browserKind);
        browser.Open(bench.Url);
        browser.WaitFor("connection", text => text == "Live", 20);
        browser.WaitFor("who", text => text == "Set a password", 5);

        browser.Evaluate("location.hash = '#system'");
        browser.WaitFor("password-set", text => text == "Set the password", 5);
        Type(browser, "password-password", Password);
        Type(browser, "password-again", Password);
        Click(browser, "password-set");
        browser.WaitFor("who", text => text == "Logged in", 10);
        OpenEveryView(browser, browserKind);
        browser.Open(bench.Url, 360, 780);
        browser.WaitFor("who", text => text == "Logged in", 10);
        OpenEveryView(browser, browserKind + "-phone");

        Click(browser, "logout");
        browser.WaitFor("who", text => text == "Log in", 5);
        Type(browser, "password-password", "a wrong password");
        Click(browser, "login");
        browser.WaitFor("note", text => text == "This is not the password.", 5);
        Type(browser, "password-password", Password);
        Click(browser, "login");
        browser.WaitFor("who", text => text == "Logged in", 10);
        browser.Reload();
        browser.WaitFor("who", text => text == "Logged in", 10);

        StringAssert.Contains(bench.Gateway.Output, "Login from ");
        Assert.IsFalse(bench.Gateway.Output.Contains(Password, StringComparison.Ordinal));
        CheckComplaints(browser);
    }

    private static void OpenEveryView(Browser browser, string name)
    {
        foreach (string[] view in Views)
        {
            browser.Evaluate($"location.hash = '#{view[0]}'");
            browser.WaitFor(view[1], text => text.Length > 2, 5);
            Eventually.IsTrue(
                () => browser.Evaluate($"[...document.querySelectorAll('.view')].filter(v => !v.hidden).map(v => v.id).join()")
                    == "v-" + view[0],
                5,
                () => "view " + view[0]);
            string current = browser.Evaluate("document.querySelector('nav a[aria-current]').hash");
            Assert.AreEqual("#" + view[0], current);
            Eventually.IsTrue(
                () => browser.Evaluate($"byId('v-{view[0]}').innerText.trim().length > 40") == "true",
                5,
                () => "content of view " + view[0]);
            Assert.AreEqual("true", browser.Evaluate("document.documentElement.scrollWidth <= innerWidth"), view[0]);
            browser.Screenshot($"view-{view[0]}-{name}");
        }
    }

    private static void Type(Browser browser, string mark, string text) =>
        browser.Evaluate($"byTest('{mark}').value = '{text}'");

    private static void Click(Browser browser, string mark) => browser.Evaluate($"byTest('{mark}').click()");

    // Chromium complains of every answer that is an error; a wrong password and a missing part of the gateway are meant.
    private static void CheckComplaints(Browser browser)
    {
        string[] complaints = browser.Complaints()
            .Where(text => !text.Contains("the server responded with a status of", StringComparison.Ordinal))
            .ToArray();
        Assert.AreEqual("", string.Join('\n', complaints));
    }
}
