// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Can;

/// <summary>
/// Commands to an SLCAN adapter (Lawicel CAN232 manual, "Available commands"): <c>tIIILDD…</c>, <c>TIIIIIIIILDD…</c>,
/// <c>rIIIL</c> and <c>RIIIIIIIIL</c>, each ended by CR.
/// </summary>
public static class SlcanEncoder
{
    /// <summary>Longest command: T, 8 digits, length, 16 digits, CR.</summary>
    public const int MaximumLength = 27;

    /// <summary>
    /// What starts an adapter: an empty line that ends whatever was typed before, close the channel (its settings can
    /// only change then), S6 = 500 kbit/s or S5 = 250 kbit/s, open.
    /// </summary>
    /// <param name="bitRate">Bit rate, bit/s; one of <see cref="CanBitRate"/>.</param>
    public static byte[] StartCommands(int bitRate) => new[]
    {
        (byte)'\r', (byte)'C', (byte)'\r',
        (byte)'S', (byte)(bitRate == CanBitRate.VeCan ? '5' : '6'), (byte)'\r', (byte)'O', (byte)'\r',
    };

    /// <summary>Closes the channel.</summary>
    public static readonly byte[] StopCommand = { (byte)'C', (byte)'\r' };

    /// <summary>Writes the command that sends a frame.</summary>
    /// <param name="frame">Frame with a valid identifier and length.</param>
    /// <param name="buffer">Takes at least <see cref="MaximumLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Encode(CanFrame frame, byte[] buffer)
    {
        char command = frame.IsExtended ? (frame.IsRemote ? 'R' : 'T') : (frame.IsRemote ? 'r' : 't');
        buffer[0] = (byte)command;
        int index = HexDigits.Write(buffer, 1, frame.Id, frame.IsExtended ? 8 : 3);
        index = HexDigits.Write(buffer, index, frame.Length, 1);
        for (int i = 0; i < frame.Length && !frame.IsRemote; i++)
        {
            index = HexDigits.Write(buffer, index, frame.Data[i], 2);
        }

        buffer[index++] = (byte)'\r';
        return index;
    }
}
