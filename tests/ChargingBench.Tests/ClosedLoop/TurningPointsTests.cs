// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.ChargingBench.Scenarios;

namespace BmsGateway.ChargingBench.Tests.ClosedLoop;

[TestClass]
public class TurningPointsTests
{
    [TestMethod]
    [DataRow(new[] { 552, 552, 550, 551, 550, 552 }, 0, DisplayName = "swings of 0.2 V")]
    [DataRow(new[] { 540, 552, 548, 552, 540 }, 3, DisplayName = "up, down, up, down")]
    [DataRow(new[] { 552, 550, 548, 546, 540 }, 0, DisplayName = "down only")]
    [DataRow(new[] { 552, 540, 552 }, 1, DisplayName = "down and up")]
    [DataRow(new[] { 552, 540, -1, 552, 540 }, 0, DisplayName = "a gap starts anew")]
    public void TurnsAreCounted(int[] values, int expected)
    {
        var finder = new TurningPoints(3);
        for (int i = 0; i < values.Length; i++)
        {
            finder.Add(i, values[i]);
        }

        Assert.AreEqual(expected, finder.MostWithin(100));
    }

    [TestMethod]
    public void OnlyTurnsWithinTheTimeCount()
    {
        var finder = new TurningPoints(3);
        for (int second = 0; second < 5000; second++)
        {
            finder.Add(second, second / 1000 % 2 == 0 ? 540 : 552);
        }

        Assert.AreEqual(2, finder.MostWithin(1000));
        Assert.AreEqual(3, finder.MostWithin(2000));
    }
}
