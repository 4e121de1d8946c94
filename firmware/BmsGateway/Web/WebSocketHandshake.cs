// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;

namespace BmsGateway.Web;

/// <summary>
/// Judges the opening handshake of RFC 6455 §4.2 from the bytes of the request head. Knows no socket and never throws, whatever the
/// bytes are. One instance serves one thread.
/// </summary>
public sealed class WebSocketHandshake
{
    /// <summary>Longest request head in bytes.</summary>
    public const int MaximumLength = 2048;

    /// <summary>Path of the endpoint; a query behind it is ignored.</summary>
    public const string Path = "/api/v1/live";

    /// <summary>Result of <see cref="Evaluate"/>: the request may become a WebSocket.</summary>
    public const int Accepted = 101;

    private const string OnlyVersion = "13";
    private const int KeyLength = 24;

    private readonly HostRule _hosts;
    private string _host = "";
    private string _origin = "";
    private string _upgrade = "";
    private string _connection = "";
    private string _version = "";
    private int _hostCount;
    private int _originCount;
    private int _keyCount;

    /// <summary>Makes a judge.</summary>
    /// <param name="hosts">Host names that are answered.</param>
    public WebSocketHandshake(HostRule hosts) => _hosts = hosts;

    /// <summary>Value of Sec-WebSocket-Key after <see cref="Evaluate"/> accepted.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What is wrong and what is allowed, after <see cref="Evaluate"/> refused.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Looks for the end of a request head.</summary>
    /// <param name="request">Bytes received so far.</param>
    /// <param name="from">Where to start looking; earlier bytes have been looked at.</param>
    /// <param name="length">Bytes in use.</param>
    /// <returns>Index behind the empty line, or -1 when it has not come yet.</returns>
    public static int FindEnd(byte[] request, int from, int length)
    {
        for (int i = from < 3 ? 3 : from; i < length; i++)
        {
            if (request[i] == '\n' && request[i - 1] == '\r' && request[i - 2] == '\n' && request[i - 3] == '\r')
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>Judges a whole request head.</summary>
    /// <param name="request">The bytes, up to and with the empty line.</param>
    /// <param name="length">Bytes in use.</param>
    /// <returns><see cref="Accepted"/>, or the HTTP status of the refusal.</returns>
    public int Evaluate(byte[] request, int length)
    {
        Clear();
        int status = ReadHead(request, length);
        if (status == 0)
        {
            status = Judge();
        }

        return status;
    }

    private void Clear()
    {
        Key = "";
        Problem = "";
        _host = "";
        _origin = "";
        _upgrade = "";
        _connection = "";
        _version = "";
        _hostCount = 0;
        _originCount = 0;
        _keyCount = 0;
    }

    private int ReadHead(byte[] request, int length)
    {
        // Bytes outside ASCII occur in cookies of other programs on the same host; nothing that is looked at here may hold one.
        for (int i = 0; i < length; i++)
        {
            byte b = request[i];
            if (b >= 0x7F)
            {
                request[i] = (byte)'?';
            }
            else if (b < ' ' && b != '\r' && b != '\n' && b != '\t')
            {
                return Refuse(400, "The request holds a control character.");
            }
        }

        string head = Encoding.UTF8.GetString(request, 0, length);
        int lineEnd = head.IndexOf("\r\n");
        if (lineEnd < 0 || FindEnd(request, 0, length) != length)
        {
            return Refuse(400, "The request is not one HTTP head.");
        }

        int status = ReadRequestLine(head.Substring(0, lineEnd));
        int from = lineEnd + 2;
        while (status == 0 && from < head.Length - 2)
        {
            lineEnd = head.IndexOf("\r\n", from);
            status = ReadHeader(head.Substring(from, lineEnd - from));
            from = lineEnd + 2;
        }

        return status;
    }

    private int ReadRequestLine(string line)
    {
        string[] parts = line.Split(' ');
        if (parts.Length != 3 || parts[2] != "HTTP/1.1")
        {
            return Refuse(400, "The first line must be: GET " + Path + " HTTP/1.1");
        }

        if (parts[0] != "GET")
        {
            return Refuse(405, "Only GET is allowed.");
        }

        string path = parts[1];
        int query = path.IndexOf('?');
        if (query >= 0)
        {
            path = path.Substring(0, query);
        }

        return path == Path ? 0 : Refuse(404, "There is only " + Path + " here.");
    }

    private int ReadHeader(string line)
    {
        int colon = line.IndexOf(':');
        if (colon < 1 || line[0] == ' ' || line[0] == '\t' || line[colon - 1] == ' ' || line[colon - 1] == '\t')
        {
            return Refuse(400, "A header line is not \"name: value\".");
        }

        string value = line.Substring(colon + 1).Trim();
        switch (line.Substring(0, colon).ToLower())
        {
            case "host":
                _host = value;
                _hostCount++;
                break;
            case "origin":
                _origin = value;
                _originCount++;
                break;
            case "upgrade":
                _upgrade += "," + value;
                break;
            case "connection":
                _connection += "," + value;
                break;
            case "sec-websocket-version":
                _version = value;
                break;
            case "sec-websocket-key":
                Key = value;
                _keyCount++;
                break;
        }

        return 0;
    }

    private int Judge()
    {
        if (_hostCount != 1 || _originCount > 1)
        {
            return Refuse(400, "Exactly one Host and at most one Origin are allowed.");
        }

        if (!_hosts.IsAllowed(_host))
        {
            return Refuse(403, "This host name is not answered; use the IP address, a .local name or the device's name.");
        }

        // A browser always sends Origin, so a request without one does not come from a web page (RFC 6455 §10.2).
        if (_originCount == 1 && !IsSameHost(_origin, _host))
        {
            return Refuse(403, "Pages of other hosts may not connect.");
        }

        if (!HasToken(_upgrade, "websocket") || !HasToken(_connection, "upgrade"))
        {
            return Refuse(426, "This port speaks WebSocket only.");
        }

        if (_version != OnlyVersion)
        {
            return Refuse(426, "Only WebSocket version 13 is allowed.");
        }

        return _keyCount == 1 && IsKey(Key) ? Accepted : Refuse(400, "Sec-WebSocket-Key must be 16 bytes in base64.");
    }

    private int Refuse(int status, string problem)
    {
        Problem = problem;
        return status;
    }

    private static bool IsSameHost(string origin, string hostHeader)
    {
        int separator = origin.IndexOf("://");
        string scheme = separator < 0 ? "" : origin.Substring(0, separator).ToLower();
        if (scheme != "http" && scheme != "https")
        {
            return false;
        }

        string host = HostRule.NameOf(origin.Substring(separator + 3));
        return host.Length > 0 && host == HostRule.NameOf(hostHeader);
    }

    // A comma-separated list: Firefox sends "Connection: keep-alive, Upgrade".
    private static bool HasToken(string list, string token)
    {
        string[] parts = list.Split(',');
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Trim().ToLower() == token)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKey(string key)
    {
        if (key.Length != KeyLength || !key.EndsWith("=="))
        {
            return false;
        }

        for (int i = 0; i < KeyLength - 2; i++)
        {
            char c = key[i];
            bool isBase64 = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
            if (!isBase64)
            {
                return false;
            }
        }

        return true;
    }
}
