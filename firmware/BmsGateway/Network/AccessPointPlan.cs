// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Storage;

namespace BmsGateway.Network;

/// <summary>
/// What the access point of the board is to be, or what the firmware has stored for it. An open access point is never
/// planned: without a password it is off.
/// </summary>
public sealed class AccessPointPlan
{
    /// <summary>Makes a plan.</summary>
    /// <param name="isOn">Whether the access point is open after a start.</param>
    /// <param name="ssid">Its name.</param>
    /// <param name="password">Its password; never logged.</param>
    public AccessPointPlan(bool isOn, string ssid, string password)
    {
        IsOn = isOn;
        Ssid = ssid;
        Password = password;
    }

    /// <summary>Whether the access point is open after a start.</summary>
    public bool IsOn { get; }

    /// <summary>Its name.</summary>
    public string Ssid { get; }

    /// <summary>Its password; never logged.</summary>
    public string Password { get; }

    /// <summary>
    /// CRC-32 of the plan, 8 hexadecimal digits. It does not give the password away, but a guess could be checked with it;
    /// it lies beside files that hold the password anyway.
    /// </summary>
    public string Checksum
    {
        get
        {
            // No part holds a line feed.
            byte[] bytes = Encoding.UTF8.GetBytes(IsOn ? "on\n" + Ssid + "\n" + Password : "off");
            return Crc32.Add(Crc32.Start, bytes, 0, bytes.Length).ToString("X8");
        }
    }

    /// <summary>What the settings ask for.</summary>
    public static AccessPointPlan From(GatewaySettings settings)
    {
        var mode = (AccessPointMode)settings.GetNumber(SettingId.AccessPointMode);
        bool isWanted = mode == AccessPointMode.Always
            || (mode == AccessPointMode.Fallback && settings.GetText(SettingId.WifiSsid).Length == 0);
        string password = settings.GetText(SettingId.AccessPointPassword);
        return new AccessPointPlan(
            isWanted && password.Length > 0, settings.GetText(SettingId.AccessPointSsid), password);
    }

    /// <summary>True when nothing has to be changed; an access point that is off has no name and no password.</summary>
    public bool IsSameAs(AccessPointPlan other) =>
        IsOn == other.IsOn && (!IsOn || (Ssid == other.Ssid && Password == other.Password));
}
