// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Events;

/// <summary>What the bus knows of one subscriber.</summary>
public sealed class SubscriberMetrics
{
    /// <summary>Name given at subscription.</summary>
    public string Name = "";

    /// <summary>Places in the mailbox; 0 for an inline handler.</summary>
    public int Capacity;

    /// <summary>Events waiting in the mailbox.</summary>
    public int Waiting;

    /// <summary>Events lost because the mailbox was full.</summary>
    public int Dropped;

    /// <summary>Times that the handler threw.</summary>
    public int Failures;
}
