// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Net;
using BmsGateway.Platform;

namespace BmsGateway.Esp32.Http;

/// <summary>
/// One request of nanoFramework.WebServer. A client that has gone away is no error of the handler: what cannot be sent
/// is dropped. Headers of the same name are joined with a comma by the library, so Set-Cookie can be set only once.
/// </summary>
public sealed class NanoHttpExchange : IHttpExchange
{
    /// <summary>
    /// Longest wait for the next piece of a request body, and for a client that does not take its answer, ms.
    /// </summary>
    public const int SocketMilliseconds = 5000;

    // The network stream treats a partly accepted write as an error, so the pieces stay below the send buffer.
    private const int PieceLength = 1024;

    private readonly HttpListenerRequest _request;
    private readonly HttpListenerResponse _response;

    /// <summary>Takes over a request.</summary>
    public NanoHttpExchange(HttpListenerContext context)
    {
        _request = context.Request;
        _response = context.Response;
        Method = _request.HttpMethod.ToUpper();
        string target = _request.RawUrl;
        int mark = target.IndexOf('?');
        Path = mark < 0 ? target : target.Substring(0, mark);
        Query = mark < 0 ? "" : target.Substring(mark + 1);
        RemoteAddress = AddressOf(_request.RemoteEndPoint);
    }

    /// <inheritdoc/>
    public string Method { get; }

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public string Query { get; }

    /// <inheritdoc/>
    public string RemoteAddress { get; }

    /// <summary>True once an answer has been sent, or could not be.</summary>
    public bool IsAnswered { get; private set; }

    /// <inheritdoc/>
    public string? GetHeader(string name) => _request.Headers[name];

    /// <inheritdoc/>
    public int ReadBody(byte[] buffer)
    {
        // Without a length there is no body; a body in chunks is not accepted, because its size is not known
        // beforehand.
        long length = _request.ContentLength64;
        if (length == -1 && GetHeader("Transfer-Encoding") == null)
        {
            return 0;
        }

        return length < 0 || length > buffer.Length ? -1 : ReadExactly(buffer, (int)length);
    }

    /// <inheritdoc/>
    public void SetHeader(string name, string value) => _response.Headers.Set(name, value);

    /// <inheritdoc/>
    public void Respond(int status, string contentType, byte[] body, int length)
    {
        if (IsAnswered)
        {
            return;
        }

        IsAnswered = true;
        try
        {
            // One idle connection would cost a thread and one of the 16 sockets.
            _response.KeepAlive = false;
            _response.StatusCode = status;
            _response.ContentType = contentType;
            _response.ContentLength64 = length;
            Stream output = _response.OutputStream;
            output.WriteTimeout = SocketMilliseconds;
            int end = Method == "HEAD" ? 0 : length;
            for (int sent = 0; sent < end; sent += PieceLength)
            {
                output.Write(body, sent, end - sent < PieceLength ? end - sent : PieceLength);
            }
        }
        catch (Exception)
        {
            // The client has gone away or does not read.
        }
    }

    /// <summary>Closes the connection; harmless when it is closed. An answer without body goes out here.</summary>
    public void Close()
    {
        try
        {
            _response.Close();
        }
        catch (Exception)
        {
            // The client has gone away.
        }
    }

    private static string AddressOf(IPEndPoint? client) => client == null ? "" : client.Address.ToString();

    private int ReadExactly(byte[] buffer, int length)
    {
        try
        {
            Stream input = _request.InputStream;
            input.ReadTimeout = SocketMilliseconds;
            int filled = 0;
            while (filled < length)
            {
                int count = input.Read(buffer, filled, length - filled);
                if (count <= 0)
                {
                    return -1;
                }

                filled += count;
            }

            return filled;
        }
        catch (Exception)
        {
            return -1;
        }
    }
}
