// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web.Desktop;

[TestClass]
public class WebPageTests
{
    private const int Budget = 20 * 1024;

    [TestMethod]
    public void PageStaysWithinItsBudget()
    {
        Assert.AreEqual(WebPage.GzipLength, WebPage.GetGzip().Length);
        Assert.AreEqual(WebPage.PlainLength, Encoding.UTF8.GetByteCount(Page()));
        int length = WebPage.GetGzip().Length;
        Assert.IsTrue(length <= Budget, $"{length} bytes");
    }

    [TestMethod]
    public void PageLoadsNothingFromAnywhereElse()
    {
        string page = Page().Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);

        AssertLacks(page, @"https?://|//[a-z]");
        AssertLacks(page, "<script[^>]+src|<link[^>]+stylesheet|@import|<iframe|<img");
    }

    [TestMethod]
    public void PageWritesTextOnlyAsText()
    {
        string page = Page();
        foreach (string way in new[]
        {
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
            " style=\"", " onclick",
        })
        {
            Assert.IsFalse(page.Contains(way, StringComparison.OrdinalIgnoreCase), way);
        }
    }

    [TestMethod]
    public void HashesOfThePolicyAreThoseOfThePage()
    {
        string page = Page();

        Assert.AreEqual(WebPage.ScriptHash, HashOf(page, "<script>", "</script>"));
        Assert.AreEqual(WebPage.StyleHash, HashOf(page, "<style>", "</style>"));
    }

    [TestMethod]
    public void PageKnowsEveryReasonAndEveryState()
    {
        string page = Page();
        foreach (LimitReason reason in Enum.GetValues<LimitReason>())
        {
            LimitRule rule = LimitRules.Get(reason);
            Assert.IsTrue(page.Contains($"\n{rule.Key}: \"{rule.Text}\"", StringComparison.Ordinal), rule.Key);
        }

        foreach (ControlState state in Enum.GetValues<ControlState>())
        {
            AssertKnows(page, StateKeys.KeyOf(state));
        }

        foreach (ChargePhase phase in Enum.GetValues<ChargePhase>())
        {
            AssertKnows(page, StateKeys.KeyOf(phase));
        }

        foreach (CanBusState state in Enum.GetValues<CanBusState>())
        {
            AssertKnows(page, StateKeys.KeyOf(state));
        }

        foreach (BatteryState state in Enum.GetValues<BatteryState>())
        {
            AssertKnows(page, StateKeys.KeyOf(state));
        }

        foreach (BatteryLinkState state in Enum.GetValues<BatteryLinkState>())
        {
            AssertKnows(page, StateKeys.KeyOf(state));
        }
    }

    [TestMethod]
    public void PageHasTheBasicsOfAccessibility()
    {
        string page = Page();
        foreach (string part in new[]
        {
            "<html lang=\"en\">", "name=\"viewport\"", "aria-live=\"polite\"", "role=\"alert\"", "prefers-color-scheme",
            "prefers-reduced-motion", "tabular-nums", ":focus-visible",
        })
        {
            Assert.IsTrue(page.Contains(part, StringComparison.Ordinal), part);
        }
    }

    private static void AssertLacks(string page, string pattern) =>
        Assert.AreEqual("", Regex.Match(page, pattern, RegexOptions.IgnoreCase).Value);

    private static void AssertKnows(string page, string key) =>
        Assert.IsTrue(page.Contains($"\n{key}: ", StringComparison.Ordinal), key);

    private static string HashOf(string page, string begin, string end)
    {
        int start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        string text = page[start..page.IndexOf(end, start, StringComparison.Ordinal)];
        return "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'";
    }

    internal static string Page()
    {
        using var gzip = new GZipStream(new MemoryStream(WebPage.GetGzip()), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
