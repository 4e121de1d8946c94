// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Scenarios;

namespace BmsGateway.ChargingBench.Tests.ClosedLoop;

/// <summary>
/// Simulated days through the real control path: bytes of a TinyBMS, driver, controller, publisher, CAN frames, GX,
/// chargers, cells. <see cref="LoopRules"/> holds in every story.
/// </summary>
[TestClass]
public class ClosedLoopTests
{
    private const int DischargeDeciamperes = 1500;

    [TestMethod]
    public void BalancedPackIsChargedAndKeptFull() => Play(LoopScenarios.Balanced());

    [TestMethod]
    public void SlowChargeWithoutLoadsEndsToo() => Play(LoopScenarios.QuietGridCharge());

    [TestMethod]
    public void CellThatIsAheadIsNotOvercharged() => Play(LoopScenarios.OneCellAhead());

    [TestMethod]
    [DataRow(2)]
    [DataRow(6)]
    public void WeakCellIsNotOvercharged(double resistances) => Play(LoopScenarios.WeakCell(resistances));

    [TestMethod]
    [DataRow(0.2)]
    [DataRow(-0.2)]
    public void ReadingsThatJumpAndChargersThatAreOffDoNotMakeTheLimitsSwing(double chargerOffsetVolts) =>
        Play(LoopScenarios.WornMeters(chargerOffsetVolts));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void LithiumIonPackIsFilledAndNotOvercharged(bool feedsIn) => Play(LoopScenarios.LithiumIon(feedsIn));

    [TestMethod]
    public void LtoPackIsFilledAndNotOvercharged() => Play(LoopScenarios.Lto());

    [TestMethod]
    public void FrostStopsTheChargeAndWarmthBringsItBack() => Play(LoopScenarios.ColdMorning());

    [TestMethod]
    public void FrostEndsAChargeThatFeedInKeepsGoing()
    {
        RealGateway? gateway = null;
        LoopRun run = LoopRun.Play(
            LoopScenarios.ColdMorningWithFeedIn(),
            plant => gateway = new RealGateway(plant, RealGateway.PlantSettings(plant)));

        // It begins, because CCL = 0 does not reach the solar chargers, and it is over after 10 s, 60 s, and the 3 s
        // in which the GX notices the silence.
        int cold = new LoopFigures(run).LongestColdChargeSeconds();
        Console.WriteLine($"charged for {cold} s below 0 degC, {CountColdSeconds(run)} s in all, {run.Plant.Gx.Losses} losses");
        Assert.IsGreaterThan(10, cold);
        Assert.IsLessThanOrEqualTo(75, cold);
        Assert.AreEqual(1, run.Plant.Gx.Losses, gateway!.Log.ToString());
        Assert.AreEqual(0, run.Plant.Gx.TotalOffences);
        Assert.AreEqual(0, gateway.Failures);
    }

    [TestMethod]
    public void HotBatteryIsStillFilled() => Play(LoopScenarios.HotDay());

    [TestMethod]
    public void FeedInThatIgnoresTheChargeCurrentDoesNotOvercharge() => Play(LoopScenarios.FeedIn());

    [TestMethod]
    public void LoadStepsAtFullChargeDoNotMakeTheLimitsSwing() => Play(LoopScenarios.LoadSteps());

    [TestMethod]
    public void WrongCountNeitherOverchargesNorStopsTheCharge() => Play(LoopScenarios.SocDrift());

    [TestMethod]
    public void GxMayRebootInEachPhase() => Play(LoopScenarios.GxReboot());

    [TestMethod]
    public void BmsMayBeLostInEachPhase()
    {
        LoopRun run = Play(LoopScenarios.BmsLoss());
        LoopTrace trace = run.Trace;

        // Events come in pairs: silent, answers. Between them no charge may be allowed once 3 s, and the 2 s that
        // sample and frame may take, have passed; after 30 s the GX must know.
        for (int pair = 0; pair < run.EventSeconds.Count; pair += 2)
        {
            int silent = run.EventSeconds[pair];
            int answers = run.EventSeconds[pair + 1];
            for (int second = silent + 5; second < answers; second++)
            {
                Assert.IsLessThanOrEqualTo(0, trace.ChargeDeciamperes[second], $"CCL at {second} s");
            }

            bool isLost = answers - silent > 36 && trace.ChargeDecivolts[silent + 36] == LoopTrace.None;
            Assert.AreEqual(answers - silent > 36, isLost, $"silence at {silent} s");
        }

        Assert.AreEqual(4, run.Plant.Gx.Losses);
    }

    [TestMethod]
    public void GatewayMayRestartInEachPhase()
    {
        LoopRun run = Play(LoopScenarios.GatewayRestart());
        Assert.AreEqual(8, run.EventSeconds.Count);
        Assert.AreEqual(LoopTrace.None, run.Trace.ChargeDecivolts[run.EventSeconds[1] - 5], "off for a minute");
    }

    private static int CountColdSeconds(LoopRun run)
    {
        int count = 0;
        for (int i = 0; i < run.Trace.Seconds; i++)
        {
            count += run.Trace.ColdestCelsius[i] < -0.06 && run.Trace.Amperes[i] > 3 ? 1 : 0;
        }

        return count;
    }

    private static LoopRun Play(LoopScenario scenario)
    {
        RealGateway? gateway = null;
        LoopRun run = LoopRun.Play(
            scenario, plant => gateway = new RealGateway(plant, RealGateway.PlantSettings(plant)));
        List<string> broken = LoopRules.Check(run, DischargeDeciamperes);
        if (gateway!.Failures > 0)
        {
            broken.Add("the control path failed");
        }

        Assert.AreEqual("", string.Join("; ", broken), gateway.Log.ToString());
        return run;
    }
}
