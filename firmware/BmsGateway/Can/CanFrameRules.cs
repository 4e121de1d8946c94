// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>What every CAN 2.0 controller demands of a frame (ISO 11898-1).</summary>
public static class CanFrameRules
{
    /// <summary>Largest 11-bit identifier.</summary>
    public const int MaximumStandardId = 0x7FF;

    /// <summary>Largest 29-bit identifier.</summary>
    public const int MaximumExtendedId = 0x1FFFFFFF;

    /// <summary>True when a frame can be sent: identifier and length are in range.</summary>
    public static bool IsValid(CanFrame frame)
    {
        int maximumId = frame.IsExtended ? MaximumExtendedId : MaximumStandardId;
        return frame.Id >= 0 && frame.Id <= maximumId && frame.Length >= 0 && frame.Length <= CanFrame.MaximumLength;
    }
}
