// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x373: lowest and highest cell voltage (1 mV), coldest and hottest temperature (1 K). Little endian. Without
/// temperatures the frame has four bytes. The GX keeps whole degrees, so the temperature is round(°C) + 273.
/// </summary>
public sealed class CellExtremesFrame : IVictronFrame
{
    private const int KelvinOffset = 273;

    /// <inheritdoc/>
    public int Id => VictronFrameId.CellExtremes;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        BatterySnapshot sample = context.Sample;
        if (!context.IsSampleFresh
            || sample.LowestCellTenthMillivolts == BatterySnapshot.Unknown
            || sample.HighestCellTenthMillivolts == BatterySnapshot.Unknown)
        {
            return false;
        }

        bool hasTemperatures = sample.LowestTemperatureDecidegrees != BatterySnapshot.Unknown
            && sample.HighestTemperatureDecidegrees != BatterySnapshot.Unknown;
        frame.Reset(Id, hasTemperatures ? 8 : 4);
        FrameWriter.WriteUnsigned(frame.Data, 0, FrameWriter.Round(sample.LowestCellTenthMillivolts, 10));
        FrameWriter.WriteUnsigned(frame.Data, 2, FrameWriter.Round(sample.HighestCellTenthMillivolts, 10));
        if (hasTemperatures)
        {
            FrameWriter.WriteUnsigned(frame.Data, 4, Kelvin(sample.LowestTemperatureDecidegrees));
            FrameWriter.WriteUnsigned(frame.Data, 6, Kelvin(sample.HighestTemperatureDecidegrees));
        }

        return true;
    }

    private static int Kelvin(int decidegrees) => FrameWriter.Round(decidegrees, 10) + KelvinOffset;
}
