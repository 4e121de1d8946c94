// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Json;
using BmsGateway.Platform;

namespace BmsGateway.Web;

/// <summary>What a client asked for, as far as a handler needs it.</summary>
public sealed class RouteRequest
{
    private readonly IJsonParser _json;

    /// <summary>Takes the parts of a request.</summary>
    /// <param name="method">Request method in capitals.</param>
    /// <param name="query">The query without the question mark; empty when there is none.</param>
    /// <param name="body">Buffer that holds the body.</param>
    /// <param name="bodyLength">Bytes of the body.</param>
    /// <param name="json">JSON library.</param>
    public RouteRequest(string method, string query, byte[] body, int bodyLength, IJsonParser json)
    {
        _json = json;
        Method = method;
        Query = query;
        Body = bodyLength == 0 ? "" : Encoding.UTF8.GetString(body, 0, bodyLength);
    }

    /// <summary>Request method in capitals ("GET", "POST", "PUT").</summary>
    public string Method { get; }

    /// <summary>The query as it came.</summary>
    public string Query { get; }

    /// <summary>The body as text; empty when there is none.</summary>
    public string Body { get; }

    /// <summary>Value of a name in the query, without decoding; empty when it is missing.</summary>
    public string GetQuery(string name)
    {
        string[] parts = Query.Split('&');
        for (int i = 0; i < parts.Length; i++)
        {
            int equals = parts[i].IndexOf('=');
            if (equals == name.Length && parts[i].StartsWith(name))
            {
                return parts[i].Substring(equals + 1);
            }
        }

        return "";
    }

    /// <summary>Parses the body.</summary>
    /// <param name="value">As <see cref="IJsonParser.TryParse"/> makes it.</param>
    /// <param name="error">What is wrong and where; empty on success.</param>
    public bool TryReadJson(out object? value, out string error)
    {
        // The library of the device tells no place and is not made for hostile texts.
        value = null;
        error = JsonMembers.Check(Body, Body.Length);
        return error.Length == 0 && _json.TryParse(Body, out value, out error);
    }
}
