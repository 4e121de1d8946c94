// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Events;

/// <summary>What a full mailbox does with the next event. Either way the loss is counted.</summary>
public enum MailboxOverflow
{
    /// <summary>All waiting events are dropped, only the new one is kept.</summary>
    KeepLatest = 0,

    /// <summary>The oldest waiting event is dropped.</summary>
    DropOldest = 1,
}
