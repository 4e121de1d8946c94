// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>What the energy meter keeps in flash: the counts, and where the days began.</summary>
public sealed class EnergyRecord
{
    /// <summary>Bytes of the record.</summary>
    public const int Length = 132;

    private const int Version = 1;
    private const int CountsOffset = 4;
    private const int DaysOffset = CountsOffset + (11 * 8);

    /// <summary>Counts since the meter was installed.</summary>
    public readonly EnergyCounts Counts = new();

    /// <summary>Local day that is "today", from 1970-01-01, or <see cref="DayClock.Unknown"/>.</summary>
    public int Day = DayClock.Unknown;

    /// <summary>State of charge at which counting began, 0.001 %, or <see cref="BatterySnapshot.Unknown"/>.</summary>
    public int FirstStateOfChargeMillipercent = BatterySnapshot.Unknown;

    /// <summary>Energy charged in all at the beginning of that day, Wh.</summary>
    public long DayStartChargedWattHours;

    /// <summary>Energy discharged in all at the beginning of that day, Wh.</summary>
    public long DayStartDischargedWattHours;

    /// <summary>Energy charged on the day before, Wh, or <see cref="EnergyTotals.Unknown"/>.</summary>
    public long YesterdayChargedWattHours = EnergyTotals.Unknown;

    /// <summary>Energy discharged on the day before, Wh, or <see cref="EnergyTotals.Unknown"/>.</summary>
    public long YesterdayDischargedWattHours = EnergyTotals.Unknown;

    /// <summary>Writes the record.</summary>
    /// <param name="bytes">At least <see cref="Length"/> bytes.</param>
    public void Encode(byte[] bytes)
    {
        ByteFields.WriteInt(bytes, 0, Version);
        EnergyCounts counts = Counts;
        ByteFields.WriteLong(bytes, CountsOffset, counts.ChargedWattHours);
        ByteFields.WriteLong(bytes, CountsOffset + 8, counts.ChargedRest);
        ByteFields.WriteLong(bytes, CountsOffset + 16, counts.DischargedWattHours);
        ByteFields.WriteLong(bytes, CountsOffset + 24, counts.DischargedRest);
        ByteFields.WriteLong(bytes, CountsOffset + 32, counts.ChargedCentiampereHours);
        ByteFields.WriteLong(bytes, CountsOffset + 40, counts.ChargedChargeRest);
        ByteFields.WriteLong(bytes, CountsOffset + 48, counts.DischargedCentiampereHours);
        ByteFields.WriteLong(bytes, CountsOffset + 56, counts.DischargedChargeRest);
        ByteFields.WriteLong(bytes, CountsOffset + 64, counts.NanoCycles);
        ByteFields.WriteLong(bytes, CountsOffset + 72, counts.GapCount);
        ByteFields.WriteLong(bytes, CountsOffset + 80, counts.GapSeconds);
        ByteFields.WriteInt(bytes, DaysOffset, Day);
        ByteFields.WriteInt(bytes, DaysOffset + 4, FirstStateOfChargeMillipercent);
        ByteFields.WriteLong(bytes, DaysOffset + 8, DayStartChargedWattHours);
        ByteFields.WriteLong(bytes, DaysOffset + 16, DayStartDischargedWattHours);
        ByteFields.WriteLong(bytes, DaysOffset + 24, YesterdayChargedWattHours);
        ByteFields.WriteLong(bytes, DaysOffset + 32, YesterdayDischargedWattHours);
    }

    /// <summary>Reads a record; never throws.</summary>
    /// <returns>False when it is of another version or holds a count that is not possible.</returns>
    public bool TryDecode(byte[] bytes)
    {
        if (bytes.Length != Length || ByteFields.ReadInt(bytes, 0) != Version)
        {
            return false;
        }

        EnergyCounts counts = Counts;
        counts.ChargedWattHours = ByteFields.ReadLong(bytes, CountsOffset);
        counts.ChargedRest = ByteFields.ReadLong(bytes, CountsOffset + 8);
        counts.DischargedWattHours = ByteFields.ReadLong(bytes, CountsOffset + 16);
        counts.DischargedRest = ByteFields.ReadLong(bytes, CountsOffset + 24);
        counts.ChargedCentiampereHours = ByteFields.ReadLong(bytes, CountsOffset + 32);
        counts.ChargedChargeRest = ByteFields.ReadLong(bytes, CountsOffset + 40);
        counts.DischargedCentiampereHours = ByteFields.ReadLong(bytes, CountsOffset + 48);
        counts.DischargedChargeRest = ByteFields.ReadLong(bytes, CountsOffset + 56);
        counts.NanoCycles = ByteFields.ReadLong(bytes, CountsOffset + 64);
        counts.GapCount = ByteFields.ReadLong(bytes, CountsOffset + 72);
        counts.GapSeconds = ByteFields.ReadLong(bytes, CountsOffset + 80);
        Day = ByteFields.ReadInt(bytes, DaysOffset);
        FirstStateOfChargeMillipercent = ByteFields.ReadInt(bytes, DaysOffset + 4);
        DayStartChargedWattHours = ByteFields.ReadLong(bytes, DaysOffset + 8);
        DayStartDischargedWattHours = ByteFields.ReadLong(bytes, DaysOffset + 16);
        YesterdayChargedWattHours = ByteFields.ReadLong(bytes, DaysOffset + 24);
        YesterdayDischargedWattHours = ByteFields.ReadLong(bytes, DaysOffset + 32);
        return counts.IsValid
            && DayStartChargedWattHours >= 0 && DayStartChargedWattHours <= counts.ChargedWattHours
            && DayStartDischargedWattHours >= 0 && DayStartDischargedWattHours <= counts.DischargedWattHours;
    }
}
