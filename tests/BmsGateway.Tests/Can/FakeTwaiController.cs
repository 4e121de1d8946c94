// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections;
using BmsGateway.Can;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Can;

/// <summary>
/// A CAN controller behind the managed API: a transmit queue of 16, a receive queue, and nothing that tells its state.
/// </summary>
public sealed class FakeTwaiController : ITwaiController
{
    private readonly Queue _received = new();
    private ITwaiListener? _listener;

    /// <summary>False: the controller cannot be opened.</summary>
    public bool IsPresent { get; set; } = true;

    /// <summary>False: nobody acknowledges, so the transmit queue fills.</summary>
    public bool HasPartner { get; set; } = true;

    /// <summary>True: bus-off or recovering.</summary>
    public bool IsBusOff { get; set; }

    /// <summary>True: a write fails in a way that the API does not document.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Received frames never end, as on a bus with a babbling node.</summary>
    public bool IsBabbling { get; set; }

    /// <summary>Times that the controller was opened successfully.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Frames that left on the bus.</summary>
    public int SentCount { get; private set; }

    /// <summary>Reads that were tried.</summary>
    public int ReadCount { get; private set; }

    /// <summary>Frames in the transmit queue.</summary>
    public int QueuedCount { get; private set; }

    /// <summary>The newest frame that was taken.</summary>
    public SentFrame? LastWritten { get; private set; }

    /// <summary>Frames that wait in the receive queue.</summary>
    public int WaitingCount => _received.Count;

    /// <inheritdoc/>
    public bool TryOpen(ITwaiListener listener)
    {
        _listener = listener;
        OpenCount += IsPresent ? 1 : 0;
        return IsPresent;
    }

    /// <inheritdoc/>
    public void Write(CanFrame frame)
    {
        if (IsBroken)
        {
            throw new ArgumentException("broken");
        }

        if (IsBusOff)
        {
            throw new InvalidOperationException();
        }

        Step();
        if (QueuedCount == 16)
        {
            throw new TimeoutException();
        }

        QueuedCount++;
        LastWritten = new SentFrame(frame, 0);
        Step();
    }

    /// <inheritdoc/>
    public bool TryRead(CanFrame frame)
    {
        ReadCount++;
        if (IsBabbling)
        {
            frame.Reset(1, 0);
            return true;
        }

        if (_received.Count == 0)
        {
            return false;
        }

        frame.CopyFrom((CanFrame)_received.Dequeue()!);
        return true;
    }

    /// <summary>Puts a frame into the receive queue without an event.</summary>
    public void Receive(int id)
    {
        var frame = new CanFrame();
        frame.Reset(id, 8);
        _received.Enqueue(frame);
    }

    /// <summary>Raises the event.</summary>
    public void Raise() => _listener!.OnTwaiEvent();

    /// <summary>What the native driver does at the end of a bus-off: it starts again with empty queues.</summary>
    public void Recover()
    {
        IsBusOff = false;
        QueuedCount = 0;
    }

    private void Step()
    {
        if (HasPartner)
        {
            SentCount += QueuedCount;
            QueuedCount = 0;
        }
    }
}
