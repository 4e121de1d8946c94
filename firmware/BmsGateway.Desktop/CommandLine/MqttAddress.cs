// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>The value of <c>--mqtt</c>. Its messages never repeat the value, because it may hold a password.</summary>
public sealed class MqttAddress
{
    /// <summary>How the value is written.</summary>
    public const string Syntax = "mqtt://[user:password@]host[:port]";

    private const string Scheme = "mqtt://";
    private const string DefaultPort = "1883";

    private MqttAddress(string host, string port, string user, string password)
    {
        Host = host;
        Port = port;
        User = user;
        Password = password;
    }

    /// <summary>Host name or address, without brackets.</summary>
    public string Host { get; }

    /// <summary>TCP port, 1 to 65535, in digits.</summary>
    public string Port { get; }

    /// <summary>User name; empty for none.</summary>
    public string User { get; }

    /// <summary>Password; empty for none.</summary>
    public string Password { get; }

    /// <summary>Reads a value. User and password may be percent-encoded (RFC 3986 §2.1).</summary>
    /// <param name="text">The value.</param>
    /// <param name="address">The result; null on an error.</param>
    /// <returns>Null on success, else what is wrong and what is allowed.</returns>
    public static string? Parse(string text, out MqttAddress? address)
    {
        address = null;
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return Refuse("the address does not start with " + Scheme);
        }

        string rest = text.Substring(Scheme.Length);
        int at = rest.LastIndexOf('@');
        string credentials = at < 0 ? "" : rest.Substring(0, at);
        string place = rest.Substring(at + 1).TrimEnd('/');
        string? error = ParsePlace(place, out string host, out string port);
        if (error != null)
        {
            return Refuse(error);
        }

        int colon = credentials.IndexOf(':', StringComparison.Ordinal);
        string user = Uri.UnescapeDataString(colon < 0 ? credentials : credentials.Substring(0, colon));
        string password = colon < 0 ? "" : Uri.UnescapeDataString(credentials.Substring(colon + 1));
        if (user.Length == 0 && (at >= 0 || password.Length != 0))
        {
            return Refuse("the user name in front of the @ is missing");
        }

        address = new MqttAddress(host, port, user, password);
        return null;
    }

    private static string? ParsePlace(string place, out string host, out string port)
    {
        port = DefaultPort;
        host = place;
        int colon = place.LastIndexOf(':');

        // The colons of an IPv6 address are inside brackets.
        if (colon >= 0 && place.IndexOf(']', colon) < 0)
        {
            host = place.Substring(0, colon);
            port = place.Substring(colon + 1);
        }

        if (host.StartsWith('[') && host.EndsWith(']'))
        {
            host = host.Substring(1, host.Length - 2);
        }
        else if (host.IndexOf(':', StringComparison.Ordinal) >= 0)
        {
            return "an IPv6 address needs brackets";
        }

        if (host.Length == 0 || host.IndexOfAny(new[] { '/', '?', '#', ' ', '[', ']' }) >= 0)
        {
            return host.Length == 0 ? "the host is missing" : "the host is not a name or an address";
        }

        bool isPort = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= 65535;
        return isPort ? null : "the port is not a number from 1 to 65535";
    }

    private static string Refuse(string what) => what + "; allowed is " + Syntax + ".";
}
