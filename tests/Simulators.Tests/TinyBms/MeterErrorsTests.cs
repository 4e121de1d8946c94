// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class MeterErrorsTests
{
    [TestMethod]
    public void MetersAreExactUnlessTold()
    {
        var meters = new MeterErrors(1);

        Assert.AreEqual(3.45, meters.ReadCell(3.45));
        Assert.AreEqual(-20.0, meters.ReadCurrent(-20));
    }

    [TestMethod]
    public void NoiseStaysWithinItsBoundsAndReachesThem()
    {
        var meters = new MeterErrors(1) { CellNoiseMillivolts = 3, CurrentNoiseAmperes = 1, CurrentOffsetAmperes = 2 };
        double cell = 0;
        double lowest = double.MaxValue;
        double highest = double.MinValue;
        for (int i = 0; i < 1000; i++)
        {
            cell = Math.Max(cell, Math.Abs(meters.ReadCell(3.3) - 3.3));
            double current = meters.ReadCurrent(10);
            lowest = Math.Min(lowest, current);
            highest = Math.Max(highest, current);
        }

        Assert.IsInRange(0.0029, 0.003, cell);
        Assert.IsInRange(11, 11.1, lowest);
        Assert.IsInRange(12.9, 13, highest);
    }

    [TestMethod]
    public void RegistersHoldWhatTheMetersRead()
    {
        var bms = new TinyBmsSimulator(new TinyBmsSimulatorOptions { Timing = TinyBmsTiming.Instant });
        bms.Meters.CurrentOffsetAmperes = 7;
        bms.Refresh();

        Assert.AreEqual(bms.Pack.Amperes + 7, bms.Registers.GetFloat(38), 0.001);
    }
}
