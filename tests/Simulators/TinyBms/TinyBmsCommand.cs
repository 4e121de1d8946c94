// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>Command bytes of the serial protocol ("TinyBMS Communication Protocols" Rev D, chapter 1).</summary>
internal static class TinyBmsCommand
{
    public const byte FrameStart = 0xAA;
    public const byte NegativeAcknowledge = 0x00;
    public const byte Acknowledge = 0x01;
    public const byte Reset = 0x02;
    public const byte ReadBlockModbus = 0x03;
    public const byte ReadBlock = 0x07;
    public const byte ReadList = 0x09;
    public const byte WriteBlock = 0x0B;
    public const byte WriteList = 0x0D;
    public const byte WriteBlockModbus = 0x10;
    public const byte NewestEvents = 0x11;
    public const byte AllEvents = 0x12;
    public const byte PackVoltage = 0x14;
    public const byte PackCurrent = 0x15;
    public const byte HighestCell = 0x16;
    public const byte LowestCell = 0x17;
    public const byte OnlineStatus = 0x18;
    public const byte Lifetime = 0x19;
    public const byte StateOfCharge = 0x1A;
    public const byte Temperatures = 0x1B;
    public const byte CellVoltages = 0x1C;
    public const byte Settings = 0x1D;
    public const byte Version = 0x1E;
    public const byte ExtendedVersion = 0x1F;
    public const byte Speed = 0x20;

    /// <summary>Error code: unknown command, bad length, address or value.</summary>
    public const byte CommandError = 0x00;

    /// <summary>Error code: checksum of the request wrong.</summary>
    public const byte CrcError = 0x01;
}
