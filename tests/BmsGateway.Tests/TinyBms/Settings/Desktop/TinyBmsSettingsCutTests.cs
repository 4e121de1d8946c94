// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>
/// The line under a driver that polls and writes settings breaks at one byte in seven, another set of bytes for each
/// length of the break.
/// </summary>
[TestClass]
public class TinyBmsSettingsCutTests
{
    private const int Grid = 7;

    [TestMethod]
    [DataRow(300, 0)]
    [DataRow(15000, 3)]
    public void LineThatBreaksUnderTheDriverAndReturnsLeavesAllOrNothing(int brokenMilliseconds, int offset)
    {
        long length = Length();
        int written = 0;
        int restored = 0;
        for (long cut = offset; cut < length; cut += Grid)
        {
            DriverSettingsBench bench = Break(cut);
            bench.RunFor(brokenMilliseconds);
            bench.Line.CanReopen = true;
            bench.RunUntilDone();
            bench.RunFor(3000);

            SettingsOutcome outcome = bench.Service.Outcome;
            string message = "cut at " + cut + ": " + bench.Service.Message;
            Assert.IsTrue(
                outcome is SettingsOutcome.Written or SettingsOutcome.Restored or SettingsOutcome.NothingWritten,
                message);
            Assert.IsTrue(outcome == SettingsOutcome.Written ? bench.IsAllNew : bench.IsAllOld, message);
            Assert.IsTrue(bench.Clock.MonotonicMilliseconds - bench.Driver.Link.LastSampleAtMilliseconds < 1500, message);
            written += outcome == SettingsOutcome.Written ? 1 : 0;
            restored += outcome == SettingsOutcome.Restored ? 1 : 0;
        }

        Console.WriteLine("bytes " + length + ", written " + written + ", restored " + restored);
        Assert.IsTrue(written > 0 && restored > 0, "Both ends must have been seen.");
    }

    [TestMethod]
    public void LineThatBreaksUnderTheDriverForGoodLeavesAnOrderedSet()
    {
        long length = Length();
        for (long cut = 1; cut < length; cut += Grid)
        {
            // The bench asserts the order at every step.
            DriverSettingsBench bench = Break(cut);
            bench.RunFor(5000);
            Assert.IsTrue(bench.Line.HasBroken);
            Assert.AreEqual(BatteryLinkState.NoDevice, bench.Driver.Link.State);
        }
    }

    private static DriverSettingsBench Break(long cut)
    {
        var bench = new DriverSettingsBench();
        bench.BeginWrite();
        bench.Line.CutAt = bench.Line.Passed + cut;
        bench.Line.CanReopen = false;
        for (int i = 0; i < 60000 && !bench.Line.HasBroken; i++)
        {
            bench.RunFor(1);
        }

        Assert.IsTrue(bench.Line.HasBroken, "cut at " + cut);
        return bench;
    }

    // Bytes of a write that nothing disturbs, the polls between included.
    private static long Length()
    {
        var bench = new DriverSettingsBench();
        bench.BeginWrite();
        long begin = bench.Line.Passed;
        while (bench.Service.IsWriting)
        {
            bench.RunFor(1);
        }

        return bench.Line.Passed - begin;
    }
}
