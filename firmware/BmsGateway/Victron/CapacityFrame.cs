// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x379: installed capacity, u16 in 1 Ah, rounded down. The nominal figure (TinyBMS register 306), never times the
/// state of health.
/// </summary>
public sealed class CapacityFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.InstalledCapacity;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        BatteryProtection? protection = context.Sample.Protection;
        if (protection == null || protection.CapacityCentiampereHours <= 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        FrameWriter.WriteUnsigned(frame.Data, 0, protection.CapacityCentiampereHours / 100);
        return true;
    }
}
