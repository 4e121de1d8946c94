// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;

namespace BmsGateway.Events;

/// <summary>
/// A bounded queue between the event bus and one thread that drains it. All memory is taken at the start.
/// </summary>
public sealed class EventMailbox
{
    private readonly object _gate = new();
    private readonly AutoResetEvent _arrived = new(false);
    private readonly EventId[] _ids;
    private readonly object?[] _payloads;
    private readonly MailboxOverflow _overflow;
    private int _head;
    private int _waiting;
    private int _dropped;

    /// <summary>Makes an empty mailbox.</summary>
    /// <param name="name">Subscriber's name for metrics.</param>
    /// <param name="capacity">Most events that wait, 1–256.</param>
    /// <param name="overflow">What a full mailbox does.</param>
    public EventMailbox(string name, int capacity, MailboxOverflow overflow)
    {
        if (capacity < 1 || capacity > 256)
        {
            throw new System.ArgumentOutOfRangeException(nameof(capacity));
        }

        Name = name;
        _ids = new EventId[capacity];
        _payloads = new object?[capacity];
        _overflow = overflow;
    }

    /// <summary>Subscriber's name.</summary>
    public string Name { get; }

    /// <summary>Most events that wait.</summary>
    public int Capacity => _ids.Length;

    /// <summary>Events that wait now.</summary>
    public int Waiting => _waiting;

    /// <summary>Events lost because the mailbox was full.</summary>
    public int Dropped => _dropped;

    /// <summary>Takes the oldest waiting event.</summary>
    /// <param name="id">What happened.</param>
    /// <param name="payload">Its payload; null when nothing waits.</param>
    /// <param name="timeoutMilliseconds">How long to wait for an event; 0 does not wait.</param>
    /// <returns>False when nothing came in time.</returns>
    public bool TryTake(out EventId id, out object? payload, int timeoutMilliseconds)
    {
        if (_waiting == 0 && timeoutMilliseconds > 0)
        {
            _arrived.WaitOne(timeoutMilliseconds, false);
        }

        lock (_gate)
        {
            id = _ids[_head];
            payload = _payloads[_head];
            if (_waiting == 0)
            {
                payload = null;
                return false;
            }

            RemoveOldest();
            return true;
        }
    }

    /// <summary>Puts an event in. Called by the bus; never waits for the reader.</summary>
    internal void Post(EventId id, object payload)
    {
        lock (_gate)
        {
            if (_waiting == _ids.Length)
            {
                MakeRoom();
            }

            int tail = _head + _waiting;
            if (tail >= _ids.Length)
            {
                tail -= _ids.Length;
            }

            _ids[tail] = id;
            _payloads[tail] = payload;
            _waiting++;
        }

        _arrived.Set();
    }

    private void MakeRoom()
    {
        do
        {
            RemoveOldest();
            _dropped++;
        }
        while (_overflow == MailboxOverflow.KeepLatest && _waiting > 0);
    }

    private void RemoveOldest()
    {
        _payloads[_head] = null;
        _head = _head + 1 == _ids.Length ? 0 : _head + 1;
        _waiting--;
    }
}
