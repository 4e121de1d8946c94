// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>Keys of the states in JSON and in the log, in the order of <see cref="ServiceState"/>.</summary>
public static class ServiceStates
{
    private static readonly string[] Keys = { "starting", "healthy", "degraded", "unhealthy", "stopped" };

    /// <summary>Key of a state ("healthy").</summary>
    public static string KeyOf(ServiceState state)
    {
        int index = (int)state;
        return index >= 0 && index < Keys.Length ? Keys[index] : "unknown";
    }
}
