// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsRegisterTableTests
{
    [TestMethod]
    public void RowsAreInAscendingOrderAndCoverEveryAddressOnce()
    {
        int free = 0;
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            if (row.Address == TinyBmsRegister.SystemControl)
            {
                continue; // undocumented, in the middle of reserved ones
            }

            // The document says nothing about 400 to 499.
            Assert.AreEqual(free == 400 ? 500 : free, row.Address, row.Key);
            free = row.Address + row.Words;
        }

        Assert.AreEqual(TinyBmsRegister.Last + 1, free);
        Assert.AreEqual(154, TinyBmsRegisterTable.Count);
    }

    [TestMethod]
    public void EveryRowThatCanBeFoundIsInTheList()
    {
        int found = 0;
        for (int address = -10; address < 700; address++)
        {
            TinyBmsRegisterDefinition? row = TinyBmsRegisterTable.Find(address);
            if (row != null)
            {
                Assert.AreEqual(address, row.Address);
                Assert.AreEqual(row.Key, TinyBmsRegisterTable.At(found).Key);
                found++;
            }
        }

        Assert.AreEqual(TinyBmsRegisterTable.Count, found);
    }

    [TestMethod]
    public void KeysAreUniqueAndEveryRowHasATextAndAScale()
    {
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            bool isNameless = row.Type == TinyBmsRegisterType.Reserved || row.Access == TinyBmsRegisterAccess.None;
            Assert.AreEqual(isNameless, row.Key.Length == 0, row.Key);
            Assert.IsTrue(row.Text.Length > 0 && row.ScaleMillionths > 0, row.Key);
            if (!isNameless)
            {
                Assert.AreEqual(row.Address, TinyBmsRegisterTable.Find(row.Key)!.Address);
            }
        }

        Assert.IsNull(TinyBmsRegisterTable.Find(""));
        Assert.IsNull(TinyBmsRegisterTable.Find("no_such_key"));
    }

    [TestMethod]
    public void GroupFollowsFromTheAddress()
    {
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            int hundreds = row.Address / 100;
            TinyBmsRegisterGroup expected = hundreds == 0 ? TinyBmsRegisterGroup.Live
                : hundreds == 1 ? TinyBmsRegisterGroup.Statistics
                : hundreds == 2 ? TinyBmsRegisterGroup.Events
                : hundreds == 3 ? TinyBmsRegisterGroup.Settings
                : TinyBmsRegisterGroup.Version;
            Assert.AreEqual((int)expected, (int)row.Group, row.Key);
            Assert.AreEqual(hundreds == 3 && row.Type != TinyBmsRegisterType.Reserved, row.IsWritable, row.Key);
        }
    }

    [TestMethod]
    public void UndocumentedRegisterIsNotToBeTouched()
    {
        TinyBmsRegisterDefinition row = TinyBmsRegisterTable.Find(TinyBmsRegister.SystemControl)!;

        Assert.AreEqual((int)TinyBmsRegisterAccess.None, (int)row.Access);
        Assert.IsFalse(row.IsWritable);
    }

    [TestMethod]
    public void CellInputsAndTheirScaleAreInTheTable()
    {
        TinyBmsRegisterDefinition last = TinyBmsRegisterTable.Find(15)!;

        Assert.AreEqual("cell_voltage_16", last.Key);
        Assert.AreEqual(100000, last.ScaleMillionths);
        Assert.AreEqual("mV", last.Unit);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(17)] // inside a reserved range
    [DataRow(33)] // second register of a value
    [DataRow(201)]
    [DataRow(600)]
    public void AddressAtWhichNoRowBeginsIsNotFound(int address) =>
        Assert.IsNull(TinyBmsRegisterTable.Find(address));

    [TestMethod]
    [DataRow(3, BatterySnapshot.Unknown)]
    [DataRow(4, 4)]
    [DataRow(16, 16)]
    [DataRow(17, BatterySnapshot.Unknown)]
    [DataRow(65535, BatterySnapshot.Unknown)]
    public void CountOutsideItsRangeIsUnknown(int raw, int expected)
    {
        ushort[] words = { 0, (ushort)raw };

        Assert.AreEqual(expected, TinyBmsRegisterTable.Find(TinyBmsRegister.SeriesCells)!.ReadInRange(words, 306));
    }

    [TestMethod]
    [DataRow(-41, BatterySnapshot.Unknown)]
    [DataRow(-40, -40)]
    [DataRow(-1, -1)]
    [DataRow(10, 10)]
    [DataRow(11, BatterySnapshot.Unknown)]
    public void SignedSettingKeepsItsSign(int raw, int expected)
    {
        ushort[] words = { (ushort)raw };
        int address = TinyBmsRegister.LowTemperatureChargeCutoff;

        Assert.AreEqual(expected, TinyBmsRegisterTable.Find(address)!.ReadInRange(words, address));
    }
}
