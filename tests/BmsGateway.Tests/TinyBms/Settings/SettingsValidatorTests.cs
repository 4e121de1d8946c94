// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SettingsValidatorTests
{
    [TestMethod]
    [DataRow("overvoltage_cutoff_mv", 4200, "does not fit LFP")]
    [DataRow("overvoltage_cutoff_mv", 3655, "at least 10 mV above")]
    [DataRow("fully_charged_voltage_mv", 3795, "at least 10 mV above")]
    [DataRow("fully_discharged_voltage_mv", 2805, "at least 10 mV above")]
    [DataRow("undervoltage_cutoff_mv", 1700, "does not fit LFP")]
    [DataRow("early_balancing_threshold_mv", 4100, "does not fit LFP")]
    [DataRow("fully_charged_voltage_mv", 3200, "fits no chemistry")]
    [DataRow("peak_discharge_current_a", 65, "at least 1 A above")]
    [DataRow("discharge_overcurrent_a", 70, "at least 1 A above")]
    public void SettingThatDoesNotFitTheOthersIsRefused(string key, int count, string reason)
    {
        var bench = new SettingsBench();
        bench.Read();
        bench.Change(key, count);

        AssertRefused(bench, reason);
    }

    [TestMethod]
    public void ChainsMayBeMovedAsAWhole()
    {
        var bench = new SettingsBench();
        bench.Read();
        bench.Change("fully_charged_voltage_mv", 3500);
        bench.Change("overvoltage_cutoff_mv", 3600);
        bench.Change("discharge_overcurrent_a", 100);
        bench.Change("peak_discharge_current_a", 120);

        Assert.IsNull(bench.Propose());
        Assert.AreEqual(4, bench.Transaction.Difference!.Count);
    }

    [TestMethod]
    public void LimitsOfTheBmsCountBesideThoseOfTheTable()
    {
        var bench = new SettingsBench();
        bench.Bms.Limit("charge_overcurrent_a", 1, 100);
        bench.Read();
        bench.Change("charge_overcurrent_a", 101);

        AssertRefused(bench, "charge_overcurrent_a: this BMS allows 1 A to 100 A");
    }

    [TestMethod]
    public void LimitThatANeighbourExplainsMovesWithTheNeighbour()
    {
        var bench = new SettingsBench();
        bench.Bms.Limit("overvoltage_cutoff_mv", 3660, 4500);
        bench.Bms.Limit("fully_charged_voltage_mv", 3010, 3790);
        bench.Read();
        bench.Change("fully_charged_voltage_mv", 3500);
        bench.Change("overvoltage_cutoff_mv", 3600);

        Assert.IsNull(bench.Propose());
    }

    [TestMethod]
    public void FixedLimitOfAChainedSettingIsKept()
    {
        var bench = new SettingsBench();
        bench.Bms.Limit("overvoltage_cutoff_mv", 1200, 3820);
        bench.Read();
        bench.Change("overvoltage_cutoff_mv", 3850);

        AssertRefused(bench, "this BMS allows 1200 mV to 3820 mV");
    }

    [TestMethod]
    public void OtherChemistryNeedsAllThresholds()
    {
        var bench = new SettingsBench();
        bench.Read();
        bench.Change("fully_charged_voltage_mv", 4150);
        bench.Change("overvoltage_cutoff_mv", 4200);

        AssertRefused(bench, "undervoltage_cutoff_mv: it must be given too");
    }

    [TestMethod]
    public void OtherChemistryWithAllThresholdsIsTakenWhenTheCellsFit()
    {
        var bench = new SettingsBench();
        bench.Read();
        MoveToLithiumIon(bench);

        Assert.IsNull(bench.Propose());
    }

    [TestMethod]
    [DataRow(0, 3300, "not known")]
    [DataRow(3300, -1, "not known")]
    [DataRow(900, 3300, "does not fit")]
    [DataRow(3300, 4600, "does not fit")]
    public void OtherChemistryNeedsCellsThatAgree(int lowest, int highest, string reason)
    {
        var bench = new SettingsBench();
        bench.Read();
        MoveToLithiumIon(bench);

        string? error = bench.Transaction.Propose(bench.Changes, lowest, highest, bench.Now);
        Assert.IsTrue(error != null && error.IndexOf(reason) >= 0, error);
    }

    [TestMethod]
    public void SettingOfNewerFirmwareIsRefusedOnOlderFirmware()
    {
        var bench = new SettingsBench();
        bench.Bms.IsOldFirmware = true;
        bench.Read();
        bench.Change("overcurrent_timeout_s", 5);

        AssertRefused(bench, "does not have it");
    }

    [TestMethod]
    public void OlderFirmwareHasNoPeakCurrentToKeepBelow()
    {
        var bench = new SettingsBench();
        bench.Bms.IsOldFirmware = true;
        bench.Read();
        bench.Change("discharge_overcurrent_a", 200);

        Assert.IsNull(bench.Propose());
    }

    [TestMethod]
    public void LedBarIsRefusedWithAShortInterval()
    {
        var bench = new SettingsBench();
        bench.Read();
        bench.Change("communication_protocol", 2);
        bench.Change("broadcast_interval", 3);

        AssertRefused(bench, "0 and 4 to 7");
    }

    [TestMethod]
    public void EmptyAndIdleChangesAreRefused()
    {
        var bench = new SettingsBench();
        bench.Read();
        AssertRefused(bench, "empty");
        bench.Change("overvoltage_cutoff_mv", 3800);
        AssertRefused(bench, "Nothing would change");
    }

    [TestMethod]
    [DataRow("reserved", 1, "none of this name")]
    [DataRow("cell_count", 3, "4 cells to 16 cells")]
    [DataRow("cell_count", 17, "4 cells to 16 cells")]
    [DataRow("precharge_pin", 1, "no meaning")]
    [DataRow("overheat_cutoff_c", -1, "20 °C to 90 °C")]
    public void ValueOutsideTheTableIsRefused(string key, int count, string reason)
    {
        var changes = new SettingsChangeSet();
        string? error = changes.TrySet(key, count);

        Assert.IsTrue(error != null && error.IndexOf(reason) >= 0, error);
        Assert.AreEqual(0, changes.Count);
    }

    [TestMethod]
    public void SettingGivenTwiceIsRefusedAndLongNamesAreCut()
    {
        var changes = new SettingsChangeSet();
        Assert.IsNull(changes.TrySet("cell_count", 15));
        string? error = changes.TrySet("cell_count", 14);
        Assert.IsTrue(error!.IndexOf("twice") > 0, error);
        error = changes.TrySet(new string('x', 5000), 1);
        Assert.IsTrue(error!.Length < 100, error);
    }

    private static void MoveToLithiumIon(SettingsBench bench)
    {
        bench.Change("fully_charged_voltage_mv", 4150);
        bench.Change("overvoltage_cutoff_mv", 4200);
        bench.Change("fully_discharged_voltage_mv", 3100);
        bench.Change("undervoltage_cutoff_mv", 2900);
    }

    private static void AssertRefused(SettingsBench bench, string reason)
    {
        string? error = bench.Propose();
        Assert.IsTrue(error != null && error.IndexOf(reason) >= 0, error);
        Assert.IsNull(bench.Transaction.Difference);
        Assert.IsNotNull(bench.Transaction.Confirm(bench.Now));
    }
}
