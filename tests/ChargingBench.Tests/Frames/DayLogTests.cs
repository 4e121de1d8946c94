// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Scenarios;
using BmsGateway.Configuration;
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
    private const long FirstMilliseconds = 1_700_000_000_000;

    private const double RequestHour = 20;
    private const long RequestMilliseconds = (long)(RequestHour * 3600e3);

    private static readonly uint[] EverySecond =
    {
        0x355, 0x356, 0x35A, 0x35E, 0x372, 0x373, 0x374, 0x375, 0x376, 0x377,
    };

    private static readonly uint[] EveryFiveSeconds =
    {
        0x35F, 0x370, 0x371, 0x378, 0x379, 0x380, 0x381, 0x382,
    };

    [TestMethod]
    public void EveryFrameOfADayIsRightAndOnTime()
    {
        DayLogChecker checker = PlayDay();

        VictronGxSimulator gx = checker.Gx;
        Assert.AreEqual("", checker.Complaints);
        Assert.AreEqual(0L, gx.TotalOffences);
        Assert.AreEqual(0, gx.Losses);
        Assert.IsGreaterThan(900_000L, checker.Lines);
        AssertIds(gx);

        // The limits may come more often: one that drops is sent at once.
        FrameStatistics limits = gx.Statistics(0x351);
        Assert.IsLessThanOrEqualTo(LongestGapMilliseconds, limits.LongestGapMilliseconds);
        Assert.IsGreaterThan(86_000L, limits.Count);
        foreach (uint id in EverySecond)
        {
            AssertEverySecond(gx.Statistics(id), 0, id);
        }

        // Identity frames come in every fifth cycle, and once more at the start.
        foreach (uint id in EveryFiveSeconds)
        {
            FrameStatistics statistics = gx.Statistics(id);
            Assert.IsLessThanOrEqualTo(5 * LongestGapMilliseconds, statistics.LongestGapMilliseconds, $"{id:X3}");
            Assert.AreEqual(DayHours * 720, statistics.Count, 5, $"{id:X3}");
        }

        // The charge request is told from the moment on at which somebody asks for a full charge.
        Assert.IsGreaterThanOrEqualTo(RequestMilliseconds, gx.Statistics(0x360).FirstMilliseconds - FirstMilliseconds);
        AssertEverySecond(gx.Statistics(0x360), RequestMilliseconds, 0x360);
        Assert.IsGreaterThan(3600L, checker.ChargeRequests);
    }

    private static DayLogChecker PlayDay()
    {
        RealGateway? gateway = null;
        DayLogChecker? checker = null;
        GatewaySettings settings = RealGateway.PlantSettings();
        Assert.IsNull(settings.TrySet("victron.name", DayLogChecker.Name));
        Assert.IsNull(settings.TrySet("victron.family", DayLogChecker.Family));
        var day = new LoopScenario("day with every frame", DayHours, LoopScenarios.Balanced().CreatePlant)
        {
            Events = new[]
            {
                LoopEvent.At("full charge", RequestHour, _ => gateway!.Controller.Remote.RequestForceCharge()),
            },
        };
        LoopRun run = LoopRun.Play(
            day,
            plant =>
            {
                checker = new DayLogChecker(plant, () => gateway!);
                plant.FrameSent += frame => checker.Read(
                    CandumpFormat.Line((FirstMilliseconds + plant.Now) * 1000, "can0", frame));
                gateway = new RealGateway(plant, settings);
                return gateway;
            });

        Assert.AreEqual("", run.MissedEvent);
        return checker!;
    }

    private static void AssertIds(VictronGxSimulator gx)
    {
        var expected = new List<uint> { 0x351, 0x360 };
        expected.AddRange(EverySecond);
        expected.AddRange(EveryFiveSeconds);
        CollectionAssert.AreEquivalent(expected, gx.SeenIds());
    }

    private static void AssertEverySecond(FrameStatistics statistics, long sinceMilliseconds, uint id)
    {
        double seconds = (DayHours * 3600) - (sinceMilliseconds / 1000.0);
        Assert.IsLessThanOrEqualTo(LongestGapMilliseconds, statistics.LongestGapMilliseconds, $"{id:X3}");
        Assert.IsGreaterThanOrEqualTo(ShortestGapMilliseconds, statistics.ShortestGapMilliseconds, $"{id:X3}");
        Assert.AreEqual(seconds, statistics.Count, 0.003 * seconds, $"{id:X3}");
    }
}
