// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// 0x376 and 0x377: which sensor is coldest and hottest, as text: "Ext 1", "Ext 2", or "Internal" for the BMS board,
/// which stands for the battery when no external sensor is connected. Of two equal sensors the first is named.
/// </summary>
public sealed class SensorIdFrame : IVictronFrame
{
    private readonly bool _isHottest;

    /// <summary>Makes the encoder of one of the two.</summary>
    /// <param name="isHottest">False for 0x376 (coldest), true for 0x377 (hottest).</param>
    public SensorIdFrame(bool isHottest)
    {
        _isHottest = isHottest;
    }

    /// <inheritdoc/>
    public int Id => _isHottest ? VictronFrameId.HottestSensorId : VictronFrameId.ColdestSensorId;

    /// <inheritdoc/>
    public bool Encode(VictronContext context, CanFrame frame)
    {
        BatterySnapshot sample = context.Sample;
        int extreme = _isHottest ? sample.HighestTemperatureDecidegrees : sample.LowestTemperatureDecidegrees;
        string name = extreme == BatterySnapshot.Unknown ? ""
            : sample.ExternalTemperature1Decidegrees == extreme ? "Ext 1"
            : sample.ExternalTemperature2Decidegrees == extreme ? "Ext 2"
            : sample.InternalTemperatureDecidegrees == extreme ? "Internal"
            : "";
        if (!context.IsSampleFresh || name.Length == 0)
        {
            return false;
        }

        frame.Reset(Id, 8);
        FrameWriter.WriteText(frame.Data, 0, name, 0);
        return true;
    }
}
