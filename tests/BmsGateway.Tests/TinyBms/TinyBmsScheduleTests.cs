// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsScheduleTests
{
    [TestMethod]
    public void RequestOfTheLargestReadIsThePublishedOne()
    {
        byte[] request = new TinyBmsBlock(0, 127, TinyBmsBlock.Once).Request;

        byte[] expected = { 0xAA, 0x03, 0x00, 0x00, 0x00, 0x7F, 0x1D, 0xF1 };
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], request[i]);
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(128)]
    public void BlockOfAWrongSizeIsRefused(int count)
    {
        bool refused = false;
        try
        {
            _ = new TinyBmsBlock(0, count, TinyBmsBlock.Once);
        }
        catch (ArgumentOutOfRangeException)
        {
            refused = true;
        }

        Assert.IsTrue(refused);
    }

    [TestMethod]
    [DataRow(1000, 1250)] // in time
    [DataRow(1249, 1250)]
    [DataRow(1250, 1250)] // the next one is due this moment
    [DataRow(1251, 1500)] // one is left out
    [DataRow(1500, 1500)]
    [DataRow(9999, 10000)] // many are left out
    public void NextReadIsDueOnTheGrid(int now, int expected)
    {
        var block = new TinyBmsBlock(0, 57, 250) { DueAtMilliseconds = 1000 };

        block.Advance(now);

        Assert.AreEqual((long)expected, block.DueAtMilliseconds);
    }

    [TestMethod]
    public void BlockThatIsReadOnceIsNeverDueAgain()
    {
        var block = new TinyBmsBlock(500, 10, TinyBmsBlock.Once);

        block.Advance(5);

        Assert.AreEqual(long.MaxValue, block.DueAtMilliseconds);
    }

    [TestMethod]
    public void LiveBlockGoesFirstThenSettingsVersionsStatisticsAndEvents()
    {
        var schedule = new TinyBmsSchedule(250);
        schedule.Restart(1000);

        Assert.IsTrue(ReferenceEquals(schedule.Live, TakeNext(schedule)));
        Assert.IsTrue(ReferenceEquals(schedule.Settings, TakeNext(schedule)));
        Assert.IsTrue(ReferenceEquals(schedule.Version, TakeNext(schedule)));
        Assert.IsTrue(ReferenceEquals(schedule.Statistics, TakeNext(schedule)));
        Assert.IsTrue(ReferenceEquals(schedule.Events, TakeNext(schedule)));
        Assert.IsNull(schedule.Next(1249));
        Assert.IsTrue(ReferenceEquals(schedule.Live, schedule.Next(1250)));
    }

    [TestMethod]
    public void NoTwoBlocksHaveAnswersOfTheSameLength()
    {
        var schedule = new TinyBmsSchedule(250);
        int live = schedule.Live.PayloadLength;
        int settings = schedule.Settings.PayloadLength;
        int statistics = schedule.Statistics.PayloadLength;
        int version = schedule.Version.PayloadLength;

        Assert.AreEqual(114, live);
        Assert.IsTrue(live != settings && live != statistics && live != version);
        Assert.IsTrue(settings != statistics && settings != version && statistics != version);
    }

    [TestMethod]
    public void FailedLiveReadIsDueAgainOnItsGrid()
    {
        var schedule = new TinyBmsSchedule(250);
        schedule.Restart(1000);

        schedule.Fail(schedule.Live, 1003);

        Assert.AreEqual(1250L, schedule.Live.DueAtMilliseconds);
    }

    [TestMethod]
    public void FailedSlowerReadIsDueTenSecondsLater()
    {
        var schedule = new TinyBmsSchedule(250);

        schedule.Fail(schedule.Version, 3000000000);

        Assert.AreEqual(3000010000, schedule.Version.DueAtMilliseconds);
    }

    [TestMethod]
    public void SlowerReadThatWouldEndAfterTheNextLiveReadWaitsForTheGapBehindIt()
    {
        var schedule = new TinyBmsSchedule(100);
        schedule.Restart(1000);
        schedule.Live.Advance(1000);
        int duration = schedule.Settings.DurationMilliseconds;

        Assert.IsTrue(ReferenceEquals(schedule.Settings, schedule.Next(1100 - duration)));
        schedule.Settings.Advance(1000);
        schedule.Version.Advance(1000);
        schedule.Statistics.Advance(1000);

        Assert.IsNull(schedule.Next(1101 - schedule.Events.DurationMilliseconds));
        Assert.IsTrue(ReferenceEquals(schedule.Live, schedule.Next(1100)));
    }

    [TestMethod]
    public void SlowerReadDoesNotWaitForAGapLongerThanASecond()
    {
        var schedule = new TinyBmsSchedule(100);
        schedule.Restart(1000);
        schedule.Live.DueAtMilliseconds = 2001;

        Assert.IsNull(schedule.Next(1999));
        Assert.IsTrue(ReferenceEquals(schedule.Settings, schedule.Next(2000)));
    }

    [TestMethod]
    [DataRow(57, 15)] // 8 + 119 bytes on the line: 11.02 ms
    [DataRow(44, 12)]
    public void DurationIsTheTimeOnTheLineAndThreeMilliseconds(int count, int expected) =>
        Assert.AreEqual(expected, new TinyBmsBlock(0, count, 250).DurationMilliseconds);

    [TestMethod]
    public void ThreeFailedLiveReadsInARowHalveTheRateAndOneSecondIsTheSlowest()
    {
        var schedule = new TinyBmsSchedule(250);
        schedule.NoteLiveFailure();
        schedule.NoteLiveFailure();
        schedule.NoteLiveAnswer();
        schedule.NoteLiveFailure();
        schedule.NoteLiveFailure();
        Assert.AreEqual(250, schedule.Live.PeriodMilliseconds);

        schedule.NoteLiveFailure();
        Assert.AreEqual(500, schedule.Live.PeriodMilliseconds);

        for (int i = 0; i < 30; i++)
        {
            schedule.NoteLiveFailure();
        }

        Assert.AreEqual(1000, schedule.Live.PeriodMilliseconds);
    }

    [TestMethod]
    public void TenGoodLiveReadsInARowDoubleTheRateUntilTheConfiguredOne()
    {
        var schedule = new TinyBmsSchedule(300);
        for (int i = 0; i < 6; i++)
        {
            schedule.NoteLiveFailure();
        }

        Assert.AreEqual(1000, schedule.Live.PeriodMilliseconds);
        NoteAnswers(schedule, 9);
        Assert.AreEqual(1000, schedule.Live.PeriodMilliseconds);
        NoteAnswers(schedule, 1);
        Assert.AreEqual(500, schedule.Live.PeriodMilliseconds);
        NoteAnswers(schedule, 10);
        Assert.AreEqual(300, schedule.Live.PeriodMilliseconds);
    }

    [TestMethod]
    public void PeriodAboveOneSecondIsNeitherSlowedNorMadeFaster()
    {
        var schedule = new TinyBmsSchedule(5000);
        schedule.NoteLiveFailure();
        schedule.NoteLiveFailure();
        schedule.NoteLiveFailure();
        Assert.AreEqual(5000, schedule.Live.PeriodMilliseconds);

        NoteAnswers(schedule, 30);
        Assert.AreEqual(5000, schedule.Live.PeriodMilliseconds);
    }

    [TestMethod]
    public void BmsThatBeginsToAnswerIsReadAtFullSpeed()
    {
        var schedule = new TinyBmsSchedule(250);
        schedule.NoteLiveFailure();
        schedule.NoteLiveFailure();
        schedule.NoteLiveFailure();

        schedule.Restart(1000);

        Assert.AreEqual(250, schedule.Live.PeriodMilliseconds);
    }

    private static void NoteAnswers(TinyBmsSchedule schedule, int count)
    {
        for (int i = 0; i < count; i++)
        {
            schedule.NoteLiveAnswer();
        }
    }

    private static TinyBmsBlock? TakeNext(TinyBmsSchedule schedule)
    {
        TinyBmsBlock? block = schedule.Next(1000);
        block?.Advance(1000);
        return block;
    }
}
