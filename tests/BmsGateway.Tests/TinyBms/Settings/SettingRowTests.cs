// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SettingRowTests
{
    [TestMethod]
    public void EverySettingReadsWhatWasWrittenAndKeepsForeignBits()
    {
        var rows = new SettingRows();
        for (int i = 0; i < rows.Count; i++)
        {
            SettingRow row = rows.At(i);
            var words = new ushort[SettingRows.WordCount];
            for (int k = 0; k < words.Length; k++)
            {
                words[k] = 0xA5A5;
            }

            row.Write(words, row.Minimum);
            Assert.AreEqual(row.Minimum, row.Read(words), row.Key);
            row.Write(words, row.Maximum);
            Assert.AreEqual(row.Maximum, row.Read(words), row.Key);
            for (int k = 0; k < words.Length; k++)
            {
                int own = k == row.Index || (row.Words == 2 && k == row.Index + 1) ? row.Mask : 0;
                Assert.AreEqual(0xA5A5 & ~own, words[k] & ~own, row.Key);
            }
        }
    }

    [TestMethod]
    public void ReservedRegistersBelongToNoSetting()
    {
        var rows = new SettingRows();
        int[] reserved = { 302, 309, 324, 325, 326, 327 };
        for (int i = 0; i < rows.Count; i++)
        {
            for (int k = 0; k < reserved.Length; k++)
            {
                SettingRow row = rows.At(i);
                Assert.IsFalse(reserved[k] >= row.Address && reserved[k] < row.Address + row.Words, row.Key);
            }
        }
    }

    [TestMethod]
    [DataRow("battery_capacity_ah", 31400, "314 Ah")]
    [DataRow("battery_capacity_ah", 6605, "66.05 Ah")]
    [DataRow("battery_capacity_ah", 10, "0.1 Ah")]
    [DataRow("state_of_charge_set", 24601, "49.202 %")]
    [DataRow("low_temp_charge_cutoff_c", -40, "-40 °C")]
    [DataRow("operation_mode", 1, "1")]
    public void CountsAreShownInTheirUnit(string key, int count, string text)
    {
        var rows = new SettingRows();
        Assert.AreEqual(text, rows.At(rows.Find(key)).TextOf(count));
    }

    [TestMethod]
    public void ThirtyTwoBitsHaveTheLowWordFirst()
    {
        var rows = new SettingRows();
        var words = new ushort[SettingRows.WordCount];
        rows.At(rows.Find("pulses_per_unit")).Write(words, 100000);

        Assert.AreEqual(0x86A0, (int)words[12]);
        Assert.AreEqual(1, (int)words[13]);
        Assert.AreEqual("pulses_per_unit", rows.AtAddress(313).Key);
    }
}
