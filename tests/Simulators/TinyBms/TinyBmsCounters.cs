// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>What the simulated device has seen and done.</summary>
public sealed class TinyBmsCounters
{
    /// <summary>Bytes from the host, including those that were lost in sleep or silence.</summary>
    public long BytesReceived { get; internal set; }

    /// <summary>Complete requests, with right or wrong checksum.</summary>
    public long Requests { get; internal set; }

    /// <summary>Requests with a wrong checksum.</summary>
    public long CrcErrors { get; internal set; }

    /// <summary>Answers handed to the line, refusals included.</summary>
    public long Answers { get; internal set; }

    /// <summary>Refusals (NACK).</summary>
    public long Refusals { get; internal set; }

    /// <summary>Lines of broadcast text.</summary>
    public long Broadcasts { get; internal set; }

    /// <summary>Times the device went to sleep.</summary>
    public long Sleeps { get; internal set; }

    /// <summary>Restarts.</summary>
    public long Restarts { get; internal set; }

    /// <summary>Command byte of the last complete request.</summary>
    public byte LastCommand { get; internal set; }
}
