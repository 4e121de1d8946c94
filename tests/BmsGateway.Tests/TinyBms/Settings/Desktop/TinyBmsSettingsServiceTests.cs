// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Threading;
using BmsGateway.Battery;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>Settings are read and written over the driver, which goes on polling.</summary>
[TestClass]
public class TinyBmsSettingsServiceTests
{
    [TestMethod]
    [DataRow(100)]
    [DataRow(250)]
    [DataRow(1000)]
    public void SampleNeverGetsOldWhileSettingsAreReadAndWritten(int pollPeriod)
    {
        var bench = new DriverSettingsBench(pollPeriod);
        bench.BeginWrite();
        bench.RunUntilDone();
        bench.RunFor(2000);

        Assert.AreEqual(SettingsOutcome.Written, bench.Service.Outcome, bench.Service.Message);
        Assert.IsTrue(bench.IsAllNew);
        Assert.AreEqual(1, bench.Bms.Counters.Restarts, "The change of the operation mode restarts the BMS once.");
        Console.WriteLine("poll period " + pollPeriod + " ms: oldest sample " + bench.LongestAge + " ms");
        Assert.IsTrue(bench.LongestAge < 1500, "oldest sample " + bench.LongestAge + " ms");
        Assert.AreEqual(0, bench.Bms.Counters.Refusals);
    }

    [TestMethod]
    public void ReadingCostsNoSampleOfTheFastestPolls()
    {
        var bench = new DriverSettingsBench(100);
        bench.Read();
        bench.RunFor(500);

        Assert.IsTrue(bench.LongestAge <= 120, "oldest sample " + bench.LongestAge + " ms");
        Assert.AreEqual(1, bench.Service.ReadCount);
    }

    [TestMethod]
    public void ThresholdsOfTheLimitsFollowTheWriteWithinASecond()
    {
        var bench = new DriverSettingsBench();
        bench.Read();
        SettingsReply proposal = bench.Service.Propose(DriverSettingsBench.Change(false), 3300, 3320);
        bench.Service.Confirm(proposal.Token);
        bench.RunUntilDone();
        bench.RunFor(1000);

        var words = new ushort[44];
        Assert.IsTrue(bench.Driver.Registers.Settings.TryCopyTo(words, out _));
        Assert.AreEqual(3500, words[15]);
        Assert.AreEqual(3500L, new SettingRows().AtAddress(315).Read(bench.Service.Settings!.Current));
    }

    [TestMethod]
    public void OnlyTheReviewedChangeIsWritten()
    {
        var bench = new DriverSettingsBench();
        bench.Read();
        int first = bench.Service.Propose(DriverSettingsBench.Change(false), 3300, 3320).Token;
        int second = bench.Service.Propose(DriverSettingsBench.Change(true), 3300, 3320).Token;

        SettingsReply reply = bench.Service.Confirm(first);
        Assert.IsTrue(!reply.IsOk && reply.IsConflict);
        bench.RunFor(1000);
        Assert.IsTrue(bench.IsAllOld);
        Assert.IsTrue(bench.Service.Confirm(second).IsOk);
    }

    [TestMethod]
    public void ChangeThatWaitedTooLongIsNotWritten()
    {
        var bench = new DriverSettingsBench();
        bench.Read();
        int token = bench.Service.Propose(DriverSettingsBench.Change(false), 3300, 3320).Token;
        bench.Clock.Advance(SettingsTiming.ReviewLimitMilliseconds + 1);

        Assert.IsTrue(bench.Service.Confirm(token).IsConflict);
        bench.RunFor(1000);
        Assert.IsTrue(bench.IsAllOld);
    }

    [TestMethod]
    public void CommandsAndSettingsExcludeEachOther()
    {
        var bench = new DriverSettingsBench();
        bench.Read();
        int token = bench.Service.Propose(DriverSettingsBench.Change(false), 3300, 3320).Token;
        Assert.IsTrue(bench.Driver.TryEnqueue(TinyBmsControl.ClearStatistics, out _));
        Assert.IsTrue(bench.Service.Confirm(token).IsOk);
        Assert.IsFalse(bench.Driver.TryEnqueue(TinyBmsControl.Restart, out TinyBmsEnqueueResult result));
        Assert.AreEqual(TinyBmsEnqueueResult.WritingSettings, result);
        Assert.IsFalse(bench.Service.BeginRead().IsOk);
        Assert.IsFalse(bench.Service.Cancel().IsOk);
        while (bench.Service.IsWriting)
        {
            Assert.AreEqual(TinyBmsControlOutcome.Waiting, bench.Driver.OutcomeOf(TinyBmsControl.ClearStatistics));
            bench.RunFor(1);
        }

        bench.RunFor(1000);
        Assert.AreEqual(SettingsOutcome.Written, bench.Service.Outcome);
        Assert.AreEqual(TinyBmsControlOutcome.Confirmed, bench.Driver.OutcomeOf(TinyBmsControl.ClearStatistics));
    }

    [TestMethod]
    public void EveryStepIsLogged()
    {
        var bench = new DriverSettingsBench();
        bench.BeginWrite();
        bench.RunUntilDone();

        string[] wanted =
        {
            "The settings were read.", "A change of 6 settings waits", "Confirmed: overvoltage_cutoff_mv: 3800 mV -> 3500 mV",
            "All changes are written and read back.",
        };
        foreach (string text in wanted)
        {
            Assert.IsTrue(Enumerable.Range(0, bench.Log.Count).Any(i => bench.Log.At(i).Contains(text)), text);
        }
    }

    [TestMethod]
    public void ReadingWithoutABmsFailsSoonWithAReason()
    {
        var bench = new DriverSettingsBench();
        bench.Line.CanReopen = false;
        bench.Line.CutAt = bench.Line.Passed;
        bench.RunFor(1000);
        Assert.IsTrue(bench.Service.BeginRead().IsOk);
        long begin = bench.Clock.MonotonicMilliseconds;
        bench.RunUntilDone();

        Assert.AreEqual(SettingsTransactionState.Idle, bench.Service.State);
        Assert.IsTrue(bench.Service.Message.Contains("does not answer"), bench.Service.Message);
        Assert.IsTrue(bench.Clock.MonotonicMilliseconds - begin < 5000);
    }

    [TestMethod]
    public void ReadingCanBeStopped()
    {
        var bench = new DriverSettingsBench();
        bench.Service.BeginRead();
        bench.RunFor(2);
        Assert.IsTrue(bench.Service.Cancel().IsOk);
        bench.RunUntilDone();
        Assert.AreEqual(SettingsTransactionState.Idle, bench.Service.State);
        bench.Read();
    }

    [TestMethod]
    public void SleepingBmsIsWokenForTheSettings()
    {
        var bench = new DriverSettingsBench();
        bench.Bms.Sleep();
        bench.Read();
        Assert.AreEqual(BatteryLinkState.Online, bench.Driver.Link.State);
    }

    // The asking thread and the control thread hand the transaction to each other.
    [TestMethod]
    public void RequestsOfAnotherThreadNeverMeetHalfAReading()
    {
        var bench = new DriverSettingsBench();
        int done = 0;
        int accepted = 0;
        Exception? failure = null;
        var asking = new Thread(() =>
        {
            try
            {
                for (int i = 0; i < 20000; i++)
                {
                    accepted += bench.Service.BeginRead().IsOk ? 1 : 0;
                    SettingsReply reply = bench.Service.Propose(DriverSettingsBench.Change(false), 3300, 3320);
                    Assert.IsTrue(reply.IsOk || reply.IsConflict, reply.Message);
                    bench.Service.Cancel();
                    TinyBmsSettings? settings = bench.Service.Settings;
                    Assert.IsTrue(settings == null || settings.Current[15] == 3800);
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            Interlocked.Exchange(ref done, 1);
        });
        asking.Start();
        while (Interlocked.CompareExchange(ref done, 0, 0) == 0)
        {
            bench.RunFor(20);
        }

        asking.Join();
        Assert.IsNull(failure, failure?.ToString());
        Assert.IsTrue(accepted > 1);

        // The last wish of the other thread must not meet the reading that follows.
        bench.RunFor(1000);
        bench.RunUntilDone();
        bench.Read();
        Assert.IsTrue(bench.IsAllOld);
    }
}
