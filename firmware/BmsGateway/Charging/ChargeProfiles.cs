// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// The profiles. Sources: LFP curves and voltages are the defaults of dbus-serialbattery (its public default
/// configuration), rebulk and rest windows those of YamBMS and dbus-serialbattery. CCL over the highest LFP cell falls later
/// than there: at 0.3 C the resistance alone lifts a cell by 90 mV, so an early curve throttles half-full packs
/// (docs/charging.md). Li-ion (NMC, NCA) and LTO follow the
/// usual windows of cell data sheets: 3.0 to 4.2 V and 1.8 to 2.8 V, charging from 0 °C and from −20 °C. The rate of cold
/// cells is that of YamBMS up to 10 °C; a maker of 48 V LFP packs (Alpha APL48-50LFP, operation manual, table 4.3) allows
/// 0.1 C below 5 °C, 0.2 C below 10 °C and 1 C above.
/// </summary>
public static class ChargeProfiles
{
    private static readonly ChargeProfile[] Rows = { CreateLfp(), CreateLithiumIon(), CreateLto() };

    /// <summary>Number of profiles.</summary>
    public static int Count => Rows.Length;

    /// <summary>Profile by position.</summary>
    public static ChargeProfile At(int index) => Rows[index];

    /// <summary>
    /// The profile for a charge voltage, or null when no chemistry is charged so: who sets the voltage says which cells
    /// he has, and the settings of the BMS have to agree.
    /// </summary>
    /// <param name="bulkMillivolts">Configured charge voltage per cell, mV.</param>
    public static ChargeProfile? Find(int bulkMillivolts)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (bulkMillivolts >= Rows[i].LowestBulkMillivolts && bulkMillivolts <= Rows[i].HighestBulkMillivolts)
            {
                return Rows[i];
            }
        }

        return null;
    }

    private static ChargeProfile CreateLfp() => new()
    {
        Name = "LFP",
        LowestBulkMillivolts = 3350,
        HighestBulkMillivolts = 3600,
        LowestFullMillivolts = 3350,
        HighestFullMillivolts = 3700,
        FloatMillivolts = 3375,
        RebulkMillivolts = 3300,
        FloorMillivolts = 3300,
        BackstopFloorMillivolts = 3200,
        LowestSentMillivolts = 3000,
        LowestRestMillivolts = 3225,
        HighestRestMillivolts = 3375,
        ChargeByCell = new LimitCurve(new[] { -450, 10000, -250, 5000, -80, 500, -20, 100, 30, 0 }),
        FlowingChargeByCell = new LimitCurve(new[] { 0, 10000, 300, 0 }),
        ChargeByLowestCell = new LimitCurve(new[] { 20000, 0, 20010, 500, 24000, 500, 25000, 10000 }),
        DischargeByCell = new LimitCurve(new[] { 28000, 0, 29000, 50, 30000, 500, 31000, 2500, 31900, 10000 }),
        ChargeByTemperature = CreateMildCharge(),
        ChargeRateByCold = CreateColdRate(),
        DischargeByTemperature = new LimitCurve(
            new[] { -100, 0, 0, 2500, 50, 5000, 100, 10000, 400, 10000, 450, 5000, 500, 2500, 550, 0 }),
    };

    private static ChargeProfile CreateLithiumIon() => new()
    {
        Name = "Li-ion",
        LowestBulkMillivolts = 3800,
        HighestBulkMillivolts = 4200,
        LowestFullMillivolts = 3800,
        HighestFullMillivolts = 4400,
        FloatMillivolts = 4000,
        RebulkMillivolts = 3900,
        FloorMillivolts = 3800,
        BackstopFloorMillivolts = 3600,
        LowestSentMillivolts = 3300,
        ChargeByCell = new LimitCurve(new[] { -300, 10000, 0, 2000, 200, 500, 400, 0 }),
        FlowingChargeByCell = new LimitCurve(new[] { 0, 10000, 400, 0 }),
        ChargeByLowestCell = new LimitCurve(new[] { 20000, 0, 20010, 500, 26000, 500, 27000, 10000 }),
        DischargeByCell = new LimitCurve(new[] { 30000, 0, 31000, 500, 32000, 2500, 33000, 5000, 34000, 10000 }),
        ChargeByTemperature = CreateMildCharge(),
        ChargeRateByCold = CreateColdRate(),
        DischargeByTemperature = new LimitCurve(
            new[] { -200, 0, -100, 2500, 0, 5000, 100, 10000, 450, 10000, 500, 5000, 550, 2500, 600, 0 }),
    };

    private static ChargeProfile CreateLto() => new()
    {
        Name = "LTO",
        LowestBulkMillivolts = 2200,
        HighestBulkMillivolts = 2850,
        LowestFullMillivolts = 2000,
        HighestFullMillivolts = 2950,
        FloatMillivolts = 2500,
        RebulkMillivolts = 2350,
        FloorMillivolts = 2300,
        BackstopFloorMillivolts = 2150,
        LowestSentMillivolts = 1800,
        ChargeByCell = new LimitCurve(new[] { -300, 10000, 0, 2000, 200, 500, 400, 0 }),
        FlowingChargeByCell = new LimitCurve(new[] { 0, 10000, 400, 0 }),
        ChargeByLowestCell = new LimitCurve(new[] { 12000, 0, 12010, 500, 14000, 500, 15000, 10000 }),
        DischargeByCell = new LimitCurve(new[] { 17000, 0, 18000, 500, 19000, 2500, 20000, 5000, 21000, 10000 }),
        ChargeByTemperature = new LimitCurve(
            new[] { -200, 0, -100, 2500, 0, 5000, 100, 10000, 450, 10000, 500, 5000, 550, 0 }),
        DischargeByTemperature = new LimitCurve(
            new[] { -300, 0, -200, 2500, 0, 5000, 100, 10000, 450, 10000, 500, 5000, 550, 0 }),
    };

    // Lithium is plated on a cold anode that is charged; LFP and NMC have the same one.
    private static LimitCurve CreateMildCharge() => new(
        new[] { 0, 0, 20, 2500, 50, 5000, 100, 10000, 400, 10000, 450, 5000, 500, 2500, 550, 0 });

    // The part of the configured current alone would let somebody who configures 1 C charge with 0.5 C at 5 °C.
    private static LimitCurve CreateColdRate() => new(new[] { 0, 500, 50, 1200, 100, 3000, 200, 10000 });
}
