// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Web;

/// <summary>
/// Which Host headers are answered. A page of a stranger can make its own name point to this gateway (DNS rebinding);
/// the browser then lets that page read our answers, but it still names the stranger in Host. So only names are taken
/// that no stranger can own.
/// </summary>
public sealed class HostRule
{
    private readonly GatewaySettings _settings;

    /// <summary>Takes the device's id and name, as they are at each request, as further allowed host names.</summary>
    public HostRule(GatewaySettings settings) => _settings = settings;

    /// <summary>True for an IP address, localhost, a name that ends in .local, device.id and device.name.</summary>
    /// <param name="hostHeader">Value of the Host header, with or without port; null or broken is refused.</param>
    public bool IsAllowed(string? hostHeader)
    {
        string host = NameOf(hostHeader);
        if (host.Length == 0)
        {
            return false;
        }

        return host == "localhost"
            || host == _settings.GetText(SettingId.DeviceId).ToLower()
            || host == _settings.GetText(SettingId.DeviceName).ToLower()
            || IsLocalName(host)
            || IsIPv4(host)
            || host[0] == '[';
    }

    /// <summary>
    /// The host part in lower case, IPv6 with its brackets; empty when the value is not "host" or "host:port".
    /// </summary>
    public static string NameOf(string? authority)
    {
        if (authority == null || authority.Length == 0 || authority.Length > 255)
        {
            return "";
        }

        bool isIPv6 = authority[0] == '[';
        int end = isIPv6 ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
        if (end < 0)
        {
            end = authority.Length;
        }

        string host = authority.Substring(0, end).ToLower();
        bool isValid = isIPv6 ? IsIPv6(host) : IsName(host);
        return isValid && IsPort(authority, end) ? host : "";
    }

    private static bool IsPort(string authority, int from)
    {
        if (from == authority.Length)
        {
            return true;
        }

        if (authority[from] != ':' || authority.Length > from + 6)
        {
            return false;
        }

        for (int i = from + 1; i < authority.Length; i++)
        {
            if (authority[i] < '0' || authority[i] > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(string host)
    {
        for (int i = 0; i < host.Length; i++)
        {
            char c = host[i];
            if (!IsLetterOrDigit(c) && c != '-' && c != '.' && c != '_')
            {
                return false;
            }
        }

        return host.Length > 0;
    }

    private static bool IsLetterOrDigit(char c) => (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

    private static bool IsLocalName(string host) => host.Length > 6 && host.EndsWith(".local");

    private static bool IsIPv4(string host)
    {
        string[] parts = host.Split('.');
        if (parts.Length != 4)
        {
            return false;
        }

        for (int i = 0; i < 4; i++)
        {
            string part = parts[i];
            if (part.Length < 1 || part.Length > 3 || !IsDigits(part) || int.Parse(part) > 255)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDigits(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < '0' || text[i] > '9')
            {
                return false;
            }
        }

        return true;
    }

    // Brackets keep a name from looking like an address, so the characters are enough to check.
    private static bool IsIPv6(string host)
    {
        if (host.Length < 4 || host[host.Length - 1] != ']')
        {
            return false;
        }

        for (int i = 1; i < host.Length - 1; i++)
        {
            char c = host[i];
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ':' || c == '.'))
            {
                return false;
            }
        }

        return true;
    }
}
