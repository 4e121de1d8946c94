// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x356: pack voltage (0.01 V), current (0.1 A, positive = charging), hottest battery temperature (0.1 °C). Little
/// endian, signed. Without a temperature the frame has four bytes.
/// </summary>
public sealed class MeasurementsFrame : IVictronFrame
{
    /// <inheritdoc/>
    public int Id => VictronFrameId.Measurements;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        BatterySnapshot sample = context.Sample;
        if (!context.IsSampleFresh
            || sample.PackVoltageMillivolts == BatterySnapshot.Unknown
            || sample.PackCurrentMilliamperes == BatterySnapshot.Unknown)
        {
            return false;
        }

        bool hasTemperature = sample.HighestTemperatureDecidegrees != BatterySnapshot.Unknown;
        frame.Reset(Id, hasTemperature ? 8 : 4);
        FrameWriter.WriteSigned(frame.Data, 0, FrameWriter.Round(sample.PackVoltageMillivolts, 10));
        FrameWriter.WriteSigned(frame.Data, 2, FrameWriter.Round(sample.PackCurrentMilliamperes, 100));
        if (hasTemperature)
        {
            FrameWriter.WriteSigned(frame.Data, 4, sample.HighestTemperatureDecidegrees);
        }

        return true;
    }
}
