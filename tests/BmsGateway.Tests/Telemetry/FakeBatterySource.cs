// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Tests.Telemetry;

/// <summary>A BMS driver that does nothing by itself.</summary>
public sealed class FakeBatterySource : IBatterySource
{
    /// <inheritdoc/>
    public BatteryLinkStatus Link { get; } = new();

    /// <inheritdoc/>
    public string Description { get; set; } = "TinyBMS s516, firmware 242";

    /// <inheritdoc/>
    public string SerialNumber { get; set; } = "";

    /// <inheritdoc/>
    public void Run(int maximumWaitMilliseconds)
    {
    }
}
