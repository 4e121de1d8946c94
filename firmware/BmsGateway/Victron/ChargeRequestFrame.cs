// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x360: 0xFF in byte 0 = the battery asks to be charged, 0x00 = it does not. Not sent while nobody decides about it:
/// the frame is optional, and "no" would claim that somebody looked. A battery whose samples are too old, or that may
/// not be charged, never asks.
/// </summary>
public sealed class ChargeRequestFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.ChargeRequest;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        if (context.ChargeRequest == ChargeRequest.Unused)
        {
            return false;
        }

        frame.Reset(Id, 8);
        bool asks = context.ChargeRequest == ChargeRequest.Yes
            && context.IsSampleFresh
            && LimitsFrame.CurrentDeciamperes(context.Limits.ChargeCurrentMilliamperes) > 0;
        frame.Data[0] = asks ? (byte)0xFF : (byte)0x00;
        return true;
    }
}
