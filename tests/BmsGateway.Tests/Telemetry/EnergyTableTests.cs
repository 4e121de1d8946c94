// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;
using BmsGateway.Telemetry;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class EnergyTableTests
{
    [TestMethod]
    public void UnknownFiguresAreNullAndNeverZero()
    {
        string text = Write(new EnergyTotals());
        Assert.AreEqual(
            "{\"energy_charged\":null,\"energy_discharged\":null,\"energy_charged_today\":null,\"energy_discharged_today\":null,"
            + "\"energy_charged_yesterday\":null,\"energy_discharged_yesterday\":null,\"cycles\":null,\"efficiency\":null}",
            text);
    }

    [TestMethod]
    public void EachFigureIsWrittenUnderItsOwnName()
    {
        var totals = new EnergyTotals
        {
            ChargedWattHours = 1234567,
            DischargedWattHours = 2,
            TodayChargedWattHours = 3,
            TodayDischargedWattHours = 4,
            YesterdayChargedWattHours = 5,
            YesterdayDischargedWattHours = 6,
            CyclesThousandths = 7008,
            EfficiencyPermille = 945,
        };
        Assert.AreEqual(
            "{\"energy_charged\":1234.567,\"energy_discharged\":0.002,\"energy_charged_today\":0.003,\"energy_discharged_today\":0.004,"
            + "\"energy_charged_yesterday\":0.005,\"energy_discharged_yesterday\":0.006,\"cycles\":7.008,\"efficiency\":94.5}",
            Write(totals));
    }

    private static string Write(EnergyTotals totals)
    {
        var json = new JsonWriter(400);
        json.BeginObject();
        EnergyTable.WriteMembers(json, totals);
        json.EndObject();
        return GatewayBench.TextOf(json);
    }
}
