// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Replay;

/// <summary>Bytes that passed in one direction at one time.</summary>
public sealed class CaptureRecord
{
    /// <summary>Makes a record.</summary>
    /// <param name="milliseconds">Time since any start, ms.</param>
    /// <param name="isRequest">True for bytes from the host to the device.</param>
    /// <param name="data">The bytes, at least one.</param>
    public CaptureRecord(long milliseconds, bool isRequest, byte[] data)
    {
        Milliseconds = milliseconds;
        IsRequest = isRequest;
        Data = data;
    }

    /// <summary>Time since any start, ms.</summary>
    public long Milliseconds { get; }

    /// <summary>True for bytes from the host to the device.</summary>
    public bool IsRequest { get; }

    /// <summary>The bytes.</summary>
    public byte[] Data { get; }
}
