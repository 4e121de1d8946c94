// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.Tests.Battery;

[TestClass]
public class LfpCurveTests
{
    [TestMethod]
    public void VoltageRisesWithTheStateOfCharge()
    {
        double last = 0;
        for (double soc = -5; soc <= 110; soc += 0.25)
        {
            double volts = LfpCurve.VoltsAt(soc);
            Assert.IsGreaterThan(last, volts, $"{soc} %");
            last = volts;
        }
    }

    [TestMethod]
    [DataRow(0.0, 2.500)]
    [DataRow(25.0, 3.260)]
    [DataRow(50.0, 3.297)]
    [DataRow(100.0, 3.520)]
    public void PointsOfTheCurveAreMet(double soc, double volts)
    {
        Assert.AreEqual(volts, LfpCurve.VoltsAt(soc), 0.0005);
    }

    [TestMethod]
    public void PlateauIsFlatAndTheEndsAreSteep()
    {
        Assert.IsLessThan(0.06, LfpCurve.VoltsAt(80) - LfpCurve.VoltsAt(30));
        Assert.IsGreaterThan(0.1, LfpCurve.VoltsAt(100) - LfpCurve.VoltsAt(99));
        Assert.IsGreaterThan(0.2, LfpCurve.VoltsAt(1) - LfpCurve.VoltsAt(0));
    }
}
