// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>Which way raw bytes went.</summary>
public enum TinyBmsRawDirection
{
    /// <summary>From the gateway to the BMS.</summary>
    Sent = 0,

    /// <summary>From the BMS to the gateway.</summary>
    Received = 1,
}
