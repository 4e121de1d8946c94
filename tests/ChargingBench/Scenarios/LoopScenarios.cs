// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.ChargingBench.Plants;
using BmsGateway.Simulators.Battery;
using BmsGateway.Simulators.Power;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>The stories that every change of the charge control has to survive.</summary>
public static class LoopScenarios
{
    private const int OddCell = 7;

    /// <summary>A level pack through two days with clouds.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario Balanced() => new LoopScenario("balanced pack", 38, () => House(30));

    /// <summary>
    /// The grid charges with 60 A, and nothing else happens: no sun, no loads, so no swing helps the phases on.
    /// </summary>
    /// <returns>The story.</returns>
    public static LoopScenario QuietGridCharge() => new LoopScenario("quiet grid charge", 14, () => new PlantOptions
    {
        SocPercent = 60,
        GridChargeAmperes = 60,
    });

    /// <summary>One cell is 40 mV above the others when the pack is at its charge voltage.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario OneCellAhead() => new LoopScenario("one cell 40 mV ahead", 38, () => House(40))
    {
        // At 3.45 V 40 mV are 0.25 % of the charge.
        Prepare = plant => plant.Pack.Cell(OddCell).SocPercent += 0.5,
    };

    /// <summary>One cell with 12 % less capacity and more resistance, level with the others when full.</summary>
    /// <param name="resistances">Its resistance in that of the others.</param>
    /// <returns>The story.</returns>
    public static LoopScenario WeakCell(double resistances = 2) => new LoopScenario("weak cell", 38, () => House(50))
    {
        Prepare = plant =>
        {
            CellModel cell = plant.Pack.Cell(OddCell);
            double missing = (100 - cell.SocPercent) * cell.CapacityAmpereHours;
            cell.CapacityAmpereHours = 276;
            cell.SocPercent = 100 - (missing / cell.CapacityAmpereHours);
            cell.ResistanceOhms *= resistances;
            cell.PolarisationOhms *= resistances;
        },
    };

    /// <summary>The weak cell once more, with a BMS that reads badly and chargers that hold another voltage.</summary>
    /// <param name="chargerOffsetVolts">How much more the chargers hold than ordered.</param>
    /// <returns>The story.</returns>
    public static LoopScenario WornMeters(double chargerOffsetVolts)
    {
        LoopScenario weak = WeakCell();
        return new LoopScenario("worn meters", 38, () =>
        {
            PlantOptions options = weak.CreatePlant();
            options.Power.ChargerOffsetVolts = chargerOffsetVolts;
            return options;
        })
        {
            Prepare = plant =>
            {
                weak.Prepare(plant);
                plant.Bms.Meters.CellNoiseMillivolts = 3;
                plant.Bms.Meters.CurrentNoiseAmperes = 1;
                plant.Bms.Meters.CurrentOffsetAmperes = 2;
            },
        };
    }

    /// <summary>Frost in the morning, 15 degC in the afternoon.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario ColdMorning() => new LoopScenario("cold morning", 62, () =>
    {
        PlantOptions options = House(55);
        options.Ambient = DayProfile.Temperature(-5, 15);
        options.GridChargeAmperes = 60;
        return options;
    });

    /// <summary>
    /// A frosty day with feed-in: the solar chargers do not know CCL, so only a low voltage or silence stops them. Not
    /// among <see cref="All"/>, because the GX loses the battery on purpose.
    /// </summary>
    /// <returns>The story.</returns>
    public static LoopScenario ColdMorningWithFeedIn() => new LoopScenario("cold morning with feed-in", 12, () =>
    {
        PlantOptions options = House(55);
        options.Ambient = DayProfile.Temperature(-9, -3);
        options.Sun = DayProfile.Sun(9000, 0.4, 3);
        options.Power = new PowerSystemOptions { FeedIn = true, InverterWatts = 3000 };
        return options;
    })
    {
        MayLoseBattery = true,
    };

    /// <summary>A battery room of 25 to 44 degC.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario HotDay() => new LoopScenario("hot day", 38, () =>
    {
        PlantOptions options = House(30);
        options.Ambient = DayProfile.Temperature(25, 44);
        return options;
    });

    /// <summary>Surplus goes to the grid: CCL does not hold the solar chargers, and they go to CVL + 0.4 V.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario FeedIn() => new LoopScenario("feed-in", 38, () =>
    {
        PlantOptions options = House(30);
        options.Sun = DayProfile.Sun(9000, 0.4, 3);
        options.Power = new PowerSystemOptions { FeedIn = true, InverterWatts = 3000 };
        return options;
    })
    {
        Prepare = plant => plant.Pack.Cell(OddCell).SocPercent += 0.5,
        FullSocPercent = 98.5,
    };

    /// <summary>An island at full charge, and a load of 4 kW that comes and goes every two minutes.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario LoadSteps() => new LoopScenario("load steps at full charge", 14, () =>
    {
        PlantOptions options = House(90);
        options.Power = new PowerSystemOptions { HasGrid = false };
        options.Load = DayProfile.Constant(300);
        return options;
    })
    {
        Events = Repeat(
            LoopEvents.Load(4000, run => run.Plant.Pack.MeanSoc() > 98.8),
            LoopEvents.Load(0, run => run.SecondsSinceEvent >= 120),
            LoopEvents.Load(4000, run => run.SecondsSinceEvent >= 120),
            60),
    };

    /// <summary>A 14-cell Li-ion pack, one cell ahead. Its float voltage lets loads take some charge.</summary>
    /// <param name="feedsIn">Whether surplus goes to the grid.</param>
    /// <returns>The story.</returns>
    public static LoopScenario LithiumIon(bool feedsIn) => new LoopScenario("Li-ion", 38, () =>
    {
        PlantOptions options = House(30);
        options.Profile = TinyBmsProfile.LithiumIon14;
        options.ChargeCellMillivolts = 4100;
        options.Power = new PowerSystemOptions { FeedIn = feedsIn, InverterWatts = 3000 };
        return options;
    })
    {
        Prepare = plant => plant.Pack.Cell(OddCell).SocPercent += 0.5,
        FullSocPercent = 92,
        LowestForcedSocPercent = 84,

        // CVL has to take back the 0.4 V of feed-in, and does so anew when a load has let it go.
        MostTurningPoints = feedsIn ? 4 : LoopRules.MostTurningPoints,
    };

    /// <summary>A 16-cell LTO pack, one cell ahead.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario Lto() => new LoopScenario("LTO", 38, () =>
    {
        PlantOptions options = House(30);
        options.Profile = TinyBmsProfile.Lto16;
        options.ChargeCellMillivolts = 2650;
        return options;
    })
    {
        Prepare = plant => plant.Pack.Cell(OddCell).SocPercent += 0.5,
        LowestForcedSocPercent = 95,
    };

    /// <summary>The count of the BMS is wrong: too high on the way up, then far too low when full.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario SocDrift() => new LoopScenario("SOC drift", 38, () => House(40))
    {
        Events = new[]
        {
            LoopEvent.At("count jumps to 100 %", 1, run => run.Plant.Bms.SetCountedSoc(100)),
            new LoopEvent(
                "count jumps to 60 %",
                run => run.Plant.Pack.MeanSoc() > 98.8 && run.SecondsSinceEvent > 3600,
                run => run.Plant.Bms.SetCountedSoc(60)),
        },
    };

    /// <summary>The GX restarts on the way up, at full charge and in float.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario GxReboot() => new LoopScenario("GX reboot", 38, () => House(60))
    {
        Events = LoopEvents.AtEachPhase(
            ("GX off", run => run.Plant.Gx.Switch(false)),
            (90, "GX on", run => run.Plant.Gx.Switch(true))),
        MayLoseBattery = true,
    };

    /// <summary>The BMS does not answer, three times in each phase: 5 s, 20 s and 90 s.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario BmsLoss() => new LoopScenario("BMS loss", 38, () => House(60))
    {
        Events = LoopEvents.AtEachPhase(
            ("BMS silent", run => run.Plant.Bms.Faults.Silent = true),
            (5, "BMS answers", run => run.Plant.Bms.Faults.Silent = false),
            (600, "BMS silent", run => run.Plant.Bms.Faults.Silent = true),
            (20, "BMS answers", run => run.Plant.Bms.Faults.Silent = false),
            (600, "BMS silent", run => run.Plant.Bms.Faults.Silent = true),
            (90, "BMS answers", run => run.Plant.Bms.Faults.Silent = false)),
        MayLoseBattery = true,
    };

    /// <summary>The gateway restarts in each phase, once quickly and once after a minute without power.</summary>
    /// <returns>The story.</returns>
    public static LoopScenario GatewayRestart() => new LoopScenario("gateway restart", 38, () => House(60))
    {
        Events = LoopEvents.AtEachPhase(
            ("quick restart", run => run.Gateway.Restart(4000)),
            (600, "slow restart", run => run.Gateway.Restart(60_000))),
        MayLoseBattery = true,
    };

    /// <summary>All of them.</summary>
    /// <returns>New stories.</returns>
    public static LoopScenario[] All() => new[]
    {
        Balanced(), QuietGridCharge(), OneCellAhead(), WeakCell(), ColdMorning(), HotDay(), FeedIn(), LoadSteps(),
        SocDrift(), GxReboot(), BmsLoss(), GatewayRestart(), LithiumIon(false), Lto(),
    };

    private static PlantOptions House(double socPercent) => new PlantOptions
    {
        SocPercent = socPercent,
        Sun = DayProfile.Sun(6000, 0.5, 1),
        Load = DayProfile.House(300, 2500, 2),
    };

    private static LoopEvent[] Repeat(LoopEvent first, LoopEvent second, LoopEvent third, int count)
    {
        var events = new LoopEvent[1 + (2 * count)];
        events[0] = first;
        for (int i = 0; i < count; i++)
        {
            events[1 + (2 * i)] = second;
            events[2 + (2 * i)] = third;
        }

        return events;
    }
}
