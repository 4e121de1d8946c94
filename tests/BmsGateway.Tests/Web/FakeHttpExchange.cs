// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections;
using System.Text;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Web;

/// <summary>One request, and what was answered.</summary>
public sealed class FakeHttpExchange : IHttpExchange
{
    private readonly Hashtable _requestHeaders = new();
    private readonly Hashtable _answerHeaders = new();

    /// <summary>Makes a GET from a browser in the same network.</summary>
    public FakeHttpExchange(string path)
    {
        Path = path;
        SetRequestHeader("Host", "192.168.1.5:8080");
    }

    /// <inheritdoc/>
    public string Method { get; set; } = "GET";

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public string Query { get; set; } = "";

    /// <inheritdoc/>
    public string RemoteAddress { get; set; } = "192.168.1.20";

    /// <summary>Body of the request.</summary>
    public string RequestBody { get; set; } = "";

    /// <summary>True: the client has gone away, answering throws.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Times that the request was answered.</summary>
    public int AnswerCount { get; private set; }

    /// <summary>Status of the answer.</summary>
    public int Status { get; private set; }

    /// <summary>Content type of the answer.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Body of the answer.</summary>
    public byte[] Body { get; private set; } = new byte[0];

    /// <summary>Body of the answer as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body, 0, Body.Length);

    /// <summary>Sets or, with null, removes a request header.</summary>
    public void SetRequestHeader(string name, string? value) => _requestHeaders[name.ToLower()] = value;

    /// <summary>Header of the answer; empty when it was not set.</summary>
    public string AnswerHeader(string name) => (string?)_answerHeaders[name.ToLower()] ?? "";

    /// <inheritdoc/>
    public string? GetHeader(string name) => (string?)_requestHeaders[name.ToLower()];

    /// <inheritdoc/>
    public int ReadBody(byte[] buffer)
    {
        byte[] body = Encoding.UTF8.GetBytes(RequestBody);
        if (body.Length > buffer.Length)
        {
            return -1;
        }

        Array.Copy(body, 0, buffer, 0, body.Length);
        return body.Length;
    }

    /// <inheritdoc/>
    public void SetHeader(string name, string value) => _answerHeaders[name.ToLower()] = value;

    /// <inheritdoc/>
    public void Respond(int status, string contentType, byte[] body, int length)
    {
        AnswerCount++;
        if (IsBroken)
        {
            throw new InvalidOperationException("the client has gone");
        }

        Status = status;
        ContentType = contentType;
        Body = new byte[length];
        Array.Copy(body, 0, Body, 0, length);
    }
}
