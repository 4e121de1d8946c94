// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x35A: thirteen alarm pairs in bytes 0–3 and the same as warnings in bytes 4–7. A pair is 01 (low bit set) = active, 10 = OK,
/// 00 = not supported; the GX shows them, they control nothing. Bits 2–3 of byte 7 are the system status.
/// </summary>
public sealed class AlarmsFrame : IVictronFrame
{
    private const int Active = 1;
    private const int Inactive = 2;

    // "Online" is 10 in the captures of BYD and REC batteries; the protocol text leaves the polarity open.
    private const int SystemOnline = 2 << 2;

    /// <inheritdoc/>
    public int Id => VictronFrameId.Alarms;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        frame.Reset(Id, 8);
        byte[] data = frame.Data;
        for (int i = 0; i < BatteryAlarms.Count; i++)
        {
            AlarmLevel level = context.Alarms[(AlarmCondition)i];
            if (level == AlarmLevel.NotSupported)
            {
                continue;
            }

            int shift = (i & 3) * 2;
            int index = i >> 2;
            int alarm = level == AlarmLevel.Alarm ? Active : Inactive;
            int warning = level == AlarmLevel.Warning ? Active : Inactive;
            data[index] = (byte)(data[index] | (alarm << shift));
            data[index + 4] = (byte)(data[index + 4] | (warning << shift));
        }

        data[7] = (byte)(data[7] | SystemOnline);
        return true;
    }
}
