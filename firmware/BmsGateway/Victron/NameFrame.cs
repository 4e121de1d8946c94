// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x370 and 0x371: the battery's name, eight characters each, padded with zeros. Both are sent or none: a name of up
/// to eight characters stands in 0x35E alone.
/// </summary>
public sealed class NameFrame : IVictronFrame
{
    private readonly bool _isSecondHalf;

    /// <summary>Makes the encoder of one half.</summary>
    /// <param name="isSecondHalf">False for 0x370, true for 0x371.</param>
    public NameFrame(bool isSecondHalf)
    {
        _isSecondHalf = isSecondHalf;
    }

    /// <inheritdoc/>
    public int Id => _isSecondHalf ? VictronFrameId.NameSecondHalf : VictronFrameId.NameFirstHalf;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        if (context.Identity.Name.Length == 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        int start = _isSecondHalf ? VictronIdentity.FrameCharacters : 0;
        FrameWriter.WriteText(frame.Data, 0, context.Identity.Name, start);
        return true;
    }
}
