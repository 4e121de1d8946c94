// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>
/// A service that the <see cref="Supervisor"/> starts again after a failure. <see cref="IGatewayService.Start"/> may be called
/// again once <see cref="ServiceHealth.HasEnded"/> is true, and starts a fresh thread then.
/// </summary>
public interface ISupervisedService : IGatewayService
{
    /// <summary>Signs of life; one object for the life of the service.</summary>
    ServiceHealth Health { get; }
}
