// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Threading.Tasks;
using BmsGateway.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace BmsGateway.Desktop.Http;

/// <summary>One request on Kestrel. The answer is kept until the handler has returned.</summary>
internal sealed class KestrelExchange : IHttpExchange
{
    private readonly HttpContext _context;
    private readonly byte[]? _body;
    private byte[] _answer = Array.Empty<byte>();
    private bool _hasAnswer;

    /// <summary>Wraps a request.</summary>
    /// <param name="context">The request as Kestrel has it.</param>
    /// <param name="body">Its body, or null when it was too large or broke off.</param>
    internal KestrelExchange(HttpContext context, byte[]? body)
    {
        _context = context;
        _body = body;
        string target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/";
        int query = target.IndexOf('?', StringComparison.Ordinal);
        Query = query < 0 ? "" : target.Substring(query + 1);
        Path = PathOf(query < 0 ? target : target.Substring(0, query));
    }

    /// <inheritdoc/>
    public string Method => _context.Request.Method;

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public string Query { get; }

    /// <inheritdoc/>
    public string RemoteAddress
    {
        get
        {
            IPAddress? address = _context.Connection.RemoteIpAddress;
            return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "";
        }
    }

    /// <inheritdoc/>
    public string? GetHeader(string name) =>
        _context.Request.Headers.TryGetValue(name, out StringValues values) ? values.ToString() : null;

    /// <inheritdoc/>
    public int ReadBody(byte[] buffer)
    {
        if (_body == null || _body.Length > buffer.Length)
        {
            return -1;
        }

        Array.Copy(_body, buffer, _body.Length);
        return _body.Length;
    }

    /// <inheritdoc/>
    public void SetHeader(string name, string value) => _context.Response.Headers[name] = value;

    /// <inheritdoc/>
    public void Respond(int status, string contentType, byte[] body, int length)
    {
        if (_hasAnswer)
        {
            throw new InvalidOperationException("The request has been answered already.");
        }

        _hasAnswer = true;
        _context.Response.StatusCode = status;
        _context.Response.ContentType = contentType.Length == 0 ? null : contentType;
        _answer = new byte[length];
        Array.Copy(body, _answer, length);
    }

    /// <summary>Replaces the answer by an empty 500.</summary>
    internal void Fail()
    {
        _hasAnswer = true;
        _answer = Array.Empty<byte>();
        _context.Response.Headers.Clear();
        _context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    /// <summary>Sends the answer; an unanswered request gets an empty 500.</summary>
    internal async Task SendAsync()
    {
        if (!_hasAnswer)
        {
            Fail();
        }

        // 204 and 304 have no body, and no length either (RFC 9110 §8.6).
        int status = _context.Response.StatusCode;
        if (status == StatusCodes.Status204NoContent || status == StatusCodes.Status304NotModified)
        {
            return;
        }

        _context.Response.ContentLength = _answer.Length;
        await _context.Response.Body.WriteAsync(_answer);
    }

    // A proxy may ask with the whole address ("http://host/path"); only the path matters.
    private static string PathOf(string target)
    {
        if (target.StartsWith('/'))
        {
            return target;
        }

        int scheme = target.IndexOf("://", StringComparison.Ordinal);
        int slash = scheme < 0 ? -1 : target.IndexOf('/', scheme + 3);
        return slash < 0 ? "/" : target.Substring(slash);
    }
}
