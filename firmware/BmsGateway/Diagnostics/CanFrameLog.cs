// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Events;
using BmsGateway.Platform;

namespace BmsGateway.Diagnostics;

/// <summary>
/// The newest CAN frames in both directions, for the support bundle. It is filled inline on the control thread: a few array writes for
/// each frame, no allocation, no lock.
/// </summary>
public sealed class CanFrameLog
{
    /// <summary>Frames that are kept.</summary>
    public const int Capacity = 64;

    private const int DataLength = 8;

    private readonly IClock _clock;
    private readonly int[] _ids = new int[Capacity];
    private readonly int[] _lengths = new int[Capacity];
    private readonly long[] _times = new long[Capacity];
    private readonly bool[] _areSent = new bool[Capacity];
    private readonly byte[] _data = new byte[Capacity * DataLength];
    private int _count;

    /// <summary>Subscribes to the frames.</summary>
    public CanFrameLog(EventBus bus, IClock clock)
    {
        _clock = clock;
        bus.Subscribe("can.", "frames", Note);
    }

    /// <summary>Frames noted since the start.</summary>
    public int Count => _count;

    /// <summary>Reads a frame on another thread; the number is checked again afterwards, because the control thread goes on.</summary>
    /// <param name="number">Number of the frame, from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="frame">Takes identifier and data.</param>
    /// <param name="timeMilliseconds">Monotonic time.</param>
    /// <param name="isSent">True when the gateway sent it.</param>
    /// <returns>False when it is not kept any more.</returns>
    public bool TryRead(int number, CanFrame frame, out long timeMilliseconds, out bool isSent)
    {
        int place = number % Capacity;
        frame.Reset(_ids[place], _lengths[place]);
        Array.Copy(_data, place * DataLength, frame.Data, 0, DataLength);
        timeMilliseconds = _times[place];
        isSent = _areSent[place];

        // The place of the oldest frame is the one that is written next.
        return number >= 0 && number < _count && number > _count - Capacity;
    }

    private void Note(EventId id, object payload)
    {
        if (!(payload is CanFrame frame))
        {
            return;
        }

        int place = _count % Capacity;
        _ids[place] = frame.Id;
        _lengths[place] = frame.Length;
        _times[place] = _clock.MonotonicMilliseconds;
        _areSent[place] = id == EventId.CanTransmitted;
        Array.Copy(frame.Data, 0, _data, place * DataLength, DataLength);
        _count = _count == int.MaxValue ? Capacity : _count + 1;
    }
}
