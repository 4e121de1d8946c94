// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>Frame types of RFC 6455 §5.2.</summary>
public static class WebSocketOpcode
{
    /// <summary>A further part of a message.</summary>
    public const int Continuation = 0;

    /// <summary>Text.</summary>
    public const int Text = 1;

    /// <summary>Bytes.</summary>
    public const int Binary = 2;

    /// <summary>Start or answer of the closing handshake.</summary>
    public const int Close = 8;

    /// <summary>Asks for a pong.</summary>
    public const int Ping = 9;

    /// <summary>Answer to a ping.</summary>
    public const int Pong = 10;
}
