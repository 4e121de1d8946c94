// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.Events;

/// <summary>
/// Carries events between the parts of the gateway. Inline handlers run on the publisher's thread and belong to the control path;
/// everyone else takes a mailbox. Publishing allocates nothing and never waits for a subscriber.
/// </summary>
public sealed class EventBus
{
    /// <summary>Most subscribers.</summary>
    public const int MaximumSubscribers = 32;

    private const int FailureLogPeriodMilliseconds = 60000;

    private readonly object _gate = new();
    private readonly IClock _clock;
    private readonly ILog _log;
    private readonly Subscription[] _all = new Subscription[MaximumSubscribers];
    private readonly Subscription[][] _byEvent = new Subscription[EventNames.Count][];
    private int _count;

    /// <summary>Makes a bus without subscribers.</summary>
    public EventBus(IClock clock, ILog log)
    {
        _clock = clock;
        _log = log;
        for (int i = 0; i < _byEvent.Length; i++)
        {
            _byEvent[i] = new Subscription[0];
        }
    }

    /// <summary>Number of subscribers.</summary>
    public int SubscriberCount => _count;

    /// <summary>Tells every subscriber of an event: inline handlers now, in the order of their subscription, mailboxes too.</summary>
    /// <param name="id">What happened.</param>
    /// <param name="payload">What <see cref="EventId"/> says of this event.</param>
    public void Publish(EventId id, object payload)
    {
        Subscription[] targets = _byEvent[(int)id];
        for (int i = 0; i < targets.Length; i++)
        {
            Subscription target = targets[i];
            if (target.Mailbox != null)
            {
                target.Mailbox.Post(id, payload);
            }
            else
            {
                Call(target, id, payload);
            }
        }
    }

    /// <summary>Subscribes an inline handler to one event.</summary>
    /// <exception cref="InvalidOperationException">There are 32 subscribers already.</exception>
    public void Subscribe(EventId id, string name, EventBusHandler handler) =>
        Add(EventNames.NameOf(id), true, new Subscription(name, handler, null));

    /// <summary>Subscribes an inline handler to all events whose name starts with a prefix ("alarm.").</summary>
    /// <exception cref="ArgumentException">No event has that prefix.</exception>
    /// <exception cref="InvalidOperationException">There are 32 subscribers already.</exception>
    public void Subscribe(string prefix, string name, EventBusHandler handler) =>
        Add(prefix, false, new Subscription(name, handler, null));

    /// <summary>Subscribes a mailbox to one event.</summary>
    /// <exception cref="InvalidOperationException">There are 32 subscribers already.</exception>
    public EventMailbox SubscribeQueued(EventId id, string name, int capacity, MailboxOverflow overflow)
    {
        var mailbox = new EventMailbox(name, capacity, overflow);
        Add(EventNames.NameOf(id), true, new Subscription(name, null, mailbox));
        return mailbox;
    }

    /// <summary>Subscribes a mailbox to all events whose name starts with a prefix ("can.").</summary>
    /// <exception cref="ArgumentException">No event has that prefix.</exception>
    /// <exception cref="InvalidOperationException">There are 32 subscribers already.</exception>
    public EventMailbox SubscribeQueued(string prefix, string name, int capacity, MailboxOverflow overflow)
    {
        var mailbox = new EventMailbox(name, capacity, overflow);
        Add(prefix, false, new Subscription(name, null, mailbox));
        return mailbox;
    }

    /// <summary>Reads what is known of a subscriber.</summary>
    /// <param name="index">0 to <see cref="SubscriberCount"/> − 1, in the order of subscription.</param>
    /// <param name="metrics">Takes the numbers.</param>
    public void ReadMetrics(int index, SubscriberMetrics metrics)
    {
        Subscription subscription = _all[index];
        EventMailbox? mailbox = subscription.Mailbox;
        metrics.Name = subscription.Name;
        metrics.Failures = subscription.Failures;
        metrics.Capacity = mailbox == null ? 0 : mailbox.Capacity;
        metrics.Waiting = mailbox == null ? 0 : mailbox.Waiting;
        metrics.Dropped = mailbox == null ? 0 : mailbox.Dropped;
    }

    private void Add(string pattern, bool exact, Subscription subscription)
    {
        lock (_gate)
        {
            if (_count == MaximumSubscribers)
            {
                throw new InvalidOperationException("The event bus has " + MaximumSubscribers.ToString() + " subscribers; no more fit.");
            }

            bool any = false;
            for (int i = 0; i < EventNames.Count; i++)
            {
                string eventName = EventNames.NameOf((EventId)i);
                if (exact ? eventName == pattern : eventName.StartsWith(pattern))
                {
                    _byEvent[i] = Append(_byEvent[i], subscription);
                    any = true;
                }
            }

            if (!any)
            {
                throw new ArgumentException("No event starts with \"" + pattern + "\".");
            }

            _all[_count++] = subscription;
        }
    }

    // Publishers read the old array until it is replaced as a whole, so they need no lock.
    private static Subscription[] Append(Subscription[] old, Subscription added)
    {
        var result = new Subscription[old.Length + 1];
        Array.Copy(old, 0, result, 0, old.Length);
        result[old.Length] = added;
        return result;
    }

    private void Call(Subscription target, EventId id, object payload)
    {
        try
        {
            target.Handler!(id, payload);
        }
        catch (Exception exception)
        {
            target.Failures++;
            ReportFailure(target, id, exception);
        }
    }

    private void ReportFailure(Subscription target, EventId id, Exception exception)
    {
        long now = _clock.MonotonicMilliseconds;
        bool first = target.Failures == 1;
        if (first || now - target.LastFailureLoggedAtMilliseconds >= FailureLogPeriodMilliseconds)
        {
            target.LastFailureLoggedAtMilliseconds = now;
            _log.Write(
                LogLevel.Error,
                "events",
                target.Name + " failed on " + EventNames.NameOf(id) + " (" + target.Failures.ToString() + " in all): " + exception.Message);
        }
    }
}
