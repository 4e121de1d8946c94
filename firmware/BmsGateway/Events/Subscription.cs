// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Events;

/// <summary>One subscriber of the bus: an inline handler or a mailbox.</summary>
internal sealed class Subscription
{
    /// <summary>Name for metrics.</summary>
    public readonly string Name;

    /// <summary>Inline handler, or null.</summary>
    public readonly EventBusHandler? Handler;

    /// <summary>Mailbox, or null.</summary>
    public readonly EventMailbox? Mailbox;

    /// <summary>Times that the handler threw.</summary>
    public int Failures;

    /// <summary>Monotonic time of the last logged failure, ms; 0 before the first.</summary>
    public long LastFailureLoggedAtMilliseconds;

    public Subscription(string name, EventBusHandler? handler, EventMailbox? mailbox)
    {
        Name = name;
        Handler = handler;
        Mailbox = mailbox;
    }
}
