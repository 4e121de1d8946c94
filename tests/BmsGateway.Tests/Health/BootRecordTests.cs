// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Health;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Health;

[TestClass]
public class BootRecordTests
{
    [TestMethod]
    public void FirstStartHasNumberOne()
    {
        BootRecord boot = Boot(new FaultyFileStore());

        AssertStart(1, ResetReason.FirstStart, boot);
    }

    [TestMethod]
    public void EndWithoutMarkerIsUnexpected()
    {
        var files = new FaultyFileStore();
        Boot(files);

        AssertStart(2, ResetReason.Unexpected, Boot(files));
    }

    [TestMethod]
    public void OrderlyStopIsACleanOne()
    {
        var files = new FaultyFileStore();
        Boot(files).TryMarkEnd(ResetReason.CleanStop, "", 0);

        AssertStart(2, ResetReason.CleanStop, Boot(files));
    }

    [TestMethod]
    public void PlannedRestartKeepsItsReason()
    {
        var files = new FaultyFileStore();
        Boot(files).TryMarkEnd(ResetReason.Planned, "new settings", 0);
        BootRecord boot = Boot(files);

        AssertStart(2, ResetReason.Planned, boot);
        Assert.AreEqual("new settings", boot.Detail);
        Assert.AreEqual("", Boot(files).Detail);
    }

    [TestMethod]
    public void RestartsBySupervisorAreCountedInARow()
    {
        var files = new FaultyFileStore();
        Boot(files).TryMarkEnd(ResetReason.Watchdog, "control is dead", 1);
        BootRecord second = Boot(files);
        Assert.AreEqual(1, second.WatchdogStreak);
        second.TryMarkEnd(ResetReason.Watchdog, "control is dead", 2);

        BootRecord third = Boot(files);
        Assert.AreEqual(2, third.WatchdogStreak);
        Assert.AreEqual(0, Boot(files).WatchdogStreak);
    }

    [TestMethod]
    public void LongReasonIsCutBetweenTwoCharacters()
    {
        var files = new FaultyFileStore();
        string text = "";
        for (int i = 0; i < 60; i++)
        {
            text += "ä";
        }

        Assert.IsTrue(Boot(files).TryMarkEnd(ResetReason.Planned, "x" + text, 0));

        Assert.AreEqual("x" + text.Substring(0, 47), Boot(files).Detail);
    }

    [TestMethod]
    public void PowerCutAtAnyStepOfAStartLeavesTheOldOrTheNewCount()
    {
        int steps = StepsOfAStart();
        Assert.IsTrue(steps > 10);
        for (int step = 0; step < steps; step++)
        {
            var files = new FaultyFileStore();
            Boot(files);
            Boot(files).TryMarkEnd(ResetReason.Watchdog, "control is dead", 1);
            files.PowerFailsAtStep = files.StepCount + step;
            Boot(files);
            files.PowerOn();

            BootRecord boot = Boot(files);
            bool isOld = boot.Number == 3 && boot.Reason == ResetReason.Watchdog;
            bool isNew = boot.Number == 4 && boot.Reason == ResetReason.Unexpected;
            Assert.IsTrue(isOld || isNew);
        }
    }

    [TestMethod]
    public void DamagedRecordIsSaidAndCountingBeginsAnew()
    {
        var files = new FaultyFileStore();
        Boot(files);
        files.Spoil(BootRecord.FileName, 20, 0xFF);

        AssertStart(1, ResetReason.RecordDamaged, Boot(files));
        AssertStart(2, ResetReason.Unexpected, Boot(files));
    }

    [TestMethod]
    public void FlashThatCannotBeWrittenIsSaid()
    {
        var files = new FaultyFileStore { AreWritesFailing = true };
        BootRecord boot = Boot(files);

        Assert.IsFalse(boot.IsRecorded);
        Assert.AreEqual(1, boot.Number);
    }

    private static BootRecord Boot(FaultyFileStore files)
    {
        var boot = new BootRecord(files);
        boot.Read();
        boot.TryMarkRunning();
        return boot;
    }

    private static int StepsOfAStart()
    {
        var files = new FaultyFileStore();
        Boot(files);
        Boot(files).TryMarkEnd(ResetReason.Watchdog, "control is dead", 1);
        int before = files.StepCount;
        Boot(files);
        return files.StepCount - before;
    }

    private static void AssertStart(int number, ResetReason reason, BootRecord boot)
    {
        Assert.AreEqual(number, boot.Number);
        Assert.AreEqual(ResetReasons.KeyOf(reason), ResetReasons.KeyOf(boot.Reason));
    }
}
