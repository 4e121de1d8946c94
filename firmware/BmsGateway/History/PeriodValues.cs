// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// Makes one line out of the samples of a period: mean of voltage and current, lowest and highest of cells and
/// temperatures, and the newest state of charge and state. So no extreme of a cell is missed between two lines.
/// </summary>
public sealed class PeriodValues
{
    private readonly HistoryValues _sample = new();
    private readonly HistoryValues _result = new();
    private long _voltageSum;
    private int _voltageCount;
    private long _currentSum;
    private int _currentCount;

    /// <summary>Makes an empty period.</summary>
    public PeriodValues()
    {
        Clear();
    }

    /// <summary>Samples taken.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a sample.</summary>
    public void Add(BatterySnapshot sample)
    {
        _sample.SetFrom(sample);
        Count++;
        if (sample.PackVoltageMillivolts != BatterySnapshot.Unknown)
        {
            _voltageSum += sample.PackVoltageMillivolts;
            _voltageCount++;
        }

        if (sample.PackCurrentMilliamperes != BatterySnapshot.Unknown)
        {
            _currentSum += sample.PackCurrentMilliamperes;
            _currentCount++;
        }

        short[] result = _result.Columns;
        KeepNewest(HistoryColumns.StateOfCharge);
        KeepLowest(HistoryColumns.CellMinimum);
        KeepHighest(HistoryColumns.CellMaximum);
        KeepLowest(HistoryColumns.TemperatureMinimum);
        KeepHighest(HistoryColumns.TemperatureMaximum);
        result[HistoryColumns.Voltage] = Mean(_voltageSum, _voltageCount, 10);
        result[HistoryColumns.Current] = Mean(_currentSum, _currentCount, 100);
        _result.State = sample.State;
    }

    /// <summary>Values of the period so far; the object is used again.</summary>
    public HistoryValues Result => _result;

    /// <summary>Begins a new period.</summary>
    public void Clear()
    {
        _result.Clear();
        Count = 0;
        _voltageSum = 0;
        _voltageCount = 0;
        _currentSum = 0;
        _currentCount = 0;
    }

    private static short Mean(long sum, int count, int divisor) =>
        count == 0 ? HistoryValues.Unknown : HistoryValues.Scale((int)(sum / count), divisor);

    private void KeepNewest(int column)
    {
        if (_sample.Columns[column] != HistoryValues.Unknown)
        {
            _result.Columns[column] = _sample.Columns[column];
        }
    }

    private void KeepLowest(int column)
    {
        short value = _sample.Columns[column];
        short kept = _result.Columns[column];
        if (value != HistoryValues.Unknown && (kept == HistoryValues.Unknown || value < kept))
        {
            _result.Columns[column] = value;
        }
    }

    // Unknown is the smallest number, so it never wins here.
    private void KeepHighest(int column)
    {
        if (_sample.Columns[column] > _result.Columns[column])
        {
            _result.Columns[column] = _sample.Columns[column];
        }
    }
}
