// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Health;
using BmsGateway.Platform;

namespace BmsGateway.Telemetry;

/// <summary>What <c>GET /api/v1/health</c> and the support bundle say of the services, the memory and the last start.</summary>
public static class HealthDocument
{
    // Texts of failures are cut, so that they cannot fill the document.
    private const int LongestError = 120;

    /// <summary>Writes the members into an open object.</summary>
    /// <param name="json">Writer.</param>
    /// <param name="supervisor">All services.</param>
    /// <param name="boot">The last start.</param>
    /// <param name="memory">Memory of the platform.</param>
    /// <param name="clock">Time.</param>
    public static void Write(JsonWriter json, Supervisor supervisor, BootRecord boot, IMemoryInfo memory, IClock clock)
    {
        long now = clock.MonotonicMilliseconds;
        json.BeginArray("services");
        for (int i = 0; i < supervisor.Count; i++)
        {
            WriteService(json, supervisor.At(i), now);
        }

        json.EndArray();
        json.BeginObject("memory");
        WriteBytes(json, "free_bytes", memory.FreeBytes);
        WriteBytes(json, "used_bytes", memory.UsedBytes);
        json.EndObject();
        json.BeginObject("boot");
        json.WriteNumber("number", boot.Number);
        json.WriteString("reset_reason", ResetReasons.KeyOf(boot.Reason));
        json.WriteString("detail", boot.Detail);
        json.WriteBoolean("recorded", boot.IsRecorded);
        json.EndObject();
        json.BeginObject("time");
        json.WriteNumber("uptime_s", now / 1000);
        json.WriteBoolean("clock_set", clock.IsWallClockSet);
        if (clock.IsWallClockSet)
        {
            json.WriteNumber("utc_s", clock.UtcSeconds);
        }
        else
        {
            json.WriteNull("utc_s");
        }

        json.WriteNumber("jumps", supervisor.Time.JumpCount);
        json.WriteNumber("last_jump_s", supervisor.Time.LastJumpSeconds);
        json.EndObject();
    }

    private static void WriteService(JsonWriter json, ServiceHealth health, long now)
    {
        ServiceState state = health.StateAt(now);
        json.BeginObject();
        json.WriteString("name", health.Name);
        json.WriteString("version", health.Version);
        json.WriteString("state", ServiceStates.KeyOf(state));
        json.WriteString("error", health.LastError, LongestError);
        if (health.HeartbeatMilliseconds > 0 && state != ServiceState.Stopped)
        {
            json.WriteNumber("age_ms", health.AgeMilliseconds(now));
        }
        else
        {
            json.WriteNull("age_ms");
        }

        json.WriteNumber("restarts", health.RestartCount);
        json.EndObject();
    }

    private static void WriteBytes(JsonWriter json, string name, long bytes)
    {
        if (bytes < 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, bytes);
        }
    }
}
