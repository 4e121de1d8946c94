// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using BmsGateway.Configuration;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Tests.Support;
using BmsGateway.Web;

namespace BmsGateway.Desktop.Tests.Http;

/// <summary>Login and guarded routes over real sockets, with the whole gateway behind them.</summary>
[TestClass]
public sealed class LoginOverHttpTests
{
    private const string Password = "correct horse battery";

    [TestMethod]
    public void FirstPasswordIsKeptOverARestart()
    {
        using var folder = new TemporaryFolder();
        using (var bench = new Bench(folder.Path, ""))
        {
            Assert.IsFalse(bench.Session().GetProperty("password_set").GetBoolean());
            Assert.AreEqual(HttpStatusCode.Forbidden, bench.Get("log"));
            Assert.AreEqual(HttpStatusCode.OK, bench.Post("password", $"{{\"password\":\"{Password}\"}}", out _));
            Assert.IsTrue(bench.Session().GetProperty("logged_in").GetBoolean());
        }

        using var again = new Bench(folder.Path, "");
        JsonElement session = again.Session();
        Assert.IsTrue(session.GetProperty("password_set").GetBoolean());
        Assert.IsFalse(session.GetProperty("logged_in").GetBoolean());
        Assert.AreEqual(HttpStatusCode.Unauthorized, again.Post("login", "{\"password\":\"wrong password\"}", out _));
        Assert.AreEqual(HttpStatusCode.OK, again.Post("login", $"{{\"password\":\"{Password}\"}}", out _));
        Assert.AreNotEqual(HttpStatusCode.Unauthorized, again.Get("log"));
        Assert.AreNotEqual(HttpStatusCode.Forbidden, again.Get("log"));
    }

    [TestMethod]
    public void ChangeNeedsTheTokenOfTheSession()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder.Path, Password);
        Assert.AreEqual(HttpStatusCode.Unauthorized, bench.Post("logout", "{}", out _));
        bench.Post("login", $"{{\"password\":\"{Password}\"}}", out JsonElement login);

        Assert.AreEqual(HttpStatusCode.Forbidden, bench.Post("logout", "{}", out _));
        bench.Client.DefaultRequestHeaders.Add(RequestGuard.TokenHeader, login.GetProperty("csrf").GetString());
        Assert.AreEqual(HttpStatusCode.OK, bench.Post("logout", "{}", out _));
        Assert.IsFalse(bench.Session().GetProperty("logged_in").GetBoolean());
    }

    [TestMethod]
    public void HugeBodyAndForeignTypeAreRefused()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder.Path, Password);
        string huge = new('x', 300 * 1024);

        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, bench.Post("login", huge, out _));
        using var form = new StringContent("password=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpResponseMessage answer = bench.Client.PostAsync(bench.Url + "login", form).Result;
        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [TestMethod]
    public void GuessingIsSlowedDownAndLiveDataStaysFast()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder.Path, Password);
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(HttpStatusCode.Unauthorized, bench.Post("login", "{\"password\":\"guess\"}", out _));
        }

        Assert.AreEqual(
            HttpStatusCode.TooManyRequests, bench.Post("login", $"{{\"password\":\"{Password}\"}}", out JsonElement answer));
        StringAssert.Contains(answer.GetProperty("message").GetString()!, "wait 30 s");
        Assert.AreEqual(HttpStatusCode.OK, bench.Get("live"));
        Assert.IsFalse(bench.Log.Last.Contains("guess", StringComparison.Ordinal));
    }

    [TestMethod]
    public void ChangedSettingsNeedTheOwnerAndAreKeptOverARestart()
    {
        const string Change = "{\"mqtt.port\":8883,\"wifi.password\":\"hidden-word\"}";
        using var folder = new TemporaryFolder();
        using (var bench = new Bench(folder.Path, Password))
        {
            Assert.AreEqual(HttpStatusCode.Unauthorized, bench.Post("config/import", Change, out _));
            Assert.AreEqual(HttpStatusCode.Unauthorized, bench.Get("config/export?secrets=1"));
            bench.Post("login", $"{{\"password\":\"{Password}\"}}", out JsonElement login);
            bench.Client.DefaultRequestHeaders.Add(RequestGuard.TokenHeader, login.GetProperty("csrf").GetString());
            Assert.AreEqual(HttpStatusCode.OK, bench.Post("config/import", Change, out JsonElement answer));
            Assert.AreEqual("wifi.password", answer.GetProperty("restart")[0].GetString());
        }

        using var again = new Bench(folder.Path, Password);
        again.Post("login", $"{{\"password\":\"{Password}\"}}", out _);
        string config = again.Client.GetStringAsync(again.Url + "config").Result;
        StringAssert.Contains(config, "\"mqtt.port\":8883");
        Assert.IsFalse(config.Contains("hidden-word", StringComparison.Ordinal));
    }

    private sealed class Bench : IDisposable
    {
        private readonly Gateway _gateway;

        public Bench(string folder, string password)
        {
            int port = FreePort.Find();
            Assert.IsTrue(OptionsParser.TryParse(Array.Empty<string>(), out Options options, out string error), error);
            var platform = new DesktopPlatform(options, folder, Log);
            var store = new ConfigurationStore(platform.Files, Log);
            Assert.IsNull(store.TryOverride("web.port", port.ToString()));
            Assert.IsNull(store.TryOverride("web.password", password));
            Assert.IsNull(store.Load());
            _gateway = new Gateway(platform, store);
            Assert.IsTrue(_gateway.TryStartNetwork(out error), error);
            Url = $"http://127.0.0.1:{port}/api/v1/";
        }

        public FakeLog Log { get; } = new();

        public string Url { get; }

        public HttpClient Client { get; } = new(new HttpClientHandler { UseCookies = true }) { Timeout = TimeSpan.FromSeconds(20) };

        public JsonElement Session() => JsonDocument.Parse(Client.GetStringAsync(Url + "session").Result).RootElement;

        public HttpStatusCode Get(string path)
        {
            using HttpResponseMessage answer = Client.GetAsync(Url + path).Result;
            return answer.StatusCode;
        }

        public HttpStatusCode Post(string path, string body, out JsonElement document)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = Client.PostAsync(Url + path, content).Result;
            document = JsonDocument.Parse(answer.Content.ReadAsStringAsync().Result).RootElement;
            return answer.StatusCode;
        }

        public void Dispose()
        {
            Client.Dispose();
            _gateway.Stop();
        }
    }
}
