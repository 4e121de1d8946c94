// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BmsGateway.Desktop.Http;

/// <summary>
/// The HTTP server of ASP.NET Core, without the rest of ASP.NET Core: no host, no configuration files, no log. It
/// listens on every address of the PC, because the page is for the whole home network.
/// </summary>
public sealed class KestrelHttpServer : IHttpServer
{
    /// <summary>Largest request body, bytes; larger ones are cut off before they are in memory.</summary>
    public const int MaximumBody = 256 * 1024;

    private const int MaximumConnections = 64;
    private const int MaximumHeaderBytes = 16 * 1024;
    private const int StopMilliseconds = 1000;

    private readonly ILog _log;
    private KestrelServer? _server;

    /// <summary>Makes a server that does not listen yet.</summary>
    /// <param name="log">Told when the handler fails.</param>
    public KestrelHttpServer(ILog log)
    {
        _log = log;
    }

    /// <inheritdoc/>
    public bool TryStart(int port, IHttpHandler handler, out string error)
    {
        var server = new KestrelServer(
            Options.Create(Limits(port)),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            server.StartAsync(new KestrelApplication(handler, _log), CancellationToken.None).GetAwaiter().GetResult();
            _server = server;
            error = "";
            return true;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            server.Dispose();
            error = Describe(port, exception);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        KestrelServer? server = Interlocked.Exchange(ref _server, null);
        if (server == null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(StopMilliseconds);
        server.StopAsync(patience.Token).GetAwaiter().GetResult();
        server.Dispose();
    }

    private static KestrelServerOptions Limits(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = MaximumBody;
        options.Limits.MaxConcurrentConnections = MaximumConnections;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Limits.MaxRequestHeadersTotalSize = MaximumHeaderBytes;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        options.ListenAnyIP(port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        return options;
    }

    private static string Describe(int port, Exception exception)
    {
        string what = "TCP port " + port + " for the page ";
        if (exception is AddressInUseException || exception.InnerException is AddressInUseException)
        {
            return what + "is already used by another program; "
                + "stop that program or choose another port with --http PORT.";
        }

        return exception is SocketException { SocketErrorCode: SocketError.AccessDenied }
            ? what + "may not be used by this user; choose a port from 1024 on with --http PORT."
            : what + "cannot be opened: " + exception.Message;
    }
}
