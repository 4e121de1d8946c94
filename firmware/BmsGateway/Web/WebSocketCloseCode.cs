// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>Why a WebSocket is closed (RFC 6455 §7.4.1).</summary>
public static class WebSocketCloseCode
{
    /// <summary>No error.</summary>
    public const int None = 0;

    /// <summary>The purpose is fulfilled.</summary>
    public const int Normal = 1000;

    /// <summary>The gateway stops.</summary>
    public const int GoingAway = 1001;

    /// <summary>The client broke the protocol.</summary>
    public const int ProtocolError = 1002;

    /// <summary>The client sent a frame above the limit.</summary>
    public const int TooBig = 1009;
}
