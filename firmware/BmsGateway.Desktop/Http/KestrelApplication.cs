// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Buffers;
using System.IO;
using System.Threading.Tasks;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BmsGateway.Desktop.Http;

/// <summary>
/// Carries one request to the handler and its answer back. The body is read before and the answer sent after the
/// handler has run, so that a slow client never holds the handler.
/// </summary>
internal sealed class KestrelApplication : IHttpApplication<HttpContext>
{
    private readonly IHttpHandler _handler;
    private readonly ILog _log;

    internal KestrelApplication(IHttpHandler handler, ILog log)
    {
        _handler = handler;
        _log = log;
    }

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(HttpContext context)
    {
        byte[]? body = await ReadBodyAsync(context.Request);
        var exchange = new KestrelExchange(context, body);
        try
        {
            _handler.Handle(exchange);
        }
        catch (Exception exception)
        {
            // A defect in a page must not end the server; it is told here and the client gets a plain 500.
            _log.Write(LogLevel.Error, "http", exchange.Method + " " + exchange.Path + " failed: " + exception.Message);
            exchange.Fail();
        }

        await exchange.SendAsync();
    }

    // Null when the body is too large or broke off.
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request)
    {
        byte[] chunk = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            using var body = new MemoryStream();
            int read;
            while ((read = await request.Body.ReadAsync(chunk)) > 0)
            {
                body.Write(chunk, 0, read);
            }

            return body.ToArray();
        }
        catch (IOException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
