// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Events;

/// <summary>Gets an event on the publisher's thread.</summary>
/// <param name="id">What happened.</param>
/// <param name="payload">What <see cref="EventId"/> says of this event.</param>
public delegate void EventBusHandler(EventId id, object payload);
