// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.History;

/// <summary>What is kept of one hour, day or month.</summary>
public sealed class AggregateRow
{
    /// <summary>Bytes of a row in its file.</summary>
    public const int Length = 80;

    /// <summary>States of <see cref="Battery.BatteryState"/> whose time is kept.</summary>
    public const int StateCount = 8;

    private const int ValuesOffset = 8;
    private const int EnergyOffset = ValuesOffset + (AggregateColumns.Count * 6);
    private const int StatesOffset = EnergyOffset + 12;
    private const int LongestStateSeconds = 0xFFFFFF;

    /// <summary>Beginning, seconds UTC; 0 when the wall clock was not set.</summary>
    public long StartUtcSeconds;

    /// <summary>Seconds for which there were samples.</summary>
    public int KnownSeconds;

    /// <summary>Lowest value of each of <see cref="AggregateColumns"/>.</summary>
    public readonly short[] Lowest = new short[AggregateColumns.Count];

    /// <summary>Mean of each of <see cref="AggregateColumns"/>.</summary>
    public readonly short[] Mean = new short[AggregateColumns.Count];

    /// <summary>Highest value of each of <see cref="AggregateColumns"/>.</summary>
    public readonly short[] Highest = new short[AggregateColumns.Count];

    /// <summary>Energy charged, Wh.</summary>
    public int ChargedWattHours;

    /// <summary>Energy discharged, Wh.</summary>
    public int DischargedWattHours;

    /// <summary>Equivalent full cycles, 10⁻⁶.</summary>
    public int MicroCycles;

    /// <summary>Seconds in each state, in the order of <see cref="Battery.BatteryState"/>.</summary>
    public readonly int[] StateSeconds = new int[StateCount];

    /// <summary>Writes the row.</summary>
    public void Encode(byte[] bytes, int offset)
    {
        ByteFields.WriteInt(bytes, offset, (int)StartUtcSeconds);
        ByteFields.WriteInt(bytes, offset + 4, KnownSeconds);
        int position = offset + ValuesOffset;
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            ByteFields.WriteShort(bytes, position, Lowest[i]);
            ByteFields.WriteShort(bytes, position + 2, Mean[i]);
            ByteFields.WriteShort(bytes, position + 4, Highest[i]);
            position += 6;
        }

        ByteFields.WriteInt(bytes, offset + EnergyOffset, ChargedWattHours);
        ByteFields.WriteInt(bytes, offset + EnergyOffset + 4, DischargedWattHours);
        ByteFields.WriteInt(bytes, offset + EnergyOffset + 8, MicroCycles);
        position = offset + StatesOffset;
        for (int i = 0; i < StateCount; i++)
        {
            int seconds = StateSeconds[i] > LongestStateSeconds ? LongestStateSeconds : StateSeconds[i];
            ByteFields.WriteShort(bytes, position, seconds);
            bytes[position + 2] = (byte)(seconds >> 16);
            position += 3;
        }
    }

    /// <summary>Reads a row.</summary>
    public void Decode(byte[] bytes, int offset)
    {
        StartUtcSeconds = (uint)ByteFields.ReadInt(bytes, offset);
        KnownSeconds = ByteFields.ReadInt(bytes, offset + 4);
        int position = offset + ValuesOffset;
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            Lowest[i] = (short)ByteFields.ReadShort(bytes, position);
            Mean[i] = (short)ByteFields.ReadShort(bytes, position + 2);
            Highest[i] = (short)ByteFields.ReadShort(bytes, position + 4);
            position += 6;
        }

        ChargedWattHours = ByteFields.ReadInt(bytes, offset + EnergyOffset);
        DischargedWattHours = ByteFields.ReadInt(bytes, offset + EnergyOffset + 4);
        MicroCycles = ByteFields.ReadInt(bytes, offset + EnergyOffset + 8);
        position = offset + StatesOffset;
        for (int i = 0; i < StateCount; i++)
        {
            StateSeconds[i] = ByteFields.ReadUnsignedShort(bytes, position) | (bytes[position + 2] << 16);
            position += 3;
        }
    }

    /// <summary>Takes the time of another row in; the beginning stays.</summary>
    public void Merge(AggregateRow other)
    {
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            if (other.Mean[i] == HistoryValues.Unknown)
            {
                continue;
            }

            bool isFirst = Mean[i] == HistoryValues.Unknown;
            Lowest[i] = isFirst || other.Lowest[i] < Lowest[i] ? other.Lowest[i] : Lowest[i];
            Highest[i] = isFirst || other.Highest[i] > Highest[i] ? other.Highest[i] : Highest[i];
            Mean[i] = isFirst ? other.Mean[i] : Weigh(Mean[i], KnownSeconds, other.Mean[i], other.KnownSeconds);
        }

        KnownSeconds += other.KnownSeconds;
        ChargedWattHours += other.ChargedWattHours;
        DischargedWattHours += other.DischargedWattHours;
        MicroCycles += other.MicroCycles;
        for (int i = 0; i < StateCount; i++)
        {
            StateSeconds[i] += other.StateSeconds[i];
        }
    }

    private static short Weigh(int first, int firstSeconds, int second, int secondSeconds)
    {
        long seconds = (long)firstSeconds + secondSeconds;
        if (seconds <= 0)
        {
            return (short)first;
        }

        long sum = ((long)first * firstSeconds) + ((long)second * secondSeconds);
        return (short)((sum < 0 ? sum - (seconds / 2) : sum + (seconds / 2)) / seconds);
    }
}
