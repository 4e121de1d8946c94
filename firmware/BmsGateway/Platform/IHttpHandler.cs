// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>Answers HTTP requests. Called from any thread, several at once.</summary>
public interface IHttpHandler
{
    /// <summary>Answers one request. Must call <see cref="IHttpExchange.Respond"/> exactly once.</summary>
    void Handle(IHttpExchange exchange);
}
