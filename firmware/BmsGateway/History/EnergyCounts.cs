// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.History;

/// <summary>
/// Counted energy and charge. Each count is a whole part and a rest in the exact unit in which it is measured, so
/// adding never rounds: half mV·mA·ms for energy, half mA·ms for charge. All counts only grow.
/// </summary>
public sealed class EnergyCounts
{
    /// <summary>Rest that makes 1 Wh: 1000 mV × 1000 mA × 3 600 000 ms, in halves.</summary>
    public const long RestPerWattHour = 7200000000000;

    /// <summary>Rest that makes 0.01 Ah: 10 mA × 3 600 000 ms, in halves.</summary>
    public const long RestPerCentiampereHour = 72000000;

    /// <summary>Energy charged, whole Wh.</summary>
    public long ChargedWattHours;

    /// <summary>Rest of the energy charged, 0 to <see cref="RestPerWattHour"/> − 1.</summary>
    public long ChargedRest;

    /// <summary>Energy discharged, whole Wh.</summary>
    public long DischargedWattHours;

    /// <summary>Rest of the energy discharged, 0 to <see cref="RestPerWattHour"/> − 1.</summary>
    public long DischargedRest;

    /// <summary>Charge that went in, whole 0.01 Ah.</summary>
    public long ChargedCentiampereHours;

    /// <summary>Rest of the charge that went in, 0 to <see cref="RestPerCentiampereHour"/> − 1.</summary>
    public long ChargedChargeRest;

    /// <summary>Charge that came out, whole 0.01 Ah.</summary>
    public long DischargedCentiampereHours;

    /// <summary>Rest of the charge that came out, 0 to <see cref="RestPerCentiampereHour"/> − 1.</summary>
    public long DischargedChargeRest;

    /// <summary>
    /// Equivalent full cycles, 10⁻⁹: each piece of charge that came out, divided by the capacity of its time.
    /// </summary>
    public long NanoCycles;

    /// <summary>Times that no sample came for longer than the gap rule allows; such a time adds nothing.</summary>
    public long GapCount;

    /// <summary>Length of all those times, s.</summary>
    public long GapSeconds;

    /// <summary>True when every count is possible.</summary>
    public bool IsValid =>
        ChargedWattHours >= 0 && DischargedWattHours >= 0
        && ChargedCentiampereHours >= 0 && DischargedCentiampereHours >= 0
        && IsRest(ChargedRest, RestPerWattHour) && IsRest(DischargedRest, RestPerWattHour)
        && IsRest(ChargedChargeRest, RestPerCentiampereHour) && IsRest(DischargedChargeRest, RestPerCentiampereHour)
        && NanoCycles >= 0 && GapCount >= 0 && GapSeconds >= 0;

    /// <summary>Takes over all counts of another object.</summary>
    public void CopyFrom(EnergyCounts other)
    {
        ChargedWattHours = other.ChargedWattHours;
        ChargedRest = other.ChargedRest;
        DischargedWattHours = other.DischargedWattHours;
        DischargedRest = other.DischargedRest;
        ChargedCentiampereHours = other.ChargedCentiampereHours;
        ChargedChargeRest = other.ChargedChargeRest;
        DischargedCentiampereHours = other.DischargedCentiampereHours;
        DischargedChargeRest = other.DischargedChargeRest;
        NanoCycles = other.NanoCycles;
        GapCount = other.GapCount;
        GapSeconds = other.GapSeconds;
    }

    /// <summary>Becomes the sum of two counts.</summary>
    public void SetSum(EnergyCounts first, EnergyCounts second)
    {
        ChargedWattHours = first.ChargedWattHours + second.ChargedWattHours;
        ChargedRest = first.ChargedRest + second.ChargedRest;
        DischargedWattHours = first.DischargedWattHours + second.DischargedWattHours;
        DischargedRest = first.DischargedRest + second.DischargedRest;
        ChargedCentiampereHours = first.ChargedCentiampereHours + second.ChargedCentiampereHours;
        ChargedChargeRest = first.ChargedChargeRest + second.ChargedChargeRest;
        DischargedCentiampereHours = first.DischargedCentiampereHours + second.DischargedCentiampereHours;
        DischargedChargeRest = first.DischargedChargeRest + second.DischargedChargeRest;
        NanoCycles = first.NanoCycles + second.NanoCycles;
        GapCount = first.GapCount + second.GapCount;
        GapSeconds = first.GapSeconds + second.GapSeconds;
        Carry(ref ChargedWattHours, ref ChargedRest, RestPerWattHour);
        Carry(ref DischargedWattHours, ref DischargedRest, RestPerWattHour);
        Carry(ref ChargedCentiampereHours, ref ChargedChargeRest, RestPerCentiampereHour);
        Carry(ref DischargedCentiampereHours, ref DischargedChargeRest, RestPerCentiampereHour);
    }

    /// <summary>Moves whole units from the rest to the whole part.</summary>
    /// <returns>Units moved.</returns>
    internal static long Carry(ref long whole, ref long rest, long restPerUnit)
    {
        if (rest < restPerUnit)
        {
            return 0;
        }

        long units = rest / restPerUnit;
        rest -= units * restPerUnit;
        whole += units;
        return units;
    }

    private static bool IsRest(long rest, long restPerUnit) => rest >= 0 && rest < restPerUnit;
}
