// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// Numbers of the serial protocol. Source: TinyBMS Communication Protocols Rev D, UART communication. "Native" names
/// the command forms that have the low byte first.
/// </summary>
public static class TinyBmsProtocol
{
    /// <summary>First byte of every request and answer.</summary>
    public const byte Start = 0xAA;

    /// <summary>Second byte of an answer that refuses the request (NACK): AA 00 command error CRC CRC.</summary>
    public const byte Rejected = 0x00;

    /// <summary>Second byte of an answer that says done (ACK): AA 01 command CRC CRC.</summary>
    public const byte Acknowledged = 0x01;

    /// <summary>Command: clear events, clear statistics, restart; answered by an ACK.</summary>
    public const byte Control = 0x02;

    /// <summary>Command: read a block of registers in the MODBUS form, high byte first.</summary>
    public const byte ReadBlock = 0x03;

    /// <summary>Command: read a block of registers, low byte first.</summary>
    public const byte ReadBlockNative = 0x07;

    /// <summary>Command: read listed registers, low byte first.</summary>
    public const byte ReadListed = 0x09;

    /// <summary>Command: write a block of registers, low byte first; answered by an ACK.</summary>
    public const byte WriteBlockNative = 0x0B;

    /// <summary>Command: write listed registers, low byte first; answered by an ACK.</summary>
    public const byte WriteListed = 0x0D;

    /// <summary>Command: write a block in the MODBUS form, high byte first; answered by address and count.</summary>
    public const byte WriteBlock = 0x10;

    /// <summary>Command: the newest events.</summary>
    public const byte ReadNewestEvents = 0x11;

    /// <summary>Command: all events that the BMS keeps, up to 49.</summary>
    public const byte ReadAllEvents = 0x12;

    /// <summary>Command: pack voltage, V, float; register 36.</summary>
    public const byte ReadPackVoltage = 0x14;

    /// <summary>Command: pack current, A, float; register 38.</summary>
    public const byte ReadPackCurrent = 0x15;

    /// <summary>Command: highest cell voltage, mV; register 41.</summary>
    public const byte ReadHighestCell = 0x16;

    /// <summary>Command: lowest cell voltage, mV; register 40.</summary>
    public const byte ReadLowestCell = 0x17;

    /// <summary>Command: online status; register 50. Changes nothing, so it is fit for waking the BMS.</summary>
    public const byte ReadOnlineStatus = 0x18;

    /// <summary>Command: lifetime counter, s; register 32.</summary>
    public const byte ReadLifetimeCounter = 0x19;

    /// <summary>Command: state of charge, 0.000001 %; register 46.</summary>
    public const byte ReadStateOfCharge = 0x1A;

    /// <summary>Command: three temperatures, 0.1 °C: board, first and second external sensor.</summary>
    public const byte ReadTemperatures = 0x1B;

    /// <summary>Command: cell voltages, 0.1 mV, as many as there are cells.</summary>
    public const byte ReadCellVoltages = 0x1C;

    /// <summary>Command: minimum, maximum, default or current value of the settings from register 300 on.</summary>
    public const byte ReadSettingsValues = 0x1D;

    /// <summary>Command: version.</summary>
    public const byte ReadVersion = 0x1E;

    /// <summary>Command: version with boot loader and register map.</summary>
    public const byte ReadExtendedVersion = 0x1F;

    /// <summary>Command: speed, distance left and time left.</summary>
    public const byte ReadTrip = 0x20;

    /// <summary>Option of <see cref="Control"/>: forget the events.</summary>
    public const byte ClearEvents = 1;

    /// <summary>Option of <see cref="Control"/>: forget the statistics.</summary>
    public const byte ClearStatistics = 2;

    /// <summary>Option of <see cref="Control"/>: restart the BMS; its ACK may not arrive any more.</summary>
    public const byte Restart = 5;

    /// <summary>Option of <see cref="ReadSettingsValues"/>: smallest allowed values.</summary>
    public const byte MinimumValues = 1;

    /// <summary>Option of <see cref="ReadSettingsValues"/>: largest allowed values.</summary>
    public const byte MaximumValues = 2;

    /// <summary>Option of <see cref="ReadSettingsValues"/>: values as delivered.</summary>
    public const byte DefaultValues = 3;

    /// <summary>Option of <see cref="ReadSettingsValues"/>: values in use.</summary>
    public const byte CurrentValues = 4;

    /// <summary>NACK: unknown command, bad length, address or value. A repetition would be refused too.</summary>
    public const byte ErrorCommand = 0x00;

    /// <summary>NACK: the request arrived with a wrong CRC. A repetition helps.</summary>
    public const byte ErrorCrc = 0x01;

    /// <summary>Bytes of a NACK with its CRC.</summary>
    public const int RejectedLength = 6;

    /// <summary>Bytes of an ACK with its CRC.</summary>
    public const int AcknowledgedLength = 5;

    /// <summary>Bytes in front of the payload: start, command, payload length.</summary>
    public const int HeaderLength = 3;

    /// <summary>Bytes in front of the payload of an answer without a payload length: start, command.</summary>
    public const int ShortHeaderLength = 2;

    /// <summary>Bytes of the CRC.</summary>
    public const int CrcLength = 2;

    /// <summary>Most registers that one block read may ask for.</summary>
    public const int MaximumReadCount = 127;

    /// <summary>
    /// Most registers of a native block read: the payload length of the native forms has 6 bits, so a packet carries
    /// 63 bytes. How more packets would follow is not documented, so nothing is asked for that needs them.
    /// </summary>
    public const int MaximumNativeReadCount = 31;

    /// <summary>Most registers of a listed read or write: 4 bytes for each in 63 bytes of payload.</summary>
    public const int MaximumListedCount = 15;

    /// <summary>Most registers of a native block write: two bytes of address and 2 for each in 63.</summary>
    public const int MaximumNativeWriteCount = 30;

    /// <summary>Most registers of a block write in the MODBUS form, and of <see cref="ReadSettingsValues"/>.</summary>
    public const int MaximumWriteCount = 100;

    /// <summary>Most event records in an answer; the BMS keeps no more.</summary>
    public const int MaximumEventCount = 49;

    /// <summary>Bytes of the longest request, a <see cref="WriteBlock"/> of 100 registers, with its CRC.</summary>
    public const int LongestRequest = 209;
}
