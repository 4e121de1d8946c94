// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x351: CVL (0.1 V), CCL and DCL (0.1 A, both positive), DVL (0.1 V, shown by a GX but ignored). Little endian.
/// </summary>
public sealed class LimitsFrame : IVictronFrame
{
    // A GX reads the currents as s16: a larger number would arrive as a negative limit.
    private const int HighestCurrentDeciamperes = 32767;

    /// <inheritdoc/>
    public int Id => VictronFrameId.Limits;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        // A GX answers CVL 0 by discharging the pack at full power, so such a frame must never leave, whatever went
        // wrong before.
        int voltage = context.Limits.ChargeVoltageMillivolts / 100;
        if (voltage <= 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        FrameWriter.WriteUnsigned(frame.Data, 0, voltage);
        FrameWriter.WriteUnsigned(frame.Data, 2, CurrentDeciamperes(context.Limits.ChargeCurrentMilliamperes));
        FrameWriter.WriteUnsigned(frame.Data, 4, CurrentDeciamperes(context.Limits.DischargeCurrentMilliamperes));
        FrameWriter.WriteUnsigned(frame.Data, 6, LowestVoltageDecivolts(context.Sample.Protection));
        return true;
    }

    /// <summary>
    /// A current limit as it is sent, 0.1 A: rounded down, 0–32767. Frame 0x372 has to agree with it.
    /// </summary>
    /// <param name="milliamperes">Limit, mA.</param>
    public static int CurrentDeciamperes(int milliamperes)
    {
        int value = milliamperes < 0 ? 0 : milliamperes / 100;
        return value > HighestCurrentDeciamperes ? HighestCurrentDeciamperes : value;
    }

    // Rounded up: the safe side of a lower limit.
    private static int LowestVoltageDecivolts(BatteryProtection? protection)
    {
        bool known = protection != null && protection.FullyDischargedCellMillivolts > 0 && protection.SeriesCells > 0;
        return known ? ((protection!.FullyDischargedCellMillivolts * protection.SeriesCells) + 99) / 100 : 0;
    }
}
