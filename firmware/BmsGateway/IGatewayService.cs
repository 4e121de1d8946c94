// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway;

/// <summary>A part of the gateway with a thread of its own.</summary>
public interface IGatewayService
{
    /// <summary>Starts the thread.</summary>
    void Start();

    /// <summary>Asks the thread to end and waits for it, at most 2 s.</summary>
    void Stop();
}
