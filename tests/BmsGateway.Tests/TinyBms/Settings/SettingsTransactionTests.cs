// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SettingsTransactionTests
{
    [TestMethod]
    public void ChangeIsWrittenInOrderAndReadBack()
    {
        var bench = new SettingsBench();
        bench.Change("fully_charged_voltage_mv", 3500);
        bench.Change("overvoltage_cutoff_mv", 3600);
        bench.Change("undervoltage_cutoff_mv", 3050);
        bench.Change("fully_discharged_voltage_mv", 3100);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Written, SettingsFailure.None, "");
        Assert.AreEqual("301=3100 316=3050 300=3500 315=3600", bench.Bms.Log);
        Assert.AreEqual(3600, (int)bench.Transaction.Settings.Current[15]);
    }

    [TestMethod]
    public void DifferenceNamesOldAndNewValue()
    {
        var bench = new SettingsBench();
        bench.Change("battery_capacity_ah", 28000);
        bench.Change("cell_count", 16);
        bench.Change("state_of_charge_set", 25000);
        bench.Read();
        Assert.IsNull(bench.Propose());
        SettingsDifference difference = bench.Transaction.Difference!;

        Assert.AreEqual(2, difference.Count);
        Assert.AreEqual("battery_capacity_ah: 314 Ah -> 280 Ah", difference.At(0).ToText());
        Assert.AreEqual("state_of_charge_set: preset -> 50 %", difference.At(1).ToText());
        Assert.AreEqual(31400L, difference.At(0).OldCount);
    }

    [TestMethod]
    public void LowByteSettingKeepsItsHighByteAndHighByteItsLow()
    {
        var bench = new SettingsBench();
        bench.Change("load_switch_type", 4);
        bench.Change("overcurrent_timeout_s", 9);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Written, SettingsFailure.None, "");
        Assert.AreEqual(0x5A04, (int)bench.Bms.Words[31]);
        Assert.AreEqual(0x0901, (int)bench.Bms.Words[30]);
    }

    [TestMethod]
    public void ThirtyTwoBitSettingIsWrittenInOneFrame()
    {
        var bench = new SettingsBench();
        bench.Change("pulses_per_unit", 65536);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Written, SettingsFailure.None, "");
        Assert.AreEqual("312=0", bench.Bms.Log);
        Assert.AreEqual(65536L, bench.Bms.Get("pulses_per_unit"));
    }

    [TestMethod]
    public void PresetIsDoneWhenItReadsTaken()
    {
        var bench = new SettingsBench();
        bench.Change("state_of_charge_set", 25000);
        bench.Change("state_of_health_set", 49000);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Written, SettingsFailure.None, "");
        Assert.AreEqual("323=49000 328=25000", bench.Bms.Log);
    }

    [TestMethod]
    public void PresetThatIsNeverTakenFails()
    {
        var bench = new SettingsBench();
        bench.Bms.KeepsPresets = true;
        bench.Change("cell_count", 15);
        bench.Change("state_of_charge_set", 25000);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Restored, SettingsFailure.ReadBack, "state_of_charge_set");
        Assert.AreEqual(16L, bench.Bms.Get("cell_count"));
        Assert.IsTrue(bench.Transaction.Message.IndexOf("cannot be read back") > 0, bench.Transaction.Message);
    }

    [TestMethod]
    public void RefusedRegisterBringsTheOldValuesBack()
    {
        var bench = new SettingsBench();
        bench.Bms.RefusedAddress = 315;
        bench.Change("fully_charged_voltage_mv", 3500);
        bench.Change("overvoltage_cutoff_mv", 3600);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Restored, SettingsFailure.Refused, "overvoltage_cutoff_mv");
        Assert.AreEqual("300=3500 300=3650", bench.Bms.Log);
        Assert.AreEqual(
            "overvoltage_cutoff_mv (register 315): the BMS refused the new value. All old values are back. "
                + "Now: fully_charged_voltage_mv 3650 mV, overvoltage_cutoff_mv 3800 mV.",
            bench.Transaction.Message);
    }

    [TestMethod]
    public void RefusalOfTheFirstRegisterMeansNothingWasWritten()
    {
        var bench = new SettingsBench();
        bench.Bms.RefusedAddress = 330;
        bench.Change("overcurrent_timeout_s", 10);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.NothingWritten, SettingsFailure.Refused, "overcurrent_timeout_s");
        Assert.AreEqual("", bench.Bms.Log);
    }

    [TestMethod]
    public void RegisterThatKeepsItsValueIsNamed()
    {
        var bench = new SettingsBench();
        bench.Bms.StuckAddress = 306;
        bench.Change("charge_finished_current_ma", 500);
        bench.Change("battery_capacity_ah", 28000);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.Restored, SettingsFailure.ReadBack, "battery_capacity_ah");
        Assert.AreEqual(0L, bench.Bms.Get("charge_finished_current_ma"));
    }

    [TestMethod]
    public void SideEffectIsFoundAndPutBack()
    {
        var bench = new SettingsBench();
        bench.Bms.SideEffectOf = 306;
        bench.Bms.SideEffectAddress = 308;
        bench.Change("battery_capacity_ah", 28000);
        bench.Apply();

        // The way back changes register 308 again, and that is put right with the attempts that are left.
        bench.AssertOutcome(SettingsOutcome.Restored, SettingsFailure.SideEffect, "allowed_disbalance_mv");
        Assert.AreEqual(0L, bench.Bms.Get("allowed_disbalance_mv"));
        Assert.AreEqual(31400L, bench.Bms.Get("battery_capacity_ah"));
    }

    [TestMethod]
    public void RegisterThatCannotBePutBackIsToldAndTheOthersAreRestored()
    {
        var bench = new SettingsBench();
        bench.Bms.RefusedAddress = 304;
        bench.Bms.RefusedWord = 0;
        bench.Bms.StuckAddress = 306;
        bench.Change("charge_finished_current_ma", 500);
        bench.Change("early_balancing_threshold_mv", 3500);
        bench.Change("battery_capacity_ah", 28000);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.NotRestored, SettingsFailure.ReadBack, "battery_capacity_ah");
        Assert.AreEqual(3400L, bench.Bms.Get("early_balancing_threshold_mv"));
        Assert.IsTrue(
            bench.Transaction.Message.IndexOf("charge_finished_current_ma 500 mA") > 0, bench.Transaction.Message);
    }

    [TestMethod]
    public void NeighbourOfARegisterThatCannotBePutBackKeepsTheOrder()
    {
        var bench = new SettingsBench();
        bench.Bms.RefusedAddress = 301;
        bench.Bms.RefusedWord = 3000;
        bench.Bms.StuckAddress = 306;
        bench.Change("undervoltage_cutoff_mv", 3050);
        bench.Change("fully_discharged_voltage_mv", 3400);
        bench.Change("battery_capacity_ah", 28000);
        bench.Apply();

        bench.AssertOutcome(SettingsOutcome.NotRestored, SettingsFailure.ReadBack, "battery_capacity_ah");
        Assert.AreEqual(3400L, bench.Bms.Get("fully_discharged_voltage_mv"));
        Assert.AreEqual(2800L, bench.Bms.Get("undervoltage_cutoff_mv"));
    }

    [TestMethod]
    public void RestoreThatWouldBreakTheOrderIsLeftOut()
    {
        var bench = new SettingsBench();
        bench.Bms.RefusedAddress = 300;
        bench.Bms.RefusedWord = 3650;
        bench.Bms.StuckAddress = 306;
        bench.Change("fully_charged_voltage_mv", 3330);
        bench.Change("overvoltage_cutoff_mv", 3900);
        bench.Change("fully_discharged_voltage_mv", 3310);
        bench.Change("undervoltage_cutoff_mv", 2900);
        bench.Change("battery_capacity_ah", 28000);
        bench.Bms.Set("fully_discharged_voltage_mv", 3400);
        bench.Apply();

        // 301 stood at 3400 and cannot return there while 300 is held at 3330.
        bench.AssertOutcome(SettingsOutcome.NotRestored, SettingsFailure.ReadBack, "battery_capacity_ah");
        Assert.AreEqual(3310L, bench.Bms.Get("fully_discharged_voltage_mv"));
        Assert.AreEqual(3800L, bench.Bms.Get("overvoltage_cutoff_mv"));
        Assert.AreEqual(2800L, bench.Bms.Get("undervoltage_cutoff_mv"));
    }

    [TestMethod]
    public void SettingsThatChangedSinceTheReviewAreLeftAlone()
    {
        var bench = new SettingsBench();
        bench.Read();
        bench.Change("battery_capacity_ah", 28000);
        Assert.IsNull(bench.Propose());
        bench.Bms.Set("overvoltage_cutoff_mv", 3700);
        Assert.IsNull(bench.Transaction.Confirm(bench.Now));
        bench.Run();

        bench.AssertOutcome(SettingsOutcome.NothingWritten, SettingsFailure.Outdated, "overvoltage_cutoff_mv");
        Assert.AreEqual("", bench.Bms.Log);
    }

    [TestMethod]
    public void ReviewEndsInTime()
    {
        var bench = new SettingsBench();
        bench.Read();
        bench.Change("battery_capacity_ah", 28000);
        Assert.IsNull(bench.Propose());
        bench.Now += SettingsTiming.ReviewLimitMilliseconds + 1;

        string? error = bench.Transaction.Confirm(bench.Now);
        Assert.IsTrue(error!.IndexOf("too long") > 0, error);
        Assert.IsTrue(bench.Transaction.State == SettingsTransactionState.Idle);
    }

    [TestMethod]
    public void ProposalNeedsSettingsThatWereRead()
    {
        var bench = new SettingsBench();
        bench.Change("battery_capacity_ah", 28000);
        Assert.AreEqual("Read the settings first.", bench.Propose());
        bench.Transaction.BeginRead(bench.Now);
        Assert.IsTrue(bench.Propose()!.IndexOf("being read") > 0);
        bench.Run();
        Assert.IsNull(bench.Propose());
        Assert.IsNull(bench.Propose(), "A second proposal replaces the first.");
        Assert.IsNull(bench.Transaction.Confirm(bench.Now));
        bench.Transaction.BeginRead(bench.Now);
        bench.Transaction.Cancel();
        Assert.IsTrue(bench.Transaction.State == SettingsTransactionState.Writing, "A write runs to its end.");
        bench.Run();
        Assert.AreEqual("Read the settings first.", bench.Propose());
    }

    [TestMethod]
    public void CancelDropsAProposalAndAReading()
    {
        var bench = new SettingsBench();
        bench.Read();
        bench.Change("battery_capacity_ah", 28000);
        Assert.IsNull(bench.Propose());
        bench.Transaction.Cancel();
        Assert.IsNull(bench.Transaction.Difference);
        bench.Transaction.BeginRead(bench.Now);
        bench.Transaction.Step(bench.Now);
        bench.Transaction.Cancel();
        Assert.IsFalse(bench.Transaction.IsBusy);
        bench.Transaction.Step(bench.Now);
        bench.Read();
    }
}
