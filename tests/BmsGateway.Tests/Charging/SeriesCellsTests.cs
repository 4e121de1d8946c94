// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Configuration;

namespace BmsGateway.Tests.Charging;

/// <summary>The configured number of cells against register 307 of the BMS.</summary>
[TestClass]
public class SeriesCellsTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(16)]
    public void NumberThatFitsOrIsNotConfiguredOpensTheGate(int configured)
    {
        var bench = new ChargeBench(0);
        bench.Set("charging.series_cells", configured);
        bench.Start();

        bench.AssertLimits(55200, 50000, 50000);
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(15)]
    public void OtherNumberIsRefusedWithBothNumbers(int configured)
    {
        var bench = new ChargeBench(0);
        bench.Set("charging.series_cells", configured);
        bench.Sample();
        bench.Run(5000);

        Assert.AreEqual((int)ControlState.Refused, (int)bench.Limits.State);
        Assert.IsTrue(bench.Limits.IsSilent);
        bench.AssertReasons(LimitReason.OtherCellCount, LimitReason.OtherCellCount, LimitReason.OtherCellCount);
        Assert.AreEqual(
            "refused: the BMS is set for 16 cells, the configuration for " + configured.ToString(),
            LimitRules.TextOf(
                bench.Limits.ChargeVoltageReason, bench.Limits.ChargeVoltageInput, bench.Limits.ChargeVoltageThreshold));
        Assert.AreEqual("other_cell_count", LimitRules.KeyOf(LimitReason.OtherCellCount));
    }

    [TestMethod]
    public void BmsThatIsSetAnewWhileItRunsIsRefusedAndTakenBack()
    {
        var bench = new ChargeBench(0);
        bench.Set("charging.series_cells", 16);
        bench.Start();
        bench.Protection = ChargeBench.LowProtection();
        bench.Protection.SeriesCells = 15;
        bench.Run(1000);
        Assert.AreEqual((int)ControlState.Refused, (int)bench.Limits.State);

        bench.Protection = ChargeBench.LowProtection();
        bench.Run(1000);
        Assert.AreEqual((int)ControlState.Running, (int)bench.Limits.State);
    }

    [TestMethod]
    [DataRow("0", true)]
    [DataRow("1", false)]
    [DataRow("3", false)]
    [DataRow("4", true)]
    [DataRow("16", true)]
    [DataRow("17", false)]
    [DataRow("-1", false)]
    public void SettingIsNoneOrANumberThatATinyBmsCanHave(string value, bool isTaken)
    {
        string? error = new GatewaySettings().TrySet("charging.series_cells", value);

        Assert.AreEqual(isTaken, error == null);
        Assert.IsTrue(error == null || error.IndexOf("allowed is 0 or a whole number from 4 to 16") > 0);
    }
}
