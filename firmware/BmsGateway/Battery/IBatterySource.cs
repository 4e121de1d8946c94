// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Battery;

/// <summary>
/// A BMS driver. It publishes <c>battery.updated</c> with a plausible <see cref="BatterySnapshot"/>, and <c>battery.link_changed</c>
/// with its <see cref="BatteryLinkStatus"/>, on the control thread. It never throws for what the line or the BMS does.
/// </summary>
public interface IBatterySource
{
    /// <summary>State and counters of the link; one object for the life of the driver.</summary>
    BatteryLinkStatus Link { get; }

    /// <summary>What the BMS calls itself with its versions, for the page ("TinyBMS s516, firmware 242"); empty before it was read.</summary>
    string Description { get; }

    /// <summary>Serial number of the BMS, 24 hexadecimal digits for a TinyBMS; empty while it is not known.</summary>
    string SerialNumber { get; }

    /// <summary>
    /// Does what is due: opens the line, sends a request, or reads bytes of an answer. Returns as soon as something happened,
    /// and after <paramref name="maximumWaitMilliseconds"/> at the latest. Control thread only.
    /// </summary>
    /// <param name="maximumWaitMilliseconds">0–1000.</param>
    void Run(int maximumWaitMilliseconds);
}
