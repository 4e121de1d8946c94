// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;

namespace BmsGateway.Web;

/// <summary>The HTTP answers of the WebSocket endpoint. One instance serves one thread.</summary>
public sealed class WebSocketAnswer
{
    // RFC 6455 §1.3.
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private readonly Sha1 _sha1 = new();
    private readonly byte[] _digest = new byte[Sha1.DigestLength];

    /// <summary>Value of Sec-WebSocket-Accept for a key (RFC 6455 §4.2.2).</summary>
    public string AcceptKey(string key)
    {
        byte[] text = Encoding.UTF8.GetBytes(key + Guid);
        _sha1.Compute(text, text.Length, _digest);
        return ToBase64(_digest);
    }

    /// <summary>The answer that turns the connection into a WebSocket.</summary>
    public byte[] Accept(string key) => Encoding.UTF8.GetBytes(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + AcceptKey(key) + "\r\n\r\n");

    /// <summary>The answer that refuses; the connection is closed behind it.</summary>
    /// <param name="status">HTTP status, 400 or above.</param>
    /// <param name="problem">What is wrong and what is allowed, 7-bit ASCII.</param>
    public byte[] Refuse(int status, string problem)
    {
        string version = status == 426 ? "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" : "";
        string body = problem + "\n";
        return Encoding.UTF8.GetBytes(
            "HTTP/1.1 " + status.ToString() + " " + NameOf(status) + "\r\nConnection: close\r\n" + version
            + "Content-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: "
            + body.Length.ToString() + "\r\n\r\n" + body);
    }

    private static string NameOf(int status)
    {
        switch (status)
        {
            case 403:
                return "Forbidden";
            case 404:
                return "Not Found";
            case 405:
                return "Method Not Allowed";
            case 408:
                return "Request Timeout";
            case 426:
                return "Upgrade Required";
            case 431:
                return "Request Header Fields Too Large";
            case 503:
                return "Service Unavailable";
            default:
                return "Bad Request";
        }
    }

    // Own code, because the alphabet of the device's class library has differed from RFC 4648 in the past.
    private static string ToBase64(byte[] data)
    {
        int groups = (data.Length + 2) / 3;
        var text = new char[groups * 4];
        for (int i = 0; i < groups; i++)
        {
            int at = i * 3;
            int bits = (data[at] << 16)
                | (at + 1 < data.Length ? data[at + 1] << 8 : 0)
                | (at + 2 < data.Length ? data[at + 2] : 0);
            text[i * 4] = Base64[(bits >> 18) & 63];
            text[(i * 4) + 1] = Base64[(bits >> 12) & 63];
            text[(i * 4) + 2] = at + 1 < data.Length ? Base64[(bits >> 6) & 63] : '=';
            text[(i * 4) + 3] = at + 2 < data.Length ? Base64[bits & 63] : '=';
        }

        return new string(text);
    }
}
