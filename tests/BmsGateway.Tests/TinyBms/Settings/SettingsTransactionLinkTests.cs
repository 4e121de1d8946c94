// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SettingsTransactionLinkTests
{
    // Requests 1 to 4 read the settings, 5 reads before the first write, 6 writes, 7 reads back, 8 writes...
    private const int FirstWrite = 6;
    private const int SecondWrite = 8;

    [TestMethod]
    public void SleepingBmsIsReadAtTheSecondAttempt()
    {
        SettingsBench bench = WithFault(1, 1, RegisterAccessResult.TimedOut, false);
        bench.Read();
        Assert.AreEqual(5, bench.Bms.Requests);
    }

    [TestMethod]
    [DataRow(2, "does not answer")]
    [DataRow(3, "does not answer")]
    [DataRow(0, "does not answer")]
    [DataRow(1, "refuses")]
    public void ReadingOfASilentBmsFailsInTime(int kind, string reason)
    {
        RegisterAccessResult[] faults =
        {
            RegisterAccessResult.Pending, RegisterAccessResult.Rejected, RegisterAccessResult.TimedOut,
            RegisterAccessResult.LinkLost,
        };
        SettingsBench bench = WithFault(2, 1000, faults[kind], false);
        long begin = bench.Now;
        bench.Transaction.BeginRead(bench.Now);
        bench.Run();

        Assert.IsTrue(bench.Transaction.State == SettingsTransactionState.Idle);
        Assert.IsTrue(bench.Transaction.Message.IndexOf(reason) > 0, bench.Transaction.Message);
        Assert.IsTrue(bench.Now - begin < SettingsTiming.ReadLimitMilliseconds);
    }

    [TestMethod]
    public void ReadingThatIsHeldUpEnds()
    {
        var bench = new SettingsBench();
        bench.Transaction.BeginRead(bench.Now);
        bench.Transaction.Step(bench.Now);
        bench.Transaction.Step(bench.Now + SettingsTiming.ReadLimitMilliseconds);

        Assert.IsTrue(bench.Transaction.State == SettingsTransactionState.Idle);
        Assert.IsTrue(bench.Transaction.Message.IndexOf("within 30 s") > 0, bench.Transaction.Message);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void LostAnswerToAWriteIsRepairedByReading(bool isCarriedOut)
    {
        SettingsBench bench = WithFault(SecondWrite, 1, RegisterAccessResult.TimedOut, isCarriedOut);
        AskForTwo(bench);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Written, SettingsFailure.None, "");
        Assert.AreEqual("300=3500 315=3600", bench.Bms.Log);
    }

    [TestMethod]
    public void BrokenLinkBeforeTheFirstWriteWritesNothing()
    {
        SettingsBench bench = WithFault(FirstWrite - 1, 1000, RegisterAccessResult.LinkLost, false);
        AskForTwo(bench);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.NothingWritten, SettingsFailure.Link, "");
        Assert.AreEqual("", bench.Bms.Log);
    }

    [TestMethod]
    [DataRow(SecondWrite, 5, false)]
    [DataRow(SecondWrite, 5, true)]
    [DataRow(SecondWrite - 1, 5, false)]
    [DataRow(SecondWrite - 1, 5, true)]
    [DataRow(FirstWrite, 5, true)]
    public void BrokenLinkIsResumedWhenItReturns(int from, int count, bool isCarriedOut)
    {
        SettingsBench bench = WithFault(from, count, RegisterAccessResult.LinkLost, isCarriedOut);
        AskForTwo(bench);
        bench.Apply();

        // Whole or not at all.
        bool isNew = bench.Bms.Get("overvoltage_cutoff_mv") == 3600;
        Assert.AreEqual(isNew ? 3500L : 3650L, bench.Bms.Get("fully_charged_voltage_mv"));
        bench.AssertOutcome(
            isNew ? SettingsOutcome.Written : SettingsOutcome.Restored,
            isNew ? SettingsFailure.None : SettingsFailure.Link,
            bench.Transaction.FailedKey);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(1)]
    [DataRow(0)]
    public void LinkThatStaysBrokenEndsInTime(int kind)
    {
        RegisterAccessResult[] faults =
        {
            RegisterAccessResult.Pending, RegisterAccessResult.Rejected, RegisterAccessResult.TimedOut,
            RegisterAccessResult.LinkLost,
        };
        SettingsBench bench = WithFault(SecondWrite - 1, 100000, faults[kind], false);
        AskForTwo(bench);
        long begin = bench.Now;
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Unknown, SettingsFailure.Link, "fully_charged_voltage_mv");
        Assert.IsTrue(bench.Now - begin < SettingsTiming.SilenceLimitMilliseconds + 10000);
        Assert.IsTrue(SettingsRules.IsValid(bench.Bms.Words, true));
    }

    [TestMethod]
    public void BreakWhileRestoringIsResumedToo()
    {
        SettingsBench bench = WithFault(10, 4, RegisterAccessResult.LinkLost, false);
        bench.Bms.RefusedAddress = 315;
        AskForTwo(bench);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Restored, SettingsFailure.Refused, "overvoltage_cutoff_mv");
        Assert.AreEqual(3650L, bench.Bms.Get("fully_charged_voltage_mv"));
    }

    [TestMethod]
    public void ForeignChangeDuringTheBreakIsLeftAlone()
    {
        SettingsBench bench = WithFault(SecondWrite, 5, RegisterAccessResult.LinkLost, false);
        AskForTwo(bench);
        bench.Read();
        Assert.IsNull(bench.Propose());
        Assert.IsNull(bench.Transaction.Confirm(bench.Now));
        while (bench.Bms.Requests < SecondWrite)
        {
            bench.Transaction.Step(bench.Now += 10);
        }

        bench.Bms.Set("overvoltage_cutoff_mv", 3700);
        bench.Run();

        bench.AssertOutcome(SettingsOutcome.NotRestored, SettingsFailure.Foreign, "overvoltage_cutoff_mv");
        Assert.AreEqual("300=3500", bench.Bms.Log);
    }

    [TestMethod]
    public void SilenceOfARestartIsExpected()
    {
        SettingsBench bench = WithFault(FirstWrite, 4, RegisterAccessResult.LinkLost, true);
        bench.Change("operation_mode", 1);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Written, SettingsFailure.None, "");
    }

    [TestMethod]
    public void WriteThatNeverArrivesEndsAfterItsAttempts()
    {
        var bench = new SettingsBench();
        bench.Change("battery_capacity_ah", 28000);
        bench.Read();
        Assert.IsNull(bench.Propose());
        Assert.IsNull(bench.Transaction.Confirm(bench.Now));
        while (bench.Transaction.IsBusy)
        {
            // Every second request is a write; none of them gets through.
            bench.Bms.FaultFrom = FirstWrite + ((bench.Bms.Requests - FirstWrite + 2) / 2 * 2);
            bench.Transaction.Step(bench.Now += 10);
        }

        bench.AssertOutcome(SettingsOutcome.Restored, SettingsFailure.ReadBack, "battery_capacity_ah");
        Assert.AreEqual("", bench.Bms.Log);
        Assert.AreEqual(11, bench.Bms.Requests);
    }

    [TestMethod]
    public void LostAnswerToAPresetRepeatsIt()
    {
        SettingsBench bench = WithFault(FirstWrite, 1, RegisterAccessResult.TimedOut, true);
        bench.Change("state_of_charge_set", 25000);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Written, SettingsFailure.None, "");
        Assert.AreEqual("328=25000 328=25000", bench.Bms.Log);
    }

    private static SettingsBench WithFault(int from, int count, RegisterAccessResult fault, bool isCarriedOut)
    {
        var bench = new SettingsBench();
        bench.Bms.FaultFrom = from;
        bench.Bms.FaultCount = count;
        bench.Bms.Fault = fault;
        bench.Bms.IsFaultBehindTheWrite = isCarriedOut;
        return bench;
    }

    private static void AskForTwo(SettingsBench bench)
    {
        bench.Change("fully_charged_voltage_mv", 3500);
        bench.Change("overvoltage_cutoff_mv", 3600);
    }
}
