// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Events;

namespace BmsGateway.TinyBms;

/// <summary>
/// Publishes what goes over the line as <c>uart.frame</c>, while somebody wants to see it. Off by default; takes its
/// memory when it is switched on for the first time and allocates nothing after that. At most
/// <see cref="MostPerSecond"/> frames in a second; what is beyond that is counted and dropped.
/// </summary>
public sealed class TinyBmsRawView
{
    /// <summary>Most frames in one second; polls every 100 ms make 20.</summary>
    public const int MostPerSecond = 50;

    /// <summary>
    /// Frames that are kept: a reader on another thread has this many frames of time to copy one, and whoever comes
    /// later sees this many of the past. They take 20 kB from the moment the view is switched on.
    /// </summary>
    public const int KeptFrames = 64;

    // The one that is being filled is not to be shown.
    private const int RingSize = KeptFrames + 1;

    private readonly EventBus _bus;
    private TinyBmsRawFrame[] _ring = new TinyBmsRawFrame[0];
    private int _enabled;
    private int _next;
    private int _publishedCount;
    private bool _isReceiving;
    private long _secondStartedAt;
    private int _inThisSecond;

    /// <summary>Makes a view that is off.</summary>
    public TinyBmsRawView(EventBus bus) => _bus = bus;

    /// <summary>Frames dropped because there were too many in a second.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Frames shown since the start. Any thread.</summary>
    public int PublishedCount => Interlocked.CompareExchange(ref _publishedCount, 0, 0);

    /// <summary>Switches the view on or off. Any thread, but one at a time.</summary>
    public bool IsEnabled
    {
        get => Interlocked.CompareExchange(ref _enabled, 0, 0) != 0;
        set
        {
            if (value && _ring.Length == 0)
            {
                var ring = new TinyBmsRawFrame[RingSize];
                for (int i = 0; i < RingSize; i++)
                {
                    ring[i] = new TinyBmsRawFrame();
                }

                _ring = ring;
            }

            Interlocked.Exchange(ref _enabled, value ? 1 : 0);
        }
    }

    /// <summary>Copies one of the frames shown last. Any thread.</summary>
    /// <param name="number">Number of the frame, below <see cref="PublishedCount"/> and one of the newest.</param>
    /// <param name="target">Takes it.</param>
    /// <returns>False when it is gone.</returns>
    public bool TryCopyFrame(int number, TinyBmsRawFrame target)
    {
        int age = PublishedCount - number;
        TinyBmsRawFrame[] ring = _ring;
        return age > 0 && age < ring.Length && ring[number % RingSize].TryCopyTo(target)
            && PublishedCount - number < RingSize;
    }

    /// <summary>A request was sent.</summary>
    public void Send(byte[] request, long nowMilliseconds)
    {
        EndAnswer(nowMilliseconds);
        if (IsEnabled && IsAllowed(nowMilliseconds))
        {
            TinyBmsRawFrame frame = Begin(TinyBmsRawDirection.Sent);
            Append(frame, request, 0, request.Length);
            Finish(frame, nowMilliseconds);
        }
    }

    /// <summary>Bytes came in.</summary>
    public void Receive(byte[] buffer, int offset, int count)
    {
        if (count <= 0 || !IsEnabled)
        {
            return;
        }

        TinyBmsRawFrame frame = _isReceiving ? _ring[_next] : Begin(TinyBmsRawDirection.Received);
        _isReceiving = true;
        Append(frame, buffer, offset, count);
    }

    /// <summary>The answer is complete, or is no longer waited for.</summary>
    public void EndAnswer(long nowMilliseconds)
    {
        if (!_isReceiving)
        {
            return;
        }

        _isReceiving = false;
        if (IsEnabled && IsAllowed(nowMilliseconds))
        {
            Finish(_ring[_next], nowMilliseconds);
        }
        else
        {
            _ring[_next].EndUpdate();
        }
    }

    private bool IsAllowed(long now)
    {
        if (now - _secondStartedAt >= 1000 || now < _secondStartedAt)
        {
            _secondStartedAt = now;
            _inThisSecond = 0;
        }

        if (_inThisSecond >= MostPerSecond)
        {
            DroppedCount++;
            return false;
        }

        _inThisSecond++;
        return true;
    }

    private TinyBmsRawFrame Begin(TinyBmsRawDirection direction)
    {
        TinyBmsRawFrame frame = _ring[_next];
        frame.BeginUpdate();
        frame.Direction = direction;
        frame.Length = 0;
        frame.DroppedBytes = 0;
        return frame;
    }

    private void Finish(TinyBmsRawFrame frame, long now)
    {
        frame.TimeMilliseconds = now;
        frame.EndUpdate();
        _next = _next + 1 == RingSize ? 0 : _next + 1;
        Interlocked.Increment(ref _publishedCount);
        _bus.Publish(EventId.UartFrame, frame);
    }

    private static void Append(TinyBmsRawFrame frame, byte[] bytes, int offset, int count)
    {
        int room = TinyBmsRawFrame.Capacity - frame.Length;
        int kept = count < room ? count : room;
        Array.Copy(bytes, offset, frame.Bytes, frame.Length, kept);
        frame.Length += kept;
        frame.DroppedBytes += count - kept;
    }
}
