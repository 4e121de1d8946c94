// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.Tests.Battery;

[TestClass]
public class CellCurveTests
{
    [TestMethod]
    public void VoltageRisesWithTheStateOfCharge()
    {
        foreach (CellCurve curve in new[] { CellCurve.Lfp, CellCurve.LithiumIon, CellCurve.Lto })
        {
            double last = 0;
            for (double soc = -5; soc <= 110; soc += 0.25)
            {
                double volts = curve.VoltsAt(soc);
                Assert.IsGreaterThan(last, volts, $"{soc} %");
                last = volts;
            }
        }
    }

    [TestMethod]
    public void OtherChemistriesMeetTheirPoints()
    {
        Assert.AreEqual(3.690, CellCurve.LithiumIon.VoltsAt(50), 0.0005);
        Assert.AreEqual(2.260, CellCurve.Lto.VoltsAt(50), 0.0005);
    }

    [TestMethod]
    [DataRow(0.0, 2.500)]
    [DataRow(25.0, 3.260)]
    [DataRow(50.0, 3.297)]
    [DataRow(100.0, 3.520)]
    public void PointsOfTheCurveAreMet(double soc, double volts)
    {
        Assert.AreEqual(volts, CellCurve.Lfp.VoltsAt(soc), 0.0005);
    }

    [TestMethod]
    public void PlateauIsFlatAndTheEndsAreSteep()
    {
        Assert.IsLessThan(0.06, CellCurve.Lfp.VoltsAt(80) - CellCurve.Lfp.VoltsAt(30));
        Assert.IsGreaterThan(0.1, CellCurve.Lfp.VoltsAt(100) - CellCurve.Lfp.VoltsAt(99));
        Assert.IsGreaterThan(0.2, CellCurve.Lfp.VoltsAt(1) - CellCurve.Lfp.VoltsAt(0));
    }
}
