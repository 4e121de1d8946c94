// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.History;
using BmsGateway.Support;
using BmsGateway.Telemetry;
using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Composition;

/// <summary>What the support bundle is made of.</summary>
internal static class GatewaySupport
{
    /// <summary>Adds all parts, and answers the route with them. Small ones first: what does not fit any more is left out.</summary>
    public static void AddSections(
        SupportBundle bundle,
        GatewaySettings settings,
        GatewayState state,
        EventBus bus,
        LogQueue log,
        CanFrameLog canFrames,
        WebService web,
        HistoryService history,
        ConfigurationStatus configuration,
        AccessControl access,
        WebSocketHub socket)
    {
        bundle.Add(new GatewaySection(settings));
        bundle.Add(new RouteSection("health", web, RouteId.Health));
        bundle.Add(new CountersSection(state, bus, log));
        bundle.Add(new StorageSection(history, configuration));
        bundle.Add(new AccessSection(access, socket));
        bundle.Add(new RouteSection("alarms", web, RouteId.Alarms));
        bundle.Add(new RouteSection("journal", web, RouteId.AlarmsJournal));
        bundle.Add(new RouteSection("energy", web, RouteId.Energy));
        bundle.Add(new RouteSection("statistics", web, RouteId.Statistics));
        bundle.Add(new RouteSection("bms_events", web, RouteId.BmsEvents));
        bundle.Add(new RouteSection("log", web, RouteId.Log));
        bundle.Add(new CanFramesSection(canFrames));
        bundle.Add(new RouteSection("bms_registers", web, RouteId.BmsRegisters));
        bundle.Add(new RouteSection("bms_frames", web, RouteId.BmsFrames));
        web.SetHandler(RouteId.Support, bundle);
    }
}
