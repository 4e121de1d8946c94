// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>GET /api/v1/alarms.</summary>
public sealed class AlarmListHandler : IRouteHandler
{
    private readonly AlarmMonitor _monitor;
    private readonly IClock _clock;
    private readonly AlarmList _list = new();

    /// <summary>Makes a handler.</summary>
    public AlarmListHandler(AlarmMonitor monitor, IClock clock)
    {
        _monitor = monitor;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        _monitor.Read(_list);
        AlarmDocuments.WriteActive(answer, _list, _monitor, _clock);
        return 200;
    }
}
