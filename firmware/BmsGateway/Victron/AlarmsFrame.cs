// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x35A: thirteen alarm pairs in bytes 0–3 and the same as warnings in bytes 4–7. A pair is 01 (low bit set) = active,
/// 10 = OK, 00 = not supported; the GX shows them, they control nothing. Bits 2–3 of byte 7 are the system status.
/// </summary>
public sealed class AlarmsFrame : IVictronFrame
{
    // Warnings lie four bytes, sixteen pairs, behind the alarms.
    private const int FirstWarning = 16;

    // "Online" is 10 in the captures of BYD and REC batteries; the protocol text leaves the polarity open.
    private const int SystemStatus = 29;

    /// <inheritdoc/>
    public int Id => VictronFrameId.Alarms;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        frame.Reset(Id, 8);
        for (int i = 0; i < BatteryAlarms.Count; i++)
        {
            WriteLevel(frame.Data, i, context.Alarms[(AlarmCondition)i]);
        }

        FrameWriter.WritePair(frame.Data, SystemStatus, false);
        return true;
    }

    /// <summary>Writes the two pairs of one condition. An alarm is not sent as a warning as well.</summary>
    /// <param name="data">Eight bytes in which the two pairs are still zero.</param>
    /// <param name="condition">Number of the condition, 0–12 (<see cref="AlarmCondition"/>).</param>
    /// <param name="level">Its level.</param>
    public static void WriteLevel(byte[] data, int condition, AlarmLevel level)
    {
        if (level == AlarmLevel.NotSupported)
        {
            return;
        }

        FrameWriter.WritePair(data, condition, level == AlarmLevel.Alarm);
        FrameWriter.WritePair(data, FirstWarning + condition, level == AlarmLevel.Warning);
    }
}
