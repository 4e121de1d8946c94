// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>Lowest and highest value of each quantity since the last reset, each with its moment.</summary>
public sealed class ExtremeValues
{
    /// <summary>Number of quantities.</summary>
    public const int Count = 7;

    /// <summary>Bytes in flash.</summary>
    public const int Length = Count * 16;

    private static readonly string[] Keys =
    {
        "voltage_v", "current_a", "power_w", "soc_pct", "cell_v", "cell_spread_mv", "temp_c",
    };

    private static readonly byte[] Decimals = { 3, 3, 0, 3, 4, 1, 1 };

    private readonly int[] _lowest = new int[Count];
    private readonly int[] _highest = new int[Count];
    private readonly long[] _lowestAt = new long[Count];
    private readonly long[] _highestAt = new long[Count];

    /// <summary>Makes an empty table.</summary>
    public ExtremeValues()
    {
        Clear();
    }

    /// <summary>Name of a quantity in JSON.</summary>
    public static string KeyAt(int quantity) => Keys[quantity];

    /// <summary>Digits behind the point of a quantity.</summary>
    public static int DecimalsAt(int quantity) => Decimals[quantity];

    /// <summary>Lowest value, or <see cref="BatterySnapshot.Unknown"/>.</summary>
    public int LowestAt(int quantity) => _lowest[quantity];

    /// <summary>Highest value, or <see cref="BatterySnapshot.Unknown"/>.</summary>
    public int HighestAt(int quantity) => _highest[quantity];

    /// <summary>Moment of the lowest value, seconds UTC; 0 when the wall clock was not set.</summary>
    public long MomentOfLowest(int quantity) => _lowestAt[quantity];

    /// <summary>Moment of the highest value, seconds UTC; 0 when the wall clock was not set.</summary>
    public long MomentOfHighest(int quantity) => _highestAt[quantity];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        for (int i = 0; i < Count; i++)
        {
            _lowest[i] = BatterySnapshot.Unknown;
            _highest[i] = BatterySnapshot.Unknown;
            _lowestAt[i] = 0;
            _highestAt[i] = 0;
        }
    }

    /// <summary>Takes a sample. Allocates nothing.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="utcSeconds">Its moment, seconds UTC; 0 when it is not known.</param>
    public void Add(BatterySnapshot sample, long utcSeconds)
    {
        Take(0, sample.PackVoltageMillivolts, sample.PackVoltageMillivolts, utcSeconds);
        Take(1, sample.PackCurrentMilliamperes, sample.PackCurrentMilliamperes, utcSeconds);
        Take(2, sample.PowerWatts, sample.PowerWatts, utcSeconds);
        Take(3, sample.StateOfChargeMillipercent, sample.StateOfChargeMillipercent, utcSeconds);
        Take(4, sample.LowestCellTenthMillivolts, sample.HighestCellTenthMillivolts, utcSeconds);
        Take(5, sample.CellSpreadTenthMillivolts, sample.CellSpreadTenthMillivolts, utcSeconds);
        Take(6, sample.LowestTemperatureDecidegrees, sample.HighestTemperatureDecidegrees, utcSeconds);
    }

    /// <summary>Writes the table.</summary>
    public void Encode(byte[] bytes, int offset)
    {
        for (int i = 0; i < Count; i++)
        {
            ByteFields.WriteInt(bytes, offset, _lowest[i]);
            ByteFields.WriteInt(bytes, offset + 4, (int)_lowestAt[i]);
            ByteFields.WriteInt(bytes, offset + 8, _highest[i]);
            ByteFields.WriteInt(bytes, offset + 12, (int)_highestAt[i]);
            offset += 16;
        }
    }

    /// <summary>Reads the table.</summary>
    public void Decode(byte[] bytes, int offset)
    {
        for (int i = 0; i < Count; i++)
        {
            _lowest[i] = ByteFields.ReadInt(bytes, offset);
            _lowestAt[i] = (uint)ByteFields.ReadInt(bytes, offset + 4);
            _highest[i] = ByteFields.ReadInt(bytes, offset + 8);
            _highestAt[i] = (uint)ByteFields.ReadInt(bytes, offset + 12);
            offset += 16;
        }
    }

    private void Take(int quantity, int low, int high, long utcSeconds)
    {
        if (low != BatterySnapshot.Unknown && (_lowest[quantity] == BatterySnapshot.Unknown || low < _lowest[quantity]))
        {
            _lowest[quantity] = low;
            _lowestAt[quantity] = utcSeconds;
        }

        // Unknown is the smallest number, so it never wins here.
        if (high > _highest[quantity])
        {
            _highest[quantity] = high;
            _highestAt[quantity] = utcSeconds;
        }
    }
}
