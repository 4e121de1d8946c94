// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class RemoteLimitsTests
{
    private const long Start = 5000000000;

    [TestMethod]
    [DataRow((int)RemoteLimitKind.ChargeCurrent, 12000)]
    [DataRow((int)RemoteLimitKind.DischargeCurrent, 0)]
    [DataRow((int)RemoteLimitKind.ChargeVoltage, 54000)]
    public void LimitIsInForceFromTheNextTurn(int kind, int value)
    {
        var limits = new RemoteLimits(30);

        Assert.IsTrue(limits.TrySet((RemoteLimitKind)kind, value, 0, out string error));
        Assert.AreEqual("", error);
        Assert.AreEqual(RemoteLimits.NoLimit, limits.LimitMilli((RemoteLimitKind)kind));
        limits.Update(Start);

        for (int i = 0; i < RemoteLimits.Count; i++)
        {
            Assert.AreEqual(i == kind ? value : RemoteLimits.NoLimit, limits.LimitMilli((RemoteLimitKind)i));
        }
    }

    [TestMethod]
    [DataRow(0, 30)]
    [DataRow(1, 1)]
    [DataRow(3600, 3600)]
    public void LimitEndsAfterItsTime(int timeout, int lasts)
    {
        var limits = new RemoteLimits(30);
        limits.TrySet(RemoteLimitKind.ChargeCurrent, 5000, timeout, out _);
        limits.Update(Start);

        limits.Update(Start + (lasts * 1000L) - 1);
        Assert.AreEqual(5000, limits.LimitMilli(RemoteLimitKind.ChargeCurrent));
        limits.Update(Start + (lasts * 1000L));
        Assert.AreEqual(RemoteLimits.NoLimit, limits.LimitMilli(RemoteLimitKind.ChargeCurrent));
    }

    [TestMethod]
    public void RepeatedLimitStartsItsTimeAnewEvenWithTheSameValue()
    {
        var limits = new RemoteLimits(30);
        limits.TrySet(RemoteLimitKind.ChargeCurrent, 5000, 0, out _);
        limits.Update(Start);
        limits.TrySet(RemoteLimitKind.ChargeCurrent, 5000, 0, out _);
        limits.Update(Start + 29000);

        limits.Update(Start + 58999);
        Assert.AreEqual(5000, limits.LimitMilli(RemoteLimitKind.ChargeCurrent));
        limits.Update(Start + 59000);
        Assert.AreEqual(RemoteLimits.NoLimit, limits.LimitMilli(RemoteLimitKind.ChargeCurrent));
    }

    [TestMethod]
    public void OtherKindsKeepTheirTimeWhenOneIsRepeated()
    {
        var limits = new RemoteLimits(30);
        limits.TrySet(RemoteLimitKind.DischargeCurrent, 7000, 0, out _);
        limits.Update(Start);
        limits.TrySet(RemoteLimitKind.ChargeCurrent, 5000, 0, out _);
        limits.Update(Start + 20000);

        limits.Update(Start + 30000);

        Assert.AreEqual(RemoteLimits.NoLimit, limits.LimitMilli(RemoteLimitKind.DischargeCurrent));
        Assert.AreEqual(5000, limits.LimitMilli(RemoteLimitKind.ChargeCurrent));
    }

    [TestMethod]
    public void ClearedLimitEndsInTheNextTurn()
    {
        var limits = new RemoteLimits(30);
        limits.TrySet(RemoteLimitKind.ChargeVoltage, 54000, 0, out _);
        limits.Update(Start);

        limits.Clear(RemoteLimitKind.ChargeVoltage);
        limits.Clear((RemoteLimitKind)99);
        limits.Update(Start + 1);

        Assert.AreEqual(RemoteLimits.NoLimit, limits.LimitMilli(RemoteLimitKind.ChargeVoltage));
    }

    [TestMethod]
    [DataRow(0, -1, 0)]
    [DataRow(0, 750001, 0)]
    [DataRow(1, int.MinValue, 0)]
    [DataRow(1, int.MaxValue, 0)]
    [DataRow(2, 0, 0)]
    [DataRow(2, 7199, 0)]
    [DataRow(2, 72001, 0)]
    [DataRow(0, 5000, -1)]
    [DataRow(0, 5000, 3601)]
    [DataRow(3, 5000, 0)]
    [DataRow(-1, 5000, 0)]
    public void BadValueIsRefusedWithWhatIsAllowedAndChangesNothing(int kind, int value, int timeout)
    {
        var limits = new RemoteLimits(30);
        limits.TrySet(RemoteLimitKind.ChargeCurrent, 9000, 60, out _);
        limits.Update(Start);

        Assert.IsFalse(limits.TrySet((RemoteLimitKind)kind, value, timeout, out string error));
        limits.Update(Start + 1);

        Assert.IsTrue(error.IndexOf("allowed") > 0);
        Assert.AreEqual(9000, limits.LimitMilli(RemoteLimitKind.ChargeCurrent));
        Assert.AreEqual(RemoteLimits.NoLimit, limits.LimitMilli(RemoteLimitKind.DischargeCurrent));
        Assert.AreEqual(RemoteLimits.NoLimit, limits.LimitMilli(RemoteLimitKind.ChargeVoltage));
    }

    [TestMethod]
    public void VoltageThatWouldEmptyTheKnownPackIsRefused()
    {
        var limits = new RemoteLimits(30);
        limits.NoteLowestVoltage(52800);

        Assert.IsFalse(limits.TrySet(RemoteLimitKind.ChargeVoltage, 52799, 0, out string error));
        Assert.IsTrue(error.IndexOf("52800 to 72000 mV") > 0);
        Assert.IsTrue(limits.TrySet(RemoteLimitKind.ChargeVoltage, 52800, 0, out _));
    }

    [TestMethod]
    public void ForceChargeLastsUntilItIsTakenBack()
    {
        var limits = new RemoteLimits(30);
        limits.CancelForceCharge();
        Assert.IsFalse(limits.IsForceChargeRequested);
        Assert.IsFalse(limits.HasForceChargeBeenUsed);

        limits.RequestForceCharge();
        Assert.IsTrue(limits.IsForceChargeRequested);
        limits.CancelForceCharge();

        Assert.IsFalse(limits.IsForceChargeRequested);
        Assert.IsTrue(limits.HasForceChargeBeenUsed);
    }
}
