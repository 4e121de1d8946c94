// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

[TestClass]
public class WebSocketHandshakeTests
{
    private const string HostLine = "Host: 192.168.1.5:8081\r\n";
    private const string OriginLine = "Origin: http://192.168.1.5:8080\r\n";
    private const string KeyLine = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    [TestMethod]
    public void HealthyRequestIsAcceptedWithItsKey()
    {
        var handshake = NewHandshake();

        Assert.AreEqual(101, Evaluate(handshake, Encoding.UTF8.GetBytes(Requests.Healthy)));
        Assert.AreEqual("dGhlIHNhbXBsZSBub25jZQ==", handshake.Key);
    }

    [TestMethod]
    [DataRow("Connection: Upgrade", "Connection: keep-alive, Upgrade")]
    [DataRow("Connection: Upgrade", "connection:keep-alive\r\nConnection: upgrade")]
    [DataRow("Upgrade: websocket", "upgrade: WebSocket")]
    [DataRow("GET /api/v1/live ", "GET /api/v1/live?t=1 ")]
    [DataRow(OriginLine, "")]
    [DataRow(OriginLine, "Origin: http://192.168.1.5\r\n")]
    [DataRow(OriginLine, "Origin: https://192.168.1.5:9443\r\n")]
    [DataRow(OriginLine, OriginLine + "Cookie: name=Ä\u007f\r\n")]
    [DataRow("Sec-WebSocket-Version: 13", "SEC-WEBSOCKET-VERSION:13")]
    public void OtherHealthyFormsAreAccepted(string old, string replacement) => Assert.AreEqual(101, Judge(old, replacement));

    [TestMethod]
    [DataRow("GET ", "POST ", 405)]
    [DataRow("HTTP/1.1", "HTTP/1.0", 400)]
    [DataRow("HTTP/1.1", "HTTP/1.1 x", 400)]
    [DataRow("/api/v1/live ", "/ ", 404)]
    [DataRow("/api/v1/live ", "/api/v1/live/ ", 404)]
    [DataRow(HostLine, "", 400)]
    [DataRow(HostLine, HostLine + HostLine, 400)]
    [DataRow("Host: 192.168.1.5:8081", "Host: evil.com", 403)]
    [DataRow(OriginLine, "Origin: http://evil.com\r\n", 403)]
    [DataRow(OriginLine, "Origin: http://192.168.1.50\r\n", 403)]
    [DataRow(OriginLine, "Origin: http://192.168.1.5.evil.com\r\n", 403)]
    [DataRow(OriginLine, "Origin: null\r\n", 403)]
    [DataRow(OriginLine, "Origin: \r\n", 403)]
    [DataRow(OriginLine, "Origin: file://192.168.1.5\r\n", 403)]
    [DataRow(OriginLine, "Origin: http://user@192.168.1.5\r\n", 403)]
    [DataRow(OriginLine, OriginLine + OriginLine, 400)]
    [DataRow("Upgrade: websocket", "Upgrade: h2c", 426)]
    [DataRow("Connection: Upgrade", "Connection: keep-alive", 426)]
    [DataRow("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8", 426)]
    [DataRow("Sec-WebSocket-Version: 13\r\n", "", 426)]
    [DataRow(KeyLine, "", 400)]
    [DataRow(KeyLine, KeyLine + KeyLine, 400)]
    [DataRow("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZQ==", 400)]
    [DataRow("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZ!==", 400)]
    [DataRow("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQAA", 400)]
    [DataRow(OriginLine, "Origin http\r\n", 400)]
    [DataRow(OriginLine, " folded: line\r\n", 400)]
    [DataRow(OriginLine, "Origin : http://192.168.1.5\r\n", 400)]
    [DataRow(OriginLine, ": empty name\r\n", 400)]
    [DataRow(OriginLine, "X-Bad: \u0001\r\n", 400)]
    [DataRow("GET /api", "G\0T /api", 400)]
    public void WrongRequestsAreRefusedWithAReason(string old, string replacement, int status)
    {
        var handshake = NewHandshake();

        Assert.AreEqual(status, Evaluate(handshake, Requests.With(old, replacement)));
        Assert.IsTrue(handshake.Problem.EndsWith(".") || handshake.Problem.EndsWith("HTTP/1.1"));
    }

    [TestMethod]
    public void ReboundNameIsRefusedThoughOriginAndHostAgree()
    {
        string request = Requests.Replace(Requests.Healthy, "Host: 192.168.1.5", "Host: evil.com");
        request = Requests.Replace(request, "Origin: http://192.168.1.5", "Origin: http://evil.com");

        Assert.AreEqual(403, Evaluate(NewHandshake(), Encoding.UTF8.GetBytes(request)));
    }

    [TestMethod]
    public void BytesBehindTheHeadAreRefused() => Assert.AreEqual(400, Judge("\r\n\r\n", "\r\n\r\nmore"));

    [TestMethod]
    public void RefusedRequestLeavesNothingForTheNext()
    {
        var handshake = NewHandshake();
        Evaluate(handshake, Requests.With("Host: 192.168.1.5:8081", "Host: evil.com"));

        Assert.AreEqual(101, Evaluate(handshake, Encoding.UTF8.GetBytes(Requests.Healthy)));
        Assert.AreEqual("", handshake.Problem);
    }

    [TestMethod]
    public void EndOfTheHeadIsFoundAtAnyCut()
    {
        byte[] request = Encoding.UTF8.GetBytes("GET / HTTP/1.1\r\n\r\n");
        for (int cut = 0; cut < request.Length; cut++)
        {
            Assert.AreEqual(-1, WebSocketHandshake.FindEnd(request, 0, cut));
            Assert.AreEqual(request.Length, WebSocketHandshake.FindEnd(request, cut, request.Length));
        }
    }

    [TestMethod]
    public void RandomBytesNeverThrowAndAreNeverAccepted()
    {
        var random = new Random(4711);
        var handshake = NewHandshake();
        for (int round = 0; round < 2000; round++)
        {
            var noise = new byte[random.Next(300)];
            random.NextBytes(noise);

            Assert.IsTrue(Evaluate(handshake, noise) >= 400);
        }
    }

    [TestMethod]
    public void DisturbedRequestsNeverThrow()
    {
        var random = new Random(4712);
        var handshake = NewHandshake();
        byte[] healthy = Encoding.UTF8.GetBytes(Requests.Healthy);
        int accepted = 0;
        for (int round = 0; round < 2000; round++)
        {
            byte[] request = Disturb(healthy, random);
            int status = Evaluate(handshake, request);

            Assert.IsTrue(status == 101 || (status >= 400 && status <= 426));
            accepted += status == 101 ? 1 : 0;
        }

        // A changed extension or path letter may pass or not; most changes hit something that matters.
        Assert.IsTrue(accepted < 1500);
    }

    private static byte[] Disturb(byte[] healthy, Random random)
    {
        var request = new byte[healthy.Length];
        Array.Copy(healthy, 0, request, 0, healthy.Length);
        int changes = 1 + random.Next(4);
        for (int i = 0; i < changes; i++)
        {
            request[random.Next(request.Length)] = (byte)random.Next(256);
        }

        return request;
    }

    private static int Judge(string old, string replacement) => Evaluate(NewHandshake(), Requests.With(old, replacement));

    private static int Evaluate(WebSocketHandshake handshake, byte[] request) => handshake.Evaluate(request, request.Length);

    private static WebSocketHandshake NewHandshake() => new(new HostRule(new GatewaySettings()));
}
