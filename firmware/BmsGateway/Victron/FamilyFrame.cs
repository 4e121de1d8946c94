// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x382: battery family, up to eight characters, padded with zeros; tells product lines of one maker apart.
/// </summary>
public sealed class FamilyFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.Family;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        if (context.Identity.Family.Length == 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        FrameWriter.WriteText(frame.Data, 0, context.Identity.Family, 0);
        return true;
    }
}
