// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// Numbers of the serial protocol. Source: TinyBMS Communication Protocols Rev D, UART communication.
/// </summary>
public static class TinyBmsProtocol
{
    /// <summary>First byte of every request and answer.</summary>
    public const byte Start = 0xAA;

    /// <summary>Second byte of an answer that refuses the request (NACK): AA 00 command error CRC CRC.</summary>
    public const byte Rejected = 0x00;

    /// <summary>Command: read a block of registers in the MODBUS form, high byte first.</summary>
    public const byte ReadBlock = 0x03;

    /// <summary>NACK: unknown command, bad length, address or value. A repetition would be refused too.</summary>
    public const byte ErrorCommand = 0x00;

    /// <summary>NACK: the request arrived with a wrong CRC. A repetition helps.</summary>
    public const byte ErrorCrc = 0x01;

    /// <summary>Bytes of a NACK with its CRC.</summary>
    public const int RejectedLength = 6;

    /// <summary>Bytes in front of the payload: start, command, payload length.</summary>
    public const int HeaderLength = 3;

    /// <summary>Bytes of the CRC.</summary>
    public const int CrcLength = 2;

    /// <summary>Most registers that one block read may ask for.</summary>
    public const int MaximumReadCount = 127;
}
