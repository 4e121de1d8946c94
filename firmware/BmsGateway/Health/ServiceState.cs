// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>How a service is, as the supervisor sees it.</summary>
public enum ServiceState
{
    /// <summary>Started, and not yet heard of.</summary>
    Starting = 0,

    /// <summary>Works.</summary>
    Healthy = 1,

    /// <summary>Works, but cannot do all of its task (the broker is away, a file cannot be written).</summary>
    Degraded = 2,

    /// <summary>Has ended by a failure, or has not been heard of for twice its heartbeat.</summary>
    Unhealthy = 3,

    /// <summary>Not wanted: switched off, or stopped in order.</summary>
    Stopped = 4,
}
