// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Support;

/// <summary>A CAN bus that keeps what is sent and delivers what the test puts in.</summary>
public sealed class FakeCanBus : ICanBus
{
    private readonly ArrayList _sent = new();
    private readonly Queue _received = new();
    private readonly FakeClock _clock;

    public FakeCanBus(FakeClock clock)
    {
        _clock = clock;
    }

    /// <inheritdoc/>
    public string Name => "fake";

    /// <inheritdoc/>
    public CanBusState State { get; set; } = CanBusState.Down;

    /// <summary>False: the adapter is not there.</summary>
    public bool IsPresent { get; set; } = true;

    /// <summary>Times that opening was tried.</summary>
    public int OpenCount { get; private set; }

    /// <inheritdoc/>
    public int SentCount => _sent.Count;

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <summary>True: every frame is refused.</summary>
    public bool IsRefusing { get; set; }

    /// <inheritdoc/>
    public int ReceivedCount { get; private set; }

    /// <summary>False: sent frames are only counted, so that a test of allocations sees none of this class.</summary>
    public bool KeepsFrames { get; set; } = true;

    /// <summary>Frames sent while <see cref="KeepsFrames"/> was false.</summary>
    public int UnkeptCount { get; private set; }

    /// <inheritdoc/>
    public bool TryOpen()
    {
        OpenCount++;
        State = IsPresent ? CanBusState.Running : CanBusState.Down;
        return IsPresent;
    }

    /// <inheritdoc/>
    public void Close() => State = CanBusState.Down;

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        if (IsRefusing)
        {
            DroppedCount++;
            return false;
        }

        if (KeepsFrames)
        {
            _sent.Add(new SentFrame(frame, _clock.MonotonicMilliseconds));
        }
        else
        {
            UnkeptCount++;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame)
    {
        if (_received.Count == 0)
        {
            return false;
        }

        frame.CopyFrom((CanFrame)_received.Dequeue()!);
        ReceivedCount++;
        return true;
    }

    /// <summary>Puts a frame on the bus, as a GX would.</summary>
    public void Deliver(int id, byte[] data)
    {
        var frame = new CanFrame();
        frame.Reset(id, data.Length);
        System.Array.Copy(data, 0, frame.Data, 0, data.Length);
        _received.Enqueue(frame);
    }

    /// <summary>Sent frame by position.</summary>
    public SentFrame At(int index) => (SentFrame)_sent[index]!;

    /// <summary>Number of frames sent with an identifier.</summary>
    public int CountOf(int id)
    {
        int count = 0;
        for (int i = 0; i < _sent.Count; i++)
        {
            count += At(i).Id == id ? 1 : 0;
        }

        return count;
    }

    /// <summary>Newest frame with an identifier, or null.</summary>
    public SentFrame? LastOf(int id)
    {
        for (int i = _sent.Count - 1; i >= 0; i--)
        {
            if (At(i).Id == id)
            {
                return At(i);
            }
        }

        return null;
    }

    /// <summary>Forgets what was sent.</summary>
    public void Clear() => _sent.Clear();
}
