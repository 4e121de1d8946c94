// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// One row a day for eight days: mean cell spread, state of health, and how far each cell lies from the mean of all.
/// Only samples count that can be compared: little current, and a state of charge away from both ends, where cells of
/// an LFP battery diverge anyway. Information only. Allocates nothing.
/// </summary>
public sealed class CellTrend
{
    /// <summary>Days that are kept.</summary>
    public const int Capacity = 8;

    /// <summary>Samples that a day needs to count.</summary>
    public const int FewestSamples = 60;

    /// <summary>Days that must lie between two rows that are compared.</summary>
    public const int FewestDays = 3;

    /// <summary>Drift of a cell against the others that is worth a hint, 0.1 mV.</summary>
    public const int DriftTenthMillivolts = 100;

    /// <summary>Bytes in flash.</summary>
    public const int Length = 4 + (Capacity * DayLength);

    private const int DayLength = 12 + (BatterySnapshot.MaximumCells * 2);
    private const int LowestCharge = 20000;
    private const int HighestCharge = 80000;
    private const int SmallCurrentWhenUnknown = 5000;

    private readonly int[] _days = new int[Capacity];
    private readonly int[] _spreads = new int[Capacity];
    private readonly int[] _healths = new int[Capacity];
    private readonly short[] _deviations = new short[Capacity * BatterySnapshot.MaximumCells];
    private readonly long[] _deviationSums = new long[BatterySnapshot.MaximumCells];
    private long _spreadSum;
    private int _samples;
    private int _cells;
    private int _health = BatterySnapshot.Unknown;
    private int _day = DayClock.Unknown;

    /// <summary>Days in the table, the oldest first.</summary>
    public int Count { get; private set; }

    /// <summary>Day by position, from 1970-01-01.</summary>
    public int DayAt(int index) => _days[index];

    /// <summary>Mean cell spread of a day, 0.1 mV.</summary>
    public int SpreadAt(int index) => _spreads[index];

    /// <summary>State of health of a day, 0.001 %, or <see cref="BatterySnapshot.Unknown"/>.</summary>
    public int HealthAt(int index) => _healths[index];

    /// <summary>
    /// Days between the oldest and the newest row; 0 when they lie too near to each other to be compared.
    /// </summary>
    public int SpanDays
    {
        get
        {
            int span = Count < 2 ? 0 : _days[Count - 1] - _days[0];
            return span >= FewestDays ? span : 0;
        }
    }

    /// <summary>
    /// Change of a cell against the others from the oldest to the newest row, 0.1 mV; 0 when there is nothing to
    /// compare.
    /// </summary>
    public int DriftOf(int cell) =>
        SpanDays == 0
            ? 0
            : _deviations[((Count - 1) * BatterySnapshot.MaximumCells) + cell] - _deviations[cell];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        Begin(DayClock.Unknown);
    }

    /// <summary>Takes a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="day">Local day, or <see cref="DayClock.Unknown"/>: then the sample does not count.</param>
    public void Add(BatterySnapshot sample, int day)
    {
        if (day == DayClock.Unknown)
        {
            return;
        }

        if (day != _day)
        {
            Finish();
            Begin(day);
        }

        _health = sample.StateOfHealthMillipercent;
        if (IsComparable(sample))
        {
            Sum(sample);
        }
    }

    /// <summary>Writes the rows.</summary>
    public void Encode(byte[] bytes, int offset)
    {
        ByteFields.WriteInt(bytes, offset, Count);
        offset += 4;
        for (int i = 0; i < Capacity; i++)
        {
            ByteFields.WriteInt(bytes, offset, _days[i]);
            ByteFields.WriteInt(bytes, offset + 4, _spreads[i]);
            ByteFields.WriteInt(bytes, offset + 8, _healths[i]);
            for (int cell = 0; cell < BatterySnapshot.MaximumCells; cell++)
            {
                short deviation = _deviations[(i * BatterySnapshot.MaximumCells) + cell];
                ByteFields.WriteShort(bytes, offset + 12 + (cell * 2), deviation);
            }

            offset += DayLength;
        }
    }

    /// <summary>Reads the rows.</summary>
    public void Decode(byte[] bytes, int offset)
    {
        int count = ByteFields.ReadInt(bytes, offset);
        Count = count < 0 || count > Capacity ? 0 : count;
        offset += 4;
        for (int i = 0; i < Capacity; i++)
        {
            _days[i] = ByteFields.ReadInt(bytes, offset);
            _spreads[i] = ByteFields.ReadInt(bytes, offset + 4);
            _healths[i] = ByteFields.ReadInt(bytes, offset + 8);
            for (int cell = 0; cell < BatterySnapshot.MaximumCells; cell++)
            {
                _deviations[(i * BatterySnapshot.MaximumCells) + cell] =
                    (short)ByteFields.ReadShort(bytes, offset + 12 + (cell * 2));
            }

            offset += DayLength;
        }
    }

    private static bool IsComparable(BatterySnapshot sample)
    {
        int current = sample.PackCurrentMilliamperes;
        int charge = sample.StateOfChargeMillipercent;
        bool isComplete = current != BatterySnapshot.Unknown && charge >= LowestCharge && charge <= HighestCharge
            && sample.CellCount >= 2 && sample.CellCount <= BatterySnapshot.MaximumCells
            && sample.CellSpreadTenthMillivolts != BatterySnapshot.Unknown;
        if (!isComplete)
        {
            return false;
        }

        // A twentieth of the capacity in amperes; 0.01 Ah are 10 mAh.
        BatteryProtection? protection = sample.Protection;
        int small = protection == null || protection.CapacityCentiampereHours <= 0
            ? SmallCurrentWhenUnknown
            : protection.CapacityCentiampereHours * 10 / 20;
        return current <= small && current >= -small;
    }

    private void Sum(BatterySnapshot sample)
    {
        if (sample.CellCount != _cells)
        {
            ClearSums();
            _cells = sample.CellCount;
        }

        int sum = 0;
        for (int i = 0; i < _cells; i++)
        {
            sum += sample.CellTenthMillivolts[i];
        }

        int mean = sum / _cells;
        for (int i = 0; i < _cells; i++)
        {
            _deviationSums[i] += sample.CellTenthMillivolts[i] - mean;
        }

        _spreadSum += sample.CellSpreadTenthMillivolts;
        _samples++;
    }

    private void Begin(int day)
    {
        _day = day;
        ClearSums();
    }

    private void ClearSums()
    {
        for (int i = 0; i < _deviationSums.Length; i++)
        {
            _deviationSums[i] = 0;
        }

        _spreadSum = 0;
        _samples = 0;
    }

    private void Finish()
    {
        if (_day == DayClock.Unknown || _samples < FewestSamples)
        {
            return;
        }

        // A clock that jumped makes days that do not follow one another; what came before cannot be compared with them.
        if (Count > 0 && (_day <= _days[Count - 1] || _day > _days[Count - 1] + 30))
        {
            Count = 0;
        }

        if (Count == Capacity)
        {
            Shift();
        }

        int row = Count++;
        _days[row] = _day;
        _spreads[row] = (int)(_spreadSum / _samples);
        _healths[row] = _health;
        for (int i = 0; i < BatterySnapshot.MaximumCells; i++)
        {
            _deviations[(row * BatterySnapshot.MaximumCells) + i] = (short)(_deviationSums[i] / _samples);
        }
    }

    private void Shift()
    {
        Count--;
        System.Array.Copy(_days, 1, _days, 0, Count);
        System.Array.Copy(_spreads, 1, _spreads, 0, Count);
        System.Array.Copy(_healths, 1, _healths, 0, Count);
        int rest = Count * BatterySnapshot.MaximumCells;
        System.Array.Copy(_deviations, BatterySnapshot.MaximumCells, _deviations, 0, rest);
    }
}
