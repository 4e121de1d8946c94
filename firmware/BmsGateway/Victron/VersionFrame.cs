// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x35F: model (0, the protocol leaves it open), firmware version as two bytes with the major number first, usable
/// capacity (1 Ah), zero. The version is the gateway's own. The capacity is the nominal one (TinyBMS register 306)
/// times the state of health where the BMS measures it, rounded down; 0 = not known, also while the battery is silent,
/// because its module is offline then.
/// </summary>
public sealed class VersionFrame : IVictronFrame
{
    private const int WholeHealthMillipercent = 100000;

    /// <inheritdoc/>
    public int Id => VictronFrameId.Version;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        if (context.Identity.FirmwareMajor == VictronIdentity.UnknownVersion)
        {
            // The GX would show an invented version.
            return false;
        }

        frame.Reset(Id, 8);
        frame.Data[2] = (byte)context.Identity.FirmwareMajor;
        frame.Data[3] = (byte)context.Identity.FirmwareMinor;
        FrameWriter.WriteUnsigned(frame.Data, 4, context.IsSampleFresh ? UsableAmpereHours(context.Sample) : 0);
        return true;
    }

    private static int UsableAmpereHours(BatterySnapshot sample)
    {
        BatteryProtection? protection = sample.Protection;
        if (protection == null || protection.CapacityCentiampereHours <= 0)
        {
            return 0;
        }

        int health = sample.StateOfHealthMillipercent;
        return health < 0 || health > WholeHealthMillipercent
            ? protection.CapacityCentiampereHours / 100
            : (int)((long)protection.CapacityCentiampereHours * health / WholeHealthMillipercent / 100);
    }
}
