// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/bms/settings/export: the settings of the BMS as read last, as a file that can be proposed again.
/// </summary>
public sealed class BmsSettingsExportHandler : IRouteHandler
{
    private readonly TinyBmsSettingsService _service;

    /// <summary>Makes a handler.</summary>
    public BmsSettingsExportHandler(TinyBmsSettingsService service) => _service = service;

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        TinyBmsSettings? settings = _service.Settings;
        if (settings == null)
        {
            return AccessMessages.Write(answer, 409, "not_read", "Read the settings of the BMS first.");
        }

        SettingsCopy.WriteTo(answer, settings);
        return 200;
    }
}
