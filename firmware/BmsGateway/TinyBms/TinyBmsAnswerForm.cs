// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// What stands in front of the payload of an answer. Source: TinyBMS Communication Protocols Rev D, UART
/// communication.
/// </summary>
public enum TinyBmsAnswerForm
{
    /// <summary>No answer: there is no such command.</summary>
    None = 0,

    /// <summary>AA 01 command CRC CRC.</summary>
    Acknowledgement = 1,

    /// <summary>AA command payload CRC CRC.</summary>
    Bare = 2,

    /// <summary>AA command length payload CRC CRC.</summary>
    Counted = 3,
}
