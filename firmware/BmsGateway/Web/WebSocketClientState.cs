// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>Life of one connection at the WebSocket endpoint.</summary>
public enum WebSocketClientState
{
    /// <summary>The request head has not come whole yet.</summary>
    Handshaking = 0,

    /// <summary>The request head is whole and waits for its answer.</summary>
    Asking = 1,

    /// <summary>Gets documents.</summary>
    Open = 2,

    /// <summary>A last word is on its way or was said; what still comes is thrown away.</summary>
    Closing = 3,

    /// <summary>The socket is closed.</summary>
    Gone = 4,
}
