// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Json;

/// <summary>What a JSON value is (RFC 8259 §3).</summary>
public enum JsonKind
{
    /// <summary>null.</summary>
    Null = 0,

    /// <summary>true or false.</summary>
    Flag = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>A text in quotation marks.</summary>
    Text = 3,

    /// <summary>An array.</summary>
    Array = 4,

    /// <summary>An object.</summary>
    Object = 5,
}
