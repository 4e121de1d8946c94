// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class AlarmTableTests
{
    [TestMethod]
    public void EveryRowIsFoundByItsNumberAndByItsKey()
    {
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            Assert.AreEqual(i, AlarmTable.PositionOf(row.Id), row.Key);
            Assert.AreEqual(i, AlarmTable.Find(row.Key), row.Key);
        }

        Assert.AreEqual(-1, AlarmTable.PositionOf(AlarmId.None));
        Assert.AreEqual(-1, AlarmTable.PositionOf((AlarmId)(-5)));
        Assert.AreEqual(-1, AlarmTable.PositionOf((AlarmId)70000));
        Assert.AreEqual(-1, AlarmTable.Find("nothing"));
    }

    [TestMethod]
    public void EveryRowSaysWhatIsTheMatterAndWhatToDo()
    {
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            Assert.IsTrue(row.Text.EndsWith(".") && row.Text.Length <= 110, row.Key);
            Assert.IsTrue(row.Help.EndsWith(".") && row.Help.Length <= 130, row.Key);
            Assert.IsTrue(row.Key.Length <= 40 && row.Key.IndexOf('"') < 0, row.Key);
        }
    }

    [TestMethod]
    public void EveryRowIsConsistent()
    {
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            Assert.IsTrue((int)row.Source < AlarmSources.Count, row.Key);
            Assert.IsTrue(row.Severity > AlarmSeverity.None, row.Key);
            Assert.IsTrue(row.EscalationMilliseconds == 0 || row.Severity == AlarmSeverity.Warning, row.Key);
            Assert.IsTrue(row.Pairs >= 0 && row.Pairs < 1 << BatteryAlarms.Count, row.Key);
            Assert.IsTrue(!AlarmSources.IsMeasurement(row.Source) || row.Hysteresis > 0, row.Key);
            Assert.IsTrue(
                row.Setting == AlarmDefinition.NoSetting
                    || SettingsTable.Get((SettingId)row.Setting).Key.StartsWith("alarm."), row.Key);
        }
    }

    [TestMethod]
    public void EveryFaultAndWarningOfTheBmsHasItsRow()
    {
        for (int i = 0; i < TinyBmsEventTable.Count; i++)
        {
            TinyBmsEventDefinition entry = TinyBmsEventTable.At(i);
            if (entry.Id > TinyBmsEventTable.LastWarning)
            {
                Assert.AreEqual(-1, AlarmTable.PositionOfCode(entry.Id), entry.Key);
                continue;
            }

            AlarmDefinition row = AlarmTable.At(AlarmTable.PositionOfCode(entry.Id));
            Assert.AreEqual("bms_" + entry.Key, row.Key);
            Assert.AreEqual(entry.Text, row.Text);
            Assert.AreEqual(
                entry.Level == BatteryEventLevel.Fault ? AlarmSeverity.Alarm : AlarmSeverity.Warning, row.Severity);
        }
    }

    [TestMethod]
    [DataRow(0x01, (int)AlarmId.BmsUnknownFault)]
    [DataRow(0x30, (int)AlarmId.BmsUnknownFault)]
    [DataRow(0x32, (int)AlarmId.BmsUnknownWarning)]
    [DataRow(0x60, (int)AlarmId.BmsUnknownWarning)]
    public void CodeThatTheTableDoesNotNameIsAnUnknownOne(int code, int expected) =>
        Assert.AreEqual(expected, (int)AlarmTable.At(AlarmTable.PositionOfCode(code)).Id);

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(0x61)]
    [DataRow(int.MinValue)]
    public void WhatIsNeitherFaultNorWarningHasNoRow(int code) =>
        Assert.AreEqual(-1, AlarmTable.PositionOfCode(code));

    [TestMethod]
    public void ThresholdOfTheSettingGoesBeforeThatOfTheBms()
    {
        AlarmDefinition row = AlarmTable.At(AlarmTable.PositionOf(AlarmId.CellVoltageHigh));
        BatteryProtection protection = Support.Samples.HealthyProtection();
        var settings = new GatewaySettings();
        Assert.AreEqual(38000, BatteryThresholds.Of(row, settings, protection));
        Assert.AreEqual(38000, BatteryThresholds.Of(row, null, protection));
        Assert.AreEqual(BatterySnapshot.Unknown, BatteryThresholds.Of(row, settings, null));

        Assert.IsNull(settings.TrySet("alarm.cell_high_mv", "3600"));
        Assert.AreEqual(36000, BatteryThresholds.Of(row, settings, protection));
        Assert.AreEqual(36000, BatteryThresholds.Of(row, settings, null));
    }

    [TestMethod]
    public void ThresholdsAreInTheUnitOfTheValue()
    {
        BatteryProtection protection = Support.Samples.HealthyProtection();
        AssertThreshold(AlarmId.DischargeCurrentHigh, 58500, protection);
        AssertThreshold(AlarmId.DischargeCurrentTrip, 65000, protection);
        AssertThreshold(AlarmId.ChargeCurrentHigh, 81000, protection);
        AssertThreshold(AlarmId.TemperatureCutoffHigh, 600, protection);
        AssertThreshold(AlarmId.TemperatureCutoffLow, -400, protection);
        AssertThreshold(AlarmId.TemperatureLow, 0, protection);
        AssertThreshold(AlarmId.StateOfChargeLow, 10000, protection);
        AssertThreshold(AlarmId.StateOfChargeHigh, BatteryThresholds.Off, protection);
    }

    private static void AssertThreshold(AlarmId id, int expected, BatteryProtection protection) =>
        Assert.AreEqual(
            expected, BatteryThresholds.Of(AlarmTable.At(AlarmTable.PositionOf(id)), null, protection));
}
