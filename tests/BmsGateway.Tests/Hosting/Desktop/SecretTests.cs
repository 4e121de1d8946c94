// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using BmsGateway.Configuration;
using BmsGateway.Tests.Web;
using BmsGateway.Web;

namespace BmsGateway.Tests.Hosting.Desktop;

/// <summary>Every secret setting holds a marker; whatever the gateway does, no marker comes out of it.</summary>
[TestClass]
public class SecretTests
{
    private const string Marker = "mArk3r-";

    private readonly FakePlatform _platform = new();
    private readonly List<string> _answers = new();
    private string _cookie = "";
    private string _token = "";

    [TestMethod]
    public void NoSecretComesOutOfLogsAnswersOrMessages()
    {
        var store = new ConfigurationStore(_platform.Files, _platform.Log);
        int secrets = SetEverySecret(store.Settings);
        Set(store.Settings, "mqtt.enabled", "true", "mqtt.host", "broker", "mqtt.commands_enabled", "true");
        Set(store.Settings, "log.level", "debug", "log.file_enabled", "true", "log.file_level", "debug");
        Set(store.Settings, "log.syslog_host", "log.local", "log.syslog_level", "debug", "bms.raw_view", "true");
        _platform.Client.AcceptsConnections = false;
        _platform.Client.LastError = "refused user x with password " + store.Settings.GetText(SettingId.MqttPassword);
        var gateway = new Gateway(_platform, store);
        Assert.IsTrue(gateway.TryStart(out string error), error);
        Assert.IsTrue(secrets >= 3);

        FailLogins(store.Settings);
        _platform.Client.AcceptsConnections = true;
        WaitFor(() => gateway.State.Mqtt.IsConnected);
        SendCommands(store.Settings);
        gateway.Commands.TryRun(
            BmsGateway.Commands.CommandTable.At(0), store.Settings.GetText(SettingId.WifiPassword), "test", out error);
        _answers.Add(error.Replace(store.Settings.GetText(SettingId.WifiPassword), ""));
        AskEverything();
        WaitFor(() => _platform.Said.Any(line => line.StartsWith("syslog ", StringComparison.Ordinal)));
        gateway.Stop();

        CheckEverything();
    }

    private static int SetEverySecret(GatewaySettings settings)
    {
        int count = 0;
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (row.IsSecret)
            {
                Set(settings, row.Key, Marker + i + "-word");
                count++;
            }
        }

        return count;
    }

    private static void Set(GatewaySettings settings, params string[] pairs)
    {
        for (int i = 0; i < pairs.Length; i += 2)
        {
            Assert.IsNull(settings.TrySet(pairs[i], pairs[i + 1]));
        }
    }

    private void FailLogins(GatewaySettings settings)
    {
        // A password typed into the wrong place must not come back either.
        Send("POST", "/api/v1/login", "{\"password\":\"" + settings.GetText(SettingId.MqttPassword) + "\"}");
        Send("POST", "/api/v1/login", "{\"password\":");
        FakeHttpExchange login = Send("POST", "/api/v1/login", "{\"password\":\"" + settings.GetText(SettingId.WebPassword) + "\"}");
        Assert.AreEqual(200, login.Status, login.Text);
        string cookie = login.AnswerHeader("Set-Cookie");
        _cookie = cookie.Substring(0, cookie.IndexOf(';'));
        _token = login.Text.Substring(login.Text.IndexOf("\"csrf\":\"", StringComparison.Ordinal) + 8, 32);
    }

    private void SendCommands(GatewaySettings settings)
    {
        byte[] payload = Encoding.UTF8.GetBytes(settings.GetText(SettingId.MqttPassword).Substring(0, 3));
        _platform.Client.Inbox.Post("tinybms/bms1/cmd/ccl_a", payload, payload.Length, false);
        WaitFor(() => _platform.Client.CountOn("tinybms/bms1/cmd/result") > 0);
    }

    private void AskEverything()
    {
        int answered = 0;
        for (int i = 0; i < RouteTable.Count; i++)
        {
            Route route = RouteTable.At(i);
            if (route.Allows("GET"))
            {
                answered += Send("GET", route.Path, "").Status == 200 ? 1 : 0;
            }
        }

        Assert.IsTrue(answered >= 7, answered + " routes answered");
        FakeHttpExchange support = Send("GET", "/api/v1/support", "");
        Assert.AreEqual(200, support.Status);
        JsonElement bundle = JsonDocument.Parse(support.Text).RootElement;
        JsonElement values = bundle.GetProperty("gateway").GetProperty("settings");
        Assert.IsTrue(values.GetProperty("mqtt.password").GetProperty("set").GetBoolean());
        Assert.AreEqual("broker", values.GetProperty("mqtt.host").GetString());
        Assert.AreEqual("control", bundle.GetProperty("health").GetProperty("services")[0].GetProperty("name").GetString());
        Assert.IsTrue(bundle.GetProperty("log").GetProperty("lines").GetArrayLength() > 3);
        Console.WriteLine($"Support bundle {support.Text.Length} bytes");
    }

    private FakeHttpExchange Send(string method, string path, string body)
    {
        var exchange = new FakeHttpExchange(path) { Method = method, RequestBody = body };
        exchange.SetRequestHeader("Content-Type", "application/json");
        exchange.SetRequestHeader("Origin", "http://192.168.1.5:8080");
        exchange.SetRequestHeader("Sec-Fetch-Site", "same-origin");
        exchange.SetRequestHeader("X-CSRF-Token", _token);
        exchange.SetRequestHeader("Cookie", _cookie);
        _platform.Handler!.Handle(exchange);
        _answers.Add(path + " " + exchange.Text);
        return exchange;
    }

    private void CheckEverything()
    {
        var all = new List<string>(_answers);
        all.AddRange(_platform.Said);
        for (int i = 0; i < _platform.Client.Count; i++)
        {
            all.Add(_platform.Client.At(i));
        }

        string[] files = _platform.Files.List("log");
        Assert.AreEqual(1, files.Length);
        _platform.Files.TryRead("log/" + files[0], out byte[] content);
        all.Add(Encoding.UTF8.GetString(content));
        Assert.IsTrue(content.Length > 100);
        Assert.IsTrue(_platform.Said.Count > 5);
        string[] leaks = all.Where(text => text.Contains(Marker, StringComparison.Ordinal)).ToArray();
        Assert.AreEqual(0, leaks.Length, string.Join('\n', leaks));
    }

    private static void WaitFor(Func<bool> condition) =>
        Assert.IsTrue(SpinWait.SpinUntil(condition, 10000), "did not happen within 10 s");
}
