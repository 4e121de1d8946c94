// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>Says in one line what the bytes of a frame mean. Allocates: not for the control path.</summary>
public static class TinyBmsFrameText
{
    // The commands from 0x14 on, in order.
    private static readonly string[] SimpleNames =
    {
        "pack voltage", "pack current", "highest cell", "lowest cell", "online status", "lifetime counter",
        "state of charge", "temperatures", "cell voltages", "settings values", "version", "extended version", "trip",
    };

    /// <summary>Describes a frame.</summary>
    /// <param name="bytes">Holds it from index 0 on.</param>
    /// <param name="length">Its bytes, with what stands before or behind it on the line.</param>
    /// <param name="direction">Which way it went.</param>
    public static string Of(byte[] bytes, int length, TinyBmsRawDirection direction)
    {
        if (length == 0)
        {
            return "nothing";
        }

        if (length < 4 || bytes[0] != TinyBmsProtocol.Start)
        {
            return "no frame at the start, " + length.ToString() + " bytes";
        }

        int end = length - TinyBmsProtocol.CrcLength;
        if (ModbusCrc.Compute(bytes, 0, end) != (bytes[end] | (bytes[end + 1] << 8)))
        {
            return "wrong CRC or not one whole frame, " + length.ToString() + " bytes";
        }

        return direction == TinyBmsRawDirection.Sent ? OfRequest(bytes, length) : OfAnswer(bytes, length);
    }

    /// <summary>Name of a command ("read block").</summary>
    public static string NameOf(int command)
    {
        switch (command)
        {
            case TinyBmsProtocol.Control:
                return "control";
            case TinyBmsProtocol.ReadBlock:
            case TinyBmsProtocol.ReadBlockNative:
                return "read block";
            case TinyBmsProtocol.ReadListed:
                return "read list";
            case TinyBmsProtocol.WriteBlockNative:
            case TinyBmsProtocol.WriteBlock:
                return "write block";
            case TinyBmsProtocol.WriteListed:
                return "write list";
            case TinyBmsProtocol.ReadNewestEvents:
                return "newest events";
            case TinyBmsProtocol.ReadAllEvents:
                return "all events";
            default:
                int index = command - TinyBmsProtocol.ReadPackVoltage;
                return index >= 0 && index < SimpleNames.Length
                    ? SimpleNames[index]
                    : "command 0x" + command.ToString("X2");
        }
    }

    private static string OfRequest(byte[] bytes, int length)
    {
        string name = NameOf(bytes[1]);
        if (bytes[1] == TinyBmsProtocol.ReadBlock && length == 8)
        {
            int first = (bytes[2] << 8) | bytes[3];
            return name + ": " + bytes[5].ToString() + " registers from " + first.ToString();
        }

        return bytes[1] == TinyBmsProtocol.Control && length == 5 ? name + ": option " + bytes[2].ToString() : name;
    }

    private static string OfAnswer(byte[] bytes, int length)
    {
        if (bytes[1] == TinyBmsProtocol.Rejected && length == TinyBmsProtocol.RejectedLength)
        {
            string why = bytes[3] == TinyBmsProtocol.ErrorCrc ? "CRC error" : "command error";
            return "NACK to " + NameOf(bytes[2]) + ": " + why;
        }

        return bytes[1] == TinyBmsProtocol.Acknowledged && length == TinyBmsProtocol.AcknowledgedLength
            ? "ACK to " + NameOf(bytes[2])
            : "answer to " + NameOf(bytes[1]) + ", " + length.ToString() + " bytes";
    }
}
