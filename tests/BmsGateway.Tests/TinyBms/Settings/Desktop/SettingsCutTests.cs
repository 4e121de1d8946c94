// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>
/// The line fails at every byte of a whole transaction: reading, writing and reading back, one byte per run.
/// </summary>
[TestClass]
public class SettingsCutTests
{
    [TestMethod]
    public void TransactionWithoutFaultGoesThrough()
    {
        var bench = new SimulatedSettingsBench(CutKind.Drop, long.MaxValue);
        Assert.IsTrue(bench.TryBegin());
        bench.Run(60000);

        Assert.AreEqual(SettingsOutcome.Written, bench.Transaction.Outcome, bench.Transaction.Message);
        Assert.IsTrue(bench.IsAllNew);
        Assert.AreEqual(1, bench.Bms.Counters.Restarts, "The change of the operation mode restarts the BMS once.");
        Assert.AreEqual(0, bench.Bms.Counters.Refusals);
    }

    [TestMethod]
    [DataRow(400)]
    [DataRow(15000)]
    public void LineThatBreaksAtAnyByteAndReturnsLeavesAllOrNothing(int brokenMilliseconds)
    {
        long length = Length();
        int written = 0;
        for (long cut = 0; cut < length; cut++)
        {
            var bench = new SimulatedSettingsBench(CutKind.Break, cut);
            bool isBegun = RunWithBreak(bench, brokenMilliseconds);

            Assert.IsTrue(bench.Link.HasFailed);
            string message = "cut at " + cut + ": " + bench.Transaction.Message;
            Assert.IsFalse(bench.Transaction.IsBusy, message);
            SettingsOutcome outcome = bench.Transaction.Outcome;
            Assert.IsTrue(!isBegun || outcome is SettingsOutcome.Written or SettingsOutcome.Restored
                or SettingsOutcome.NothingWritten, message);
            Assert.IsTrue(outcome == SettingsOutcome.Written ? bench.IsAllNew : bench.IsAllOld, message);
            written += outcome == SettingsOutcome.Written ? 1 : 0;
        }

        Assert.IsTrue(written > 0 && written < length, "Both ends must have been seen.");
    }

    [TestMethod]
    public void LineThatBreaksAtAnyByteForGoodLeavesAnOrderedSet()
    {
        long length = Length();
        for (long cut = 0; cut < length; cut++)
        {
            var bench = new SimulatedSettingsBench(CutKind.Break, cut);
            if (bench.TryBegin())
            {
                bench.Run(cut % 100 == 0 ? 700000 : 3000);
                Assert.IsTrue(cut % 100 != 0 || !bench.Transaction.IsBusy, "The wait for the line has no end.");
            }

            Assert.IsTrue(bench.Link.HasFailed);
            Assert.IsTrue(bench.IsOrdered, "cut at " + cut);
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void SingleByteThatIsLostOrWrongDoesNotStopTheTransaction(int kind)
    {
        long length = Length();
        for (long cut = 0; cut < length; cut++)
        {
            var bench = new SimulatedSettingsBench(kind == 0 ? CutKind.Drop : CutKind.Flip, cut);
            Assert.IsTrue(bench.TryBegin(), "cut at " + cut + ": " + bench.Transaction.Message);
            bench.Run(60000);

            string message = "cut at " + cut + ": " + bench.Transaction.Message;
            Assert.AreEqual(SettingsOutcome.Written, bench.Transaction.Outcome, message);
            Assert.IsTrue(bench.IsAllNew, message);
        }
    }

    private static bool RunWithBreak(SimulatedSettingsBench bench, int brokenMilliseconds)
    {
        // A break while reading is over before the attempts to read are: else there would be nothing to write.
        bench.Link.CanReopen = true;
        if (!bench.TryBegin())
        {
            return false;
        }

        bench.Link.CanReopen = bench.Link.HasFailed;
        while (bench.Transaction.IsBusy && !bench.Link.HasFailed)
        {
            bench.Run(5);
        }

        bench.Run(brokenMilliseconds);
        bench.Link.CanReopen = true;
        bench.Run(60000);
        return true;
    }

    private static long Length()
    {
        var bench = new SimulatedSettingsBench(CutKind.Drop, long.MaxValue);
        Assert.IsTrue(bench.TryBegin());
        bench.Run(60000);
        return bench.Link.Passed;
    }
}
