// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;

namespace BmsGateway.Tests.Web;

/// <summary>A healthy opening handshake to start from; each test changes one line.</summary>
public static class Requests
{
    /// <summary>The handshake of RFC 6455 §1.3, as Chromium sends it.</summary>
    public const string Healthy =
        "GET /api/v1/live HTTP/1.1\r\nHost: 192.168.1.5:8081\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Origin: http://192.168.1.5:8080\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";

    /// <summary>The healthy handshake with one piece replaced, which must occur in it.</summary>
    public static byte[] With(string old, string replacement) => Encoding.UTF8.GetBytes(Replace(Healthy, old, replacement));

    /// <summary>A text with one piece replaced, which must occur in it.</summary>
    public static string Replace(string text, string old, string replacement)
    {
        int at = text.IndexOf(old);
        Assert.IsTrue(at >= 0);
        return text.Substring(0, at) + replacement + text.Substring(at + old.Length);
    }
}
