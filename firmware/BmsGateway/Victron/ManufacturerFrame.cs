// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>0x35E: manufacturer name, up to eight characters of 7-bit ASCII, padded with zeros.</summary>
public sealed class ManufacturerFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.Manufacturer;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        frame.Reset(Id, 8);
        FrameWriter.WriteText(frame.Data, 0, context.Identity.Manufacturer, 0);
        return true;
    }
}
