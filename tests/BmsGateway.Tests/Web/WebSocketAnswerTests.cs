// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

[TestClass]
public class WebSocketAnswerTests
{
    [TestMethod]
    public void AcceptKeyIsThatOfRfc6455()
    {
        // RFC 6455 §1.3.
        Assert.AreEqual("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", new WebSocketAnswer().AcceptKey("dGhlIHNhbXBsZSBub25jZQ=="));
    }

    [TestMethod]
    public void AcceptingAnswerIsThatOfRfc6455()
    {
        Assert.AreEqual(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
            TextOf(new WebSocketAnswer().Accept("dGhlIHNhbXBsZSBub25jZQ==")));
    }

    [TestMethod]
    [DataRow(400, "400 Bad Request")]
    [DataRow(403, "403 Forbidden")]
    [DataRow(404, "404 Not Found")]
    [DataRow(405, "405 Method Not Allowed")]
    [DataRow(408, "408 Request Timeout")]
    [DataRow(426, "426 Upgrade Required")]
    [DataRow(431, "431 Request Header Fields Too Large")]
    [DataRow(503, "503 Service Unavailable")]
    public void RefusalHasStatusReasonAndLength(int status, string line)
    {
        string text = TextOf(new WebSocketAnswer().Refuse(status, "Because."));

        Assert.IsTrue(text.StartsWith("HTTP/1.1 " + line + "\r\nConnection: close\r\n"));
        Assert.IsTrue(text.EndsWith("Content-Length: 9\r\n\r\nBecause.\n"));
        Assert.AreEqual(status == 426, text.IndexOf("Sec-WebSocket-Version: 13\r\n") > 0);
    }

    private static string TextOf(byte[] bytes) => Encoding.UTF8.GetString(bytes, 0, bytes.Length);
}
