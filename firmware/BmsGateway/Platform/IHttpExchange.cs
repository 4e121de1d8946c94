// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>One HTTP request and its answer.</summary>
public interface IHttpExchange
{
    /// <summary>Request method in capitals ("GET").</summary>
    string Method { get; }

    /// <summary>Path without the query, still percent-encoded, starting with "/".</summary>
    string Path { get; }

    /// <summary>The query without the question mark; empty when there is none.</summary>
    string Query { get; }

    /// <summary>Address of the client without its port ("192.168.1.7"); empty when it is not known.</summary>
    string RemoteAddress { get; }

    /// <summary>Value of a request header, or null when it was not sent.</summary>
    /// <param name="name">Header name, any case.</param>
    string? GetHeader(string name);

    /// <summary>Reads the request body.</summary>
    /// <param name="buffer">Where the body goes; its length is the largest body accepted.</param>
    /// <returns>Bytes of the body; -1 when it is larger than the buffer or broke off.</returns>
    int ReadBody(byte[] buffer);

    /// <summary>Adds a header to the answer; call before <see cref="Respond"/>.</summary>
    void SetHeader(string name, string value);

    /// <summary>Sends the answer.</summary>
    /// <param name="status">HTTP status code.</param>
    /// <param name="contentType">Content type with character set.</param>
    /// <param name="body">Buffer that holds the body.</param>
    /// <param name="length">Bytes of the buffer to send, from its start.</param>
    void Respond(int status, string contentType, byte[] body, int length);
}
