// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Power;

namespace BmsGateway.Simulators.Tests.Power;

[TestClass]
public class DayProfileTests
{
    private const double Hour = 3600;

    [TestMethod]
    public void SunShinesByDayOnlyAndEveryDayTheSame()
    {
        DayProfile sun = DayProfile.Sun(6000, 0, 1);
        Assert.AreEqual(0, sun.At(5.9 * Hour));
        Assert.AreEqual(6000, sun.At(13 * Hour), 1);
        Assert.AreEqual(0, sun.At(20.1 * Hour));
        Assert.AreEqual(sun.At(10 * Hour), sun.At(34 * Hour));
    }

    [TestMethod]
    public void CloudsTakeNoMoreThanTheirShareAndFollowTheSeed()
    {
        DayProfile clear = DayProfile.Sun(6000, 0, 1);
        DayProfile cloudy = DayProfile.Sun(6000, 0.5, 1);
        DayProfile other = DayProfile.Sun(6000, 0.5, 2);
        bool differs = false;
        for (double time = 6 * Hour; time < 20 * Hour; time += 60)
        {
            Assert.IsTrue(cloudy.At(time) >= (0.5 * clear.At(time)) - 1e-9 && cloudy.At(time) <= clear.At(time));
            differs |= cloudy.At(time) != other.At(time);
        }

        Assert.IsTrue(differs);
        Assert.AreEqual(cloudy.At(40_000), DayProfile.Sun(6000, 0.5, 1).At(40_000));
    }

    [TestMethod]
    public void LoadsOfAHouseStayBetweenTheBaseAndItsLargestAppliance()
    {
        DayProfile house = DayProfile.House(300, 2500, 2);
        double highest = 0;
        for (double time = 0; time < 24 * Hour; time += 30)
        {
            Assert.IsGreaterThanOrEqualTo(300.0, house.At(time));
            highest = System.Math.Max(highest, house.At(time));
        }

        Assert.IsTrue(highest > 1500 && highest <= 2800, highest.ToString());
    }

    [TestMethod]
    public void TemperatureIsLowestAtFiveAndHighestAtFifteenOClock()
    {
        DayProfile temperature = DayProfile.Temperature(-5, 15);
        Assert.AreEqual(-5, temperature.At(5 * Hour), 0.01);
        Assert.AreEqual(15, temperature.At(15 * Hour), 0.01);
        Assert.AreEqual(5, temperature.At(10 * Hour), 0.1);
        Assert.AreEqual(5, temperature.At(22 * Hour), 0.1);
    }
}
