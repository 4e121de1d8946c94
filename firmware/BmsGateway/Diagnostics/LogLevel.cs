// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>How much a log line matters.</summary>
public enum LogLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    Debug = 0,

    /// <summary>Normal course of things.</summary>
    Information = 1,

    /// <summary>Something is not as it should be; the gateway copes.</summary>
    Warning = 2,

    /// <summary>A function of the gateway is not available.</summary>
    Error = 3,

    /// <summary>Control itself is affected, or the gateway cannot go on.</summary>
    Critical = 4,
}
