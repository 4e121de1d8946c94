// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x374 and 0x375: which cell has the lowest and the highest voltage, as text ("Cell 7"). Cell 1 is next to battery
/// minus.
/// </summary>
public sealed class CellIdFrame : IVictronFrame
{
    private const string Prefix = "Cell ";
    private const int HighestNumber = 99;

    private readonly bool _isHighest;

    /// <summary>Makes the encoder of one of the two.</summary>
    /// <param name="isHighest">False for 0x374 (lowest), true for 0x375 (highest).</param>
    public CellIdFrame(bool isHighest)
    {
        _isHighest = isHighest;
    }

    /// <inheritdoc/>
    public int Id => _isHighest ? VictronFrameId.HighestCellId : VictronFrameId.LowestCellId;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        int number = _isHighest ? context.Sample.HighestCellNumber : context.Sample.LowestCellNumber;
        if (!context.IsSampleFresh || number < 1 || number > HighestNumber)
        {
            return false;
        }

        frame.Reset(Id, 8);
        int end = FrameWriter.WriteText(frame.Data, 0, Prefix, 0);
        FrameWriter.WriteShortNumber(frame.Data, end, number);
        return true;
    }
}
