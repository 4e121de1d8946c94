// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsRegisterTableTests
{
    [TestMethod]
    public void RowsAreInAscendingOrderAndDoNotOverlap()
    {
        int free = 0;
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            Assert.IsTrue(row.Address >= free, row.Key);
            free = row.Address + row.Words;
        }
    }

    [TestMethod]
    public void KeysAreUniqueAndEveryRowHasATextAndAScale()
    {
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            Assert.IsTrue(row.Key.Length > 0 && row.Text.Length > 0 && row.ScaleMillionths > 0, row.Key);
            for (int j = 0; j < i; j++)
            {
                Assert.AreNotEqual(row.Key, TinyBmsRegisterTable.At(j).Key);
            }
        }
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
                : hundreds == 3 ? TinyBmsRegisterGroup.Settings
                : TinyBmsRegisterGroup.Version;
            Assert.AreEqual((int)expected, (int)row.Group, row.Key);
            Assert.AreEqual(hundreds == 3, row.IsWritable, row.Key);
        }
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
    public void AddressWithoutARowIsNotFound() => Assert.IsNull(TinyBmsRegisterTable.Find(16));

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
