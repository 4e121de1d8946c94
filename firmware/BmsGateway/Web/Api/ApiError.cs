// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>The document of a request that was not carried out: { "error": key, "message": sentence }.</summary>
internal static class ApiError
{
    /// <summary>Writes it.</summary>
    /// <param name="answer">Takes the document.</param>
    /// <param name="status">HTTP status, handed back.</param>
    /// <param name="key">Stable key.</param>
    /// <param name="message">What is wrong and what is allowed.</param>
    public static int Write(JsonWriter answer, int status, string key, string message)
    {
        answer.Reset();
        answer.BeginObject();
        answer.WriteString("error", key);
        answer.WriteString("message", message);
        answer.EndObject();
        return status;
    }
}
