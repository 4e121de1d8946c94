// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>
/// A bounded queue of received frames. All frames are made once, so storing and taking allocate nothing. A full queue
/// drops its oldest frame and counts it: what the other side said last matters most. Not safe for two threads; the
/// owner locks.
/// </summary>
public sealed class CanFrameRing
{
    private readonly CanFrame[] _frames;
    private int _first;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="capacity">Most frames that wait, 1 or more.</param>
    public CanFrameRing(int capacity)
    {
        _frames = new CanFrame[capacity];
        for (int i = 0; i < capacity; i++)
        {
            _frames[i] = new CanFrame();
        }
    }

    /// <summary>Frames that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Frames dropped because the queue was full; wraps at 2³¹.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Stores a copy of a frame; drops the oldest when the queue is full.</summary>
    public void Add(CanFrame frame)
    {
        if (Count == _frames.Length)
        {
            DroppedCount++;
            RemoveFirst();
        }

        int index = _first + Count;
        _frames[index < _frames.Length ? index : index - _frames.Length].CopyFrom(frame);
        Count++;
    }

    /// <summary>Takes the oldest frame. False when there is none.</summary>
    public bool TryTake(CanFrame frame)
    {
        if (Count == 0)
        {
            return false;
        }

        frame.CopyFrom(_frames[_first]);
        RemoveFirst();
        return true;
    }

    /// <summary>Throws away all waiting frames; they do not count as dropped.</summary>
    public void Clear()
    {
        _first = 0;
        Count = 0;
    }

    private void RemoveFirst()
    {
        _first = _first + 1 < _frames.Length ? _first + 1 : 0;
        Count--;
    }
}
