// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x378: energy charged and discharged, each u32 in 100 Wh, rolling over at the top. Not sent while one of the two is
/// not known.
/// </summary>
public sealed class EnergyFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.Energy;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        // Below 0 is BatterySnapshot.Unknown.
        if (context.ChargedWattHours < 0 || context.DischargedWattHours < 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        FrameWriter.WriteCounter(frame.Data, 0, context.ChargedWattHours / 100);
        FrameWriter.WriteCounter(frame.Data, 4, context.DischargedWattHours / 100);
        return true;
    }
}
