// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>What the frame reader has come across.</summary>
public enum WebSocketFrameEvent
{
    /// <summary>Nothing whole yet.</summary>
    None = 0,

    /// <summary>A ping; its payload wants to come back in a pong.</summary>
    Ping = 1,

    /// <summary>A pong.</summary>
    Pong = 2,

    /// <summary>A close frame.</summary>
    Close = 3,

    /// <summary>A part of a text or binary message; its content has been thrown away.</summary>
    Data = 4,

    /// <summary>The client broke a rule; the close code tells which. Nothing more is read.</summary>
    Error = 5,
}
