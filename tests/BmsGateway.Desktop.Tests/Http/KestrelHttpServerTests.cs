// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using BmsGateway.Desktop.Http;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Http;

[TestClass]
public sealed class KestrelHttpServerTests
{
    private readonly FakeLog _log = new();

    [TestMethod]
    public void RequestReachesTheHandlerAsItWasSent()
    {
        using Running running = Start(exchange => RespondText(
            exchange,
            200,
            exchange.Method + "|" + exchange.Path + "|" + exchange.Query + "|" + exchange.GetHeader("x-TEST") + "|"
            + (exchange.GetHeader("X-Absent") ?? "null")));
        using var request = new HttpRequestMessage(HttpMethod.Get, running.Url + "/a%20b/%2Fc?q=1&r=%3D?");
        request.Headers.Add("X-Test", "hello");
        using HttpResponseMessage answer = running.Client.Send(request);
        Assert.AreEqual("GET|/a%20b/%2Fc|q=1&r=%3D?|hello|null", ReadText(answer));
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.IsFalse(answer.Headers.Contains("Server"));
    }

    [TestMethod]
    public void AnswerIsSentWithItsHeadersAndLengthEvenWhenTheBufferIsUsedAgain()
    {
        byte[] shared = new byte[100];
        using Running running = Start(exchange =>
        {
            Array.Fill(shared, (byte)'x');
            exchange.SetHeader("Cache-Control", "no-store");
            exchange.Respond(404, "application/json", shared, 3);
            Array.Fill(shared, (byte)'y');
        });
        using HttpResponseMessage answer = running.Client.GetAsync(running.Url + "/none").Result;
        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.AreEqual("xxx", ReadText(answer));
        Assert.AreEqual(3L, answer.Content.Headers.ContentLength);
        Assert.AreEqual("no-store", answer.Headers.CacheControl!.ToString());
    }

    [TestMethod]
    public void HeadHasTheLengthAndNoBody()
    {
        using Running running = Start(exchange => RespondText(exchange, 200, "12345"));
        using var request = new HttpRequestMessage(HttpMethod.Head, running.Url + "/");
        using HttpResponseMessage answer = running.Client.Send(request);
        Assert.AreEqual(5L, answer.Content.Headers.ContentLength);
        Assert.AreEqual("", ReadText(answer));
    }

    [TestMethod]
    public void NoContentHasNoBody()
    {
        using Running running = Start(exchange => exchange.Respond(204, "", Array.Empty<byte>(), 0));
        using HttpResponseMessage answer = running.Client.GetAsync(running.Url + "/").Result;
        Assert.AreEqual(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.AreEqual("", ReadText(answer));
    }

    [TestMethod]
    [DataRow(0, "0")]
    [DataRow(99, "99")]
    [DataRow(100, "100")]
    [DataRow(101, "-1")]
    [DataRow(KestrelHttpServer.MaximumBody, "-1")]
    [DataRow(KestrelHttpServer.MaximumBody + 1, "-1")]
    public void BodyIsReadUpToTheBuffer(int size, string expected)
    {
        using Running running = Start(exchange =>
        {
            byte[] buffer = new byte[100];
            int length = exchange.ReadBody(buffer);
            for (int i = 0; i < length; i++)
            {
                Assert.AreEqual((byte)(i * 7), buffer[i]);
            }

            RespondText(exchange, 200, length.ToString());
        });
        byte[] body = new byte[size];
        for (int i = 0; i < size; i++)
        {
            body[i] = (byte)(i * 7);
        }

        using var content = new ByteArrayContent(body);
        using HttpResponseMessage answer = running.Client.PostAsync(running.Url + "/", content).Result;
        Assert.AreEqual(expected, ReadText(answer));
    }

    [TestMethod]
    public void BodyThatBreaksOffDoesNotDisturbTheNextRequest()
    {
        using Running running = Start(
            exchange => RespondText(exchange, 200, exchange.ReadBody(new byte[100]).ToString()));
        using (var client = new TcpClient("127.0.0.1", running.Port))
        {
            const string Half = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nabc";
            client.GetStream().Write(Encoding.ASCII.GetBytes(Half));
        }

        using var content = new StringContent("abcd");
        using HttpResponseMessage answer = running.Client.PostAsync(running.Url + "/", content).Result;
        Assert.AreEqual("4", ReadText(answer));
    }

    [TestMethod]
    public void HandlerThatThrowsGivesAPlain500AndALogLine()
    {
        using Running running = Start(exchange =>
        {
            exchange.SetHeader("X-Half", "done");
            throw new InvalidOperationException("broken page");
        });
        using HttpResponseMessage answer = running.Client.GetAsync(running.Url + "/x").Result;
        Assert.AreEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.AreEqual("", ReadText(answer));
        Assert.IsFalse(answer.Headers.Contains("X-Half"));
        Assert.AreEqual("http: GET /x failed: broken page", _log.Last);
    }

    [TestMethod]
    public void HandlerThatForgetsToAnswerGivesA500()
    {
        using Running running = Start(_ => { });
        using HttpResponseMessage answer = running.Client.GetAsync(running.Url + "/").Result;
        Assert.AreEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    [TestMethod]
    public void SecondAnswerIsRefused()
    {
        using Running running = Start(exchange =>
        {
            RespondText(exchange, 200, "one");
            try
            {
                RespondText(exchange, 200, "two");
            }
            catch (InvalidOperationException)
            {
                // Expected; the first answer stands.
            }
        });
        using HttpResponseMessage answer = running.Client.GetAsync(running.Url + "/").Result;
        Assert.AreEqual("one", ReadText(answer));
    }

    [TestMethod]
    public void WholeAddressInTheRequestLineGivesItsPath()
    {
        using Running running = Start(exchange => RespondText(exchange, 200, exchange.Path + "|" + exchange.Query));
        using var client = new TcpClient("127.0.0.1", running.Port);
        NetworkStream stream = client.GetStream();
        stream.ReadTimeout = 5000;
        const string Request = "GET http://host/a/b?c HTTP/1.1\r\nHost: host\r\nConnection: close\r\n\r\n";
        stream.Write(Encoding.ASCII.GetBytes(Request));
        using var reader = new System.IO.StreamReader(stream);
        StringAssert.EndsWith(reader.ReadToEnd(), "/a/b|c");
    }

    [TestMethod]
    public void SlowHandlersRunSideBySide()
    {
        using var both = new Barrier(2);
        using Running running = Start(exchange => RespondText(exchange, 200, both.SignalAndWait(10000).ToString()));
        var first = running.Client.GetStringAsync(running.Url + "/1");
        var second = running.Client.GetStringAsync(running.Url + "/2");
        Assert.AreEqual("True", first.Result);
        Assert.AreEqual("True", second.Result);
    }

    [TestMethod]
    public void TakenPortIsToldInOneSentence()
    {
        using var other = new TcpListenerOn(IPAddress.Loopback);
        var server = new KestrelHttpServer(_log);
        Assert.IsFalse(server.TryStart(other.Port, new Handler(_ => { }), out string error));
        StringAssert.Contains(error, "TCP port " + other.Port);
        StringAssert.Contains(error, "already used");
        StringAssert.Contains(error, "--http PORT");
        Assert.IsFalse(error.Contains('\n'));
        server.Stop();
    }

    [TestMethod]
    public void PortIsFreeAgainAfterStop()
    {
        int port;
        using (Running running = Start(exchange => RespondText(exchange, 200, "a")))
        {
            port = running.Port;
            Assert.AreEqual("a", running.Client.GetStringAsync(running.Url + "/").Result);
        }

        var server = new KestrelHttpServer(_log);
        Assert.IsTrue(server.TryStart(port, new Handler(_ => { }), out string error), error);
        server.Stop();
        server.Stop();
    }

    private static string ReadText(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync().Result;

    private static void RespondText(IHttpExchange exchange, int status, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        exchange.Respond(status, "text/plain; charset=utf-8", bytes, bytes.Length);
    }

    private Running Start(Action<IHttpExchange> handle) => new(new KestrelHttpServer(_log), new Handler(handle));

    private sealed class Handler : IHttpHandler
    {
        private readonly Action<IHttpExchange> _handle;

        public Handler(Action<IHttpExchange> handle)
        {
            _handle = handle;
        }

        public void Handle(IHttpExchange exchange) => _handle(exchange);
    }

    private sealed class TcpListenerOn : IDisposable
    {
        private readonly TcpListener _listener;

        public TcpListenerOn(IPAddress address)
        {
            _listener = new TcpListener(address, 0);
            _listener.Start();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();
    }

    private sealed class Running : IDisposable
    {
        private readonly KestrelHttpServer _server;

        public Running(KestrelHttpServer server, IHttpHandler handler)
        {
            _server = server;
            Port = FreePort.Find();
            Assert.IsTrue(server.TryStart(Port, handler, out string error), error);
        }

        public int Port { get; }

        public string Url => "http://127.0.0.1:" + Port;

        public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

        public void Dispose()
        {
            Client.Dispose();
            _server.Stop();
        }
    }
}
