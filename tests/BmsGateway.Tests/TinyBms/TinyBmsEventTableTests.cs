// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsEventTableTests
{
    [TestMethod]
    public void RowsAreInAscendingOrderWithAKeyAndATextOfTheirOwn()
    {
        for (int i = 1; i < TinyBmsEventTable.Count; i++)
        {
            TinyBmsEventDefinition row = TinyBmsEventTable.At(i);
            Assert.IsTrue(row.Id > TinyBmsEventTable.At(i - 1).Id, row.Key);
            Assert.IsTrue(row.Text.Length > 0);
            for (int j = 0; j < i; j++)
            {
                Assert.AreNotEqual(row.Key, TinyBmsEventTable.At(j).Key);
            }
        }

        Assert.AreEqual(34, TinyBmsEventTable.Count);
    }

    [TestMethod]
    public void LevelFollowsFromTheRangeOfTheIdentification()
    {
        for (int i = 0; i < TinyBmsEventTable.Count; i++)
        {
            TinyBmsEventDefinition row = TinyBmsEventTable.At(i);
            BatteryEventLevel expected = row.Id <= 0x30 ? BatteryEventLevel.Fault
                : row.Id <= 0x60 ? BatteryEventLevel.Warning
                : BatteryEventLevel.Information;
            Assert.AreEqual((int)expected, (int)row.Level, row.Key);
        }
    }

    [TestMethod]
    public void EveryRecoveryIsInformationOfTheTable()
    {
        for (int i = 0; i < TinyBmsEventTable.Count; i++)
        {
            TinyBmsEventDefinition row = TinyBmsEventTable.At(i);
            if (row.RecoveryId != 0)
            {
                TinyBmsEventDefinition recovery = TinyBmsEventTable.Find(row.RecoveryId);
                Assert.AreEqual(row.RecoveryId, recovery.Id, row.Key);
                Assert.AreEqual((int)BatteryEventLevel.Information, (int)recovery.Level, row.Key);
            }
        }
    }

    [TestMethod]
    [DataRow(0x02, 0x7B, (int)AlarmCondition.LowVoltage)]
    [DataRow(0x03, 0x79, (int)AlarmCondition.HighVoltage)]
    [DataRow(0x04, 0x73, (int)AlarmCondition.HighTemperature)]
    [DataRow(0x05, 0x77, (int)AlarmCondition.HighDischargeCurrent)]
    [DataRow(0x06, 0x76, (int)AlarmCondition.HighChargeCurrent)]
    [DataRow(0x07, 0x78, (int)AlarmCondition.HighChargeCurrent)]
    [DataRow(0x0A, 0x75, (int)AlarmCondition.LowTemperature)]
    [DataRow(0x0B, 0, (int)AlarmCondition.BmsInternal)]
    [DataRow(0x31, 0x7A, (int)AlarmCondition.LowVoltage)]
    [DataRow(0x37, 0x74, (int)AlarmCondition.LowTemperatureCharge)]
    public void ProtectionHasItsRecoveryAndItsVictronCondition(int id, int recovery, int condition)
    {
        TinyBmsEventDefinition row = TinyBmsEventTable.Find(id);

        Assert.AreEqual(recovery, row.RecoveryId);
        Assert.AreEqual(condition, row.Condition);
    }

    [TestMethod]
    [DataRow(0x01, "unknown_fault")]
    [DataRow(0x30, "unknown_fault")]
    [DataRow(0x32, "unknown_warning")]
    [DataRow(0x60, "unknown_warning")]
    [DataRow(0x68, "unknown_information")]
    [DataRow(0xFF, "unknown_information")]
    public void CodeThatIsNotInTheListIsUnknownOfItsLevel(int id, string key) =>
        Assert.AreEqual(key, TinyBmsEventTable.Find(id).Key);

    [TestMethod]
    [DataRow(0x79, 0x03, true)]
    [DataRow(0x7B, 0x03, false)]
    [DataRow(0x61, 0x03, true)]
    [DataRow(0x61, 0x0B, true)]
    [DataRow(0x00, 0x0B, false)]
    [DataRow(0x62, 0x38, true)]
    public void FaultIsEndedByItsRecoveryAndByAStartOfTheBms(int later, int earlier, bool expected) =>
        Assert.AreEqual(expected, TinyBmsEventTable.Ends(later, TinyBmsEventTable.Find(earlier)));
}
