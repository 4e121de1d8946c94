// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>Answers <c>GET /api/v1/health</c>.</summary>
public sealed class HealthHandler : IRouteHandler
{
    private readonly Supervisor _supervisor;
    private readonly BootRecord _boot;
    private readonly IMemoryInfo _memory;
    private readonly IClock _clock;

    /// <summary>Makes the handler.</summary>
    public HealthHandler(Supervisor supervisor, BootRecord boot, IMemoryInfo memory, IClock clock)
    {
        _supervisor = supervisor;
        _boot = boot;
        _memory = memory;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        answer.BeginObject();
        HealthDocument.Write(answer, _supervisor, _boot, _memory, _clock);
        answer.EndObject();
        return 200;
    }
}
