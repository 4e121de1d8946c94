// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>The values of one moment, or of one period, in the scales of <see cref="HistoryColumns"/>.</summary>
public sealed class HistoryValues
{
    /// <summary>Marks a value that is not known.</summary>
    public const short Unknown = short.MinValue;

    /// <summary>One value for each of <see cref="HistoryColumns"/>.</summary>
    public readonly short[] Columns = new short[HistoryColumns.Count];

    /// <summary>What the battery did.</summary>
    public BatteryState State;

    /// <summary>Takes over a sample.</summary>
    public void SetFrom(BatterySnapshot sample)
    {
        Columns[HistoryColumns.Voltage] = Scale(sample.PackVoltageMillivolts, 10);
        Columns[HistoryColumns.Current] = Scale(sample.PackCurrentMilliamperes, 100);
        Columns[HistoryColumns.StateOfCharge] = Scale(sample.StateOfChargeMillipercent, 100);
        Columns[HistoryColumns.CellMinimum] = Scale(sample.LowestCellTenthMillivolts, 10);
        Columns[HistoryColumns.CellMaximum] = Scale(sample.HighestCellTenthMillivolts, 10);
        Columns[HistoryColumns.TemperatureMinimum] = Scale(sample.LowestTemperatureDecidegrees, 1);
        Columns[HistoryColumns.TemperatureMaximum] = Scale(sample.HighestTemperatureDecidegrees, 1);
        State = sample.State;
    }

    /// <summary>Takes over all values of another object.</summary>
    public void CopyFrom(HistoryValues other)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            Columns[i] = other.Columns[i];
        }

        State = other.State;
    }

    /// <summary>Makes all values unknown.</summary>
    public void Clear()
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            Columns[i] = Unknown;
        }

        State = BatteryState.Unknown;
    }

    /// <summary>
    /// Power, W: voltage × current; <see cref="BatterySnapshot.Unknown"/> when one of them is unknown.
    /// </summary>
    public int PowerWatts()
    {
        int voltage = Columns[HistoryColumns.Voltage];
        int current = Columns[HistoryColumns.Current];
        return voltage == Unknown || current == Unknown ? BatterySnapshot.Unknown : voltage * current / 1000;
    }

    /// <summary>Divides and rounds; a value beyond 16 bits becomes the nearest that fits.</summary>
    /// <param name="value">Value in its fine unit, or <see cref="BatterySnapshot.Unknown"/>.</param>
    /// <param name="divisor">Fine units in one coarse unit.</param>
    internal static short Scale(int value, int divisor)
    {
        if (value == BatterySnapshot.Unknown)
        {
            return Unknown;
        }

        int rounded = ((value < 0 ? value - (divisor / 2) : value + (divisor / 2))) / divisor;
        return rounded > short.MaxValue ? short.MaxValue : rounded <= Unknown ? (short)(Unknown + 1) : (short)rounded;
    }
}
