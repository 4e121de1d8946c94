// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>0x351: CVL (0.1 V), CCL and DCL (0.1 A, both positive), DVL (0.1 V, shown by a GX but ignored). Little endian.</summary>
public sealed class LimitsFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.Limits;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        // A GX answers CVL 0 by discharging the pack at full power, so such a frame must never leave, whatever went wrong before.
        if (context.Limits.ChargeVoltageMillivolts <= 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        FrameWriter.WriteUnsigned(frame.Data, 0, context.Limits.ChargeVoltageMillivolts / 100);
        FrameWriter.WriteUnsigned(frame.Data, 2, context.Limits.ChargeCurrentMilliamperes / 100);
        FrameWriter.WriteUnsigned(frame.Data, 4, context.Limits.DischargeCurrentMilliamperes / 100);
        FrameWriter.WriteUnsigned(frame.Data, 6, LowestVoltageDecivolts(context.Sample.Protection));
        return true;
    }

    // Rounded up: the safe side of a lower limit.
    private static int LowestVoltageDecivolts(BatteryProtection? protection)
    {
        bool known = protection != null && protection.FullyDischargedCellMillivolts > 0 && protection.SeriesCells > 0;
        return known ? ((protection!.FullyDischargedCellMillivolts * protection.SeriesCells) + 99) / 100 : 0;
    }
}
