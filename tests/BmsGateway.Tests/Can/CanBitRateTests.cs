// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Configuration;

namespace BmsGateway.Tests.Can;

[TestClass]
public class CanBitRateTests
{
    [TestMethod]
    public void SettingGivesTheBitRateOfItsWord()
    {
        var settings = new GatewaySettings();
        Assert.AreEqual(500000, CanBitRate.At(settings.GetNumber(SettingId.CanBitRate)));

        Assert.IsNull(settings.TrySet("can.bit_rate_kbit", "250"));
        Assert.AreEqual(250000, CanBitRate.At(settings.GetNumber(SettingId.CanBitRate)));
        Assert.AreEqual(
            "Setting can.bit_rate_kbit: the value \"125\" is not allowed; allowed is 500 or 250.",
            settings.TrySet("can.bit_rate_kbit", "125"));
        Assert.IsTrue(SettingsTable.Get(SettingId.CanBitRate).NeedsRestart);
    }

    [TestMethod]
    public void EveryWordIsABitRateOfBothControllers()
    {
        string[] words = CanBitRate.Words();
        for (int i = 0; i < words.Length; i++)
        {
            int bitRate = CanBitRate.At(i);
            Assert.AreEqual(words[i] + " kbit/s", CanBitRate.NameOf(bitRate));
            Assert.IsNotNull(TwaiTiming.Find(bitRate));
            Assert.IsNotNull(Mcp2515Timing.Find(Mcp2515Timing.Crystal8Megahertz, bitRate));
            Assert.IsNotNull(Mcp2515Timing.Find(Mcp2515Timing.Crystal16Megahertz, bitRate));
        }
    }

    [TestMethod]
    public void RatesHaveNamesForPeople()
    {
        Assert.AreEqual("500 kbit/s", CanBitRate.NameOf(CanBitRate.Victron));
        Assert.AreEqual("250 kbit/s", CanBitRate.NameOf(CanBitRate.VeCan));
    }
}
