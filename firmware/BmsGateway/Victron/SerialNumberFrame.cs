// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x380 and 0x381: serial number, eight characters each, padded with zeros. Both are sent or none: a GX takes the
/// number when 0x381 arrives, so that frame is sent even when it is all zeros.
/// </summary>
public sealed class SerialNumberFrame : IVictronFrame
{
    private readonly bool _isSecondHalf;

    /// <summary>Makes the encoder of one half.</summary>
    /// <param name="isSecondHalf">False for 0x380, true for 0x381.</param>
    public SerialNumberFrame(bool isSecondHalf)
    {
        _isSecondHalf = isSecondHalf;
    }

    /// <inheritdoc/>
    public int Id => _isSecondHalf ? VictronFrameId.SerialNumberSecondHalf : VictronFrameId.SerialNumberFirstHalf;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        string text = context.Identity.SerialNumber;
        if (text.Length == 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        FrameWriter.WriteText(frame.Data, 0, text, _isSecondHalf ? VictronIdentity.FrameCharacters : 0);
        return true;
    }
}
