// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>The board's HTTP server. It only carries requests to one handler; routes, login and limits are in <c>Web/</c>.</summary>
public interface IHttpServer
{
    /// <summary>Starts to listen.</summary>
    /// <param name="port">TCP port, 1–65535.</param>
    /// <param name="handler">Gets every request, possibly from several threads at once.</param>
    /// <param name="error">Why it failed, in one sentence; empty on success.</param>
    /// <returns>False when the port is taken or the network is not there.</returns>
    bool TryStart(int port, IHttpHandler handler, out string error);

    /// <summary>Stops listening; harmless when it is not running.</summary>
    void Stop();
}
