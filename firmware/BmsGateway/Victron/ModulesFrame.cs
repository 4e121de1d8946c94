// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x372: number of modules online, blocking charge, blocking discharge, offline. One TinyBMS is one module. It blocks
/// when the limit that goes out in 0x351 is 0, and it is offline when its samples are too old; alarms and warnings play
/// no part.
/// </summary>
public sealed class ModulesFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.Modules;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        frame.Reset(Id, 8);
        int online = context.IsSampleFresh ? 1 : 0;
        int blockingCharge = Blocking(context.Limits.ChargeCurrentMilliamperes);
        int blockingDischarge = Blocking(context.Limits.DischargeCurrentMilliamperes);
        WriteCounts(frame.Data, online, blockingCharge, blockingDischarge, 1 - online);
        return true;
    }

    /// <summary>Writes the four counts, each u16.</summary>
    public static void WriteCounts(byte[] data, int online, int blockingCharge, int blockingDischarge, int offline)
    {
        FrameWriter.WriteUnsigned(data, 0, online);
        FrameWriter.WriteUnsigned(data, 2, blockingCharge);
        FrameWriter.WriteUnsigned(data, 4, blockingDischarge);
        FrameWriter.WriteUnsigned(data, 6, offline);
    }

    private static int Blocking(int limitMilliamperes) =>
        LimitsFrame.CurrentDeciamperes(limitMilliamperes) == 0 ? 1 : 0;
}
