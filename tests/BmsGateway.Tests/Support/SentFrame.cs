// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Tests.Support;

/// <summary>A frame as it went out, with its time.</summary>
public sealed class SentFrame
{
    public SentFrame(CanFrame frame, long sentAtMilliseconds)
    {
        Id = frame.Id;
        Text = Hex.Of(frame.Data, frame.Length);
        SentAtMilliseconds = sentAtMilliseconds;
    }

    /// <summary>Identifier.</summary>
    public int Id { get; }

    /// <summary>Data bytes as hexadecimal text ("28 02 F4 01").</summary>
    public string Text { get; }

    /// <summary>Time at which it was sent.</summary>
    public long SentAtMilliseconds { get; }
}
