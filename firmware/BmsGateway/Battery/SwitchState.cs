// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Battery;

/// <summary>Where a switch of the BMS stands.</summary>
public enum SwitchState
{
    /// <summary>The BMS does not tell.</summary>
    Unknown = 0,

    /// <summary>No current can flow.</summary>
    Open = 1,

    /// <summary>Current can flow.</summary>
    Closed = 2,
}
