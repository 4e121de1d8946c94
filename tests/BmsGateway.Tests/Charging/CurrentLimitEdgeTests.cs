// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

/// <summary>How the currents come back, and what an over-discharged cell takes.</summary>
[TestClass]
public class CurrentLimitEdgeTests
{
    [TestMethod]
    [DataRow((int)RemoteLimitKind.ChargeCurrent)]
    [DataRow((int)RemoteLimitKind.DischargeCurrent)]
    public void CurrentRisesFiveAmperesASecondWhenALimitFromOutsideEnds(int kind)
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Controller.Remote.TrySet((RemoteLimitKind)kind, 0, 10, out _);
        bench.Run(9000);
        Assert.AreEqual(0, Current(bench, kind));

        bench.Run(3000);
        int risen = Current(bench, kind);
        Assert.IsTrue(risen >= 8000 && risen <= 11000, risen.ToString());
        bench.Run(9000);

        Assert.AreEqual(50000, Current(bench, kind));
    }

    [TestMethod]
    public void SenderThatRaisesItsLimitIsFollowedWithoutAWait()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 10000, 60, out _);
        bench.Run(5000);
        bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 20000, 60, out _);
        bench.Run(3000);

        Assert.AreEqual(20000, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual((int)LimitReason.Remote, (int)bench.Limits.ChargeCurrentReason);
    }

    [TestMethod]
    public void LimitFromOutsideAboveTheRulesChangesNothing()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 60000, 10, out _);
        bench.Run(12000);

        bench.AssertLimits(55200, 50000, 50000);
    }

    [TestMethod]
    [DataRow(25000, 50000)]
    [DataRow(24000, 2000)]
    [DataRow(20010, 2000)]
    [DataRow(20000, 0)]
    [DataRow(15000, 0)]
    public void OverDischargedCellIsChargedGentlyOrNotAtAll(int lowest, int charge)
    {
        ChargeBench bench = ChargeBench.Started();
        bench.LowCell = lowest;
        bench.Run(250);

        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(0, bench.Limits.DischargeCurrentMilliamperes);
    }

    [TestMethod]
    public void CellThatIsTooLowToBeChargedBringsTheVoltageToFloat()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.LowCell = 19000;
        bench.Current = 0;
        bench.Run(30000);

        bench.AssertLimits(54000, 0, 0);
        bench.AssertReasons(LimitReason.ChargeStopped, LimitReason.LowCell, LimitReason.CellAtLowCutoff);
    }

    [TestMethod]
    public void SensorOfThePackBeforeIsNotMissed()
    {
        ChargeBench bench = ChargeBench.Started();
        BatteryProtection other = ChargeBench.LowProtection();
        other.CapacityCentiampereHours = 20000;
        bench.Protection = other;
        bench.HasOneSensor = true;
        bench.Run(3000);

        Assert.AreEqual(50000, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void FloorAtTheChargeVoltageStillLeavesTheHighestCellItsControl()
    {
        var bench = new ChargeBench(0);
        bench.Set("charging.floor_cell_mv", 3450);
        bench.Set("charging.float_cell_mv", 3450);
        bench.Start();
        bench.Cell = 34700;
        bench.Run(600000, 1000);

        // 50 mV per cell below 3.45 V.
        Assert.AreEqual(54400, bench.Limits.ChargeVoltageMillivolts);
    }

    private static int Current(ChargeBench bench, int kind) => kind == (int)RemoteLimitKind.ChargeCurrent
        ? bench.Limits.ChargeCurrentMilliamperes
        : bench.Limits.DischargeCurrentMilliamperes;
}
