// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class LimitRulesTests
{
    [TestMethod]
    public void EveryReasonHasItsOwnRowAndKey()
    {
        Assert.AreEqual((int)LimitReason.OtherCellCount + 1, LimitRules.Count);
        for (int i = 0; i < LimitRules.Count; i++)
        {
            LimitRule row = LimitRules.Get((LimitReason)i);
            Assert.AreEqual(i, (int)row.Reason);
            for (int j = 0; j < i; j++)
            {
                Assert.AreNotEqual(LimitRules.Get((LimitReason)j).Key, row.Key);
            }
        }
    }

    [TestMethod]
    public void TextNamesExactlyTheNumbersThatTheRuleHas()
    {
        for (int i = 0; i < LimitRules.Count; i++)
        {
            LimitRule row = LimitRules.Get((LimitReason)i);
            Assert.AreEqual(row.InputUnit != LimitUnit.None, row.Text.IndexOf("{0}") >= 0, row.Key);
            Assert.AreEqual(row.ThresholdUnit != LimitUnit.None, row.Text.IndexOf("{1}") >= 0, row.Key);
        }
    }

    [TestMethod]
    [DataRow((int)LimitReason.HighCell, 34876, 33750, "the highest cell has 3.487 V; full current up to 3.375 V")]
    [DataRow((int)LimitReason.Cold, -5, 100, "the battery has -0.5 °C; full current from 10 °C")]
    [DataRow((int)LimitReason.Cold, -123, 0, "the battery has -12.3 °C; full current from 0 °C")]
    [DataRow((int)LimitReason.StaleData, 4000, 3000, "battery data is 4 s old, 3 s are allowed")]
    [DataRow((int)LimitReason.CurrentRecovery, 1250, 50000, "rising slowly again, 1.25 A now, up to 50 A")]
    [DataRow((int)LimitReason.BmsFault, 3, 0, "the BMS reports a fault, code 3")]
    [DataRow((int)LimitReason.BmsFault, BatterySnapshot.Unknown, 0, "the BMS reports a fault, code ?")]
    [DataRow(99, 1, 2, "not computed yet")]
    public void TextHoldsTheNumbersInPlainUnits(int reason, int input, int threshold, string text) =>
        Assert.AreEqual(text, LimitRules.TextOf((LimitReason)reason, input, threshold));
}
