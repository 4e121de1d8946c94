// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>What a value has to obey beside its range.</summary>
public enum SettingRule
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Lower-case letters, digits and hyphens: it becomes part of MQTT topics.</summary>
    TopicPart = 1,

    /// <summary>Printable 7-bit ASCII that does not name another maker, whose quirks a GX would apply.</summary>
    Manufacturer = 2,

    /// <summary>Never shown, logged or returned.</summary>
    Secret = 3,

    /// <summary>A secret that is empty or has at least ten characters.</summary>
    Password = 24,

    /// <summary>
    /// A secret that is empty or a WPA2 passphrase: 8 to 63 printable 7-bit ASCII characters (IEEE 802.11-2020, J.4.1).
    /// </summary>
    Passphrase = 25,

    /// <summary>Printable 7-bit ASCII.</summary>
    Ascii = 26,

    /// <summary>A number of cells that a TinyBMS can have, from 4 on, or 0 for any (register 307).</summary>
    CellCount = 27,

    /// <summary>A host name or an IP address without scheme, port or path (RFC 1123 §2.1; underscores are in use too).</summary>
    HostName = 4,

    /// <summary>Parts of an MQTT topic divided by slashes: letters, digits, hyphens, underscores; no wildcards.</summary>
    TopicPath = 5,
}
