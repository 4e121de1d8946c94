// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>How much a log line matters.</summary>
public enum LogLevel
{
    /// <summary>Normal course of things.</summary>
    Information = 0,

    /// <summary>Something is not as it should be; the gateway copes.</summary>
    Warning = 1,

    /// <summary>A function of the gateway is not available.</summary>
    Error = 2,
}
