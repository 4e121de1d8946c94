// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x355: state of charge (1 %), state of health (1 %), state of charge in high resolution (0.01 %). Little endian.
/// When the state of health is not known, the frame ends after the state of charge.
/// </summary>
public sealed class StateOfChargeFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.StateOfCharge;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        if (!context.IsSampleFresh || context.Sample.StateOfChargeMillipercent == BatterySnapshot.Unknown)
        {
            return false;
        }

        int charge = Bounded(context.Sample.StateOfChargeMillipercent);
        if (charge > context.HighestStateOfChargeMillipercent)
        {
            charge = context.HighestStateOfChargeMillipercent;
        }

        int health = context.Sample.StateOfHealthMillipercent == BatterySnapshot.Unknown
            ? context.StateOfHealthWhenUnknownPercent
            : (Bounded(context.Sample.StateOfHealthMillipercent) + 500) / 1000;
        frame.Reset(Id, health == 0 ? 2 : 8);

        // Rounded down: 100 % makes an ESS act, so it may only appear when it is reached.
        FrameWriter.WriteUnsigned(frame.Data, 0, charge / 1000);
        if (health != 0)
        {
            FrameWriter.WriteUnsigned(frame.Data, 2, health);
            FrameWriter.WriteUnsigned(frame.Data, 4, charge / 10);
        }

        return true;
    }

    // More than full and less than empty mean nothing to a GX.
    private static int Bounded(int millipercent) =>
        millipercent < 0 ? 0 : millipercent > 100000 ? 100000 : millipercent;
}
