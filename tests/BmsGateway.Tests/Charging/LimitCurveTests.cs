// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class LimitCurveTests
{
    [TestMethod]
    [DataRow(int.MinValue, 0)]
    [DataRow(-1, 0)]
    [DataRow(0, 0)]
    [DataRow(1, 125)]
    [DataRow(20, 2500)]
    [DataRow(35, 3750)]
    [DataRow(100, 10000)]
    [DataRow(400, 10000)]
    [DataRow(425, 7500)]
    [DataRow(549, 50)]
    [DataRow(550, 0)]
    [DataRow(int.MaxValue, 0)]
    public void PartLiesOnTheLine(int input, int part) =>
        Assert.AreEqual(part, ChargeProfiles.At(0).ChargeByTemperature.At(input));

    [TestMethod]
    public void PartIsRoundedDownOnBothSlopes()
    {
        var curve = new LimitCurve(new[] { 0, 0, 3, 10000, 6, 0 });

        Assert.AreEqual(3333, curve.At(1));
        Assert.AreEqual(6666, curve.At(2));
        Assert.AreEqual(6666, curve.At(4));
        Assert.AreEqual(3333, curve.At(5));
    }

    [TestMethod]
    [DataRow(-50, 100)]
    [DataRow(200, 100)]
    [DataRow(300, 400)]
    [DataRow(500, 400)]
    public void NearestFullIsTheNearerEndOfTheWholeCurrent(int input, int full) =>
        Assert.AreEqual(full, ChargeProfiles.At(0).ChargeByTemperature.NearestFull(input));
}
