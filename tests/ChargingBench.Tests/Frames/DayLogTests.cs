// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Scenarios;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.ChargingBench.Tests.Frames;

/// <summary>Every frame of a simulated day, as candump writes it, read by a decoder that knows no encoder.</summary>
[TestClass]
public class DayLogTests
{
    private const double DayHours = 24;
    private const int LongestGapMilliseconds = 1200;
    private const int ShortestGapMilliseconds = 800;
    private const long FirstMicroseconds = 1_700_000_000_000_000;

    private static readonly uint[] EverySecond =
    {
        0x355, 0x356, 0x35A, 0x35E, 0x372, 0x373, 0x374, 0x375, 0x376, 0x377,
    };

    [TestMethod]
    public void EveryFrameOfADayIsRightAndOnTime()
    {
        RealGateway? gateway = null;
        DayLogChecker? checker = null;
        LoopRun.Play(
            LoopScenarios.Balanced().Shortened(DayHours),
            plant =>
            {
                checker = new DayLogChecker(plant, () => gateway!.Controller.Limits.ChargeVoltageMillivolts);
                plant.FrameSent += frame =>
                    checker.Read(CandumpFormat.Line(FirstMicroseconds + (plant.Now * 1000), "can0", frame));
                gateway = new RealGateway(plant, RealGateway.PlantSettings());
                return gateway;
            });

        VictronGxSimulator gx = checker!.Gx;
        Assert.AreEqual("", checker.Complaints);
        Assert.AreEqual(0L, gx.TotalOffences);
        Assert.AreEqual(0, gx.Losses);
        Assert.IsGreaterThan(900_000L, checker.Lines);

        // The limits may come more often: one that drops is sent at once.
        Assert.IsLessThanOrEqualTo(LongestGapMilliseconds, gx.Statistics(0x351).LongestGapMilliseconds);
        foreach (uint id in EverySecond)
        {
            FrameStatistics statistics = gx.Statistics(id);
            Assert.IsLessThanOrEqualTo(LongestGapMilliseconds, statistics.LongestGapMilliseconds, $"{id:X3}");
            Assert.IsGreaterThanOrEqualTo(ShortestGapMilliseconds, statistics.ShortestGapMilliseconds, $"{id:X3}");
            Assert.IsGreaterThan(86_000L, statistics.Count, $"{id:X3}");
        }

        // Identity frames come in every fifth cycle, and once more at the start.
        FrameStatistics capacity = gx.Statistics(0x379);
        Assert.IsLessThanOrEqualTo(5 * LongestGapMilliseconds, capacity.LongestGapMilliseconds);
        Assert.AreEqual(DayHours * 720, capacity.Count, 5);
    }
}
