// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class TemperatureTests
{
    [TestMethod]
    public void UnknownTemperatureStopsChargingAndHalvesDischarging()
    {
        var bench = new ChargeBench(0);
        bench.Coldest = BatterySnapshot.Unknown;
        bench.Hottest = BatterySnapshot.Unknown;
        bench.Start();

        Assert.AreEqual(0, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(25000, bench.Limits.DischargeCurrentMilliamperes);
        Assert.AreEqual((int)LimitReason.NoTemperature, (int)bench.Limits.ChargeCurrentReason);
    }

    [TestMethod]
    public void PackWithoutSensorsIsChargedWhenItsOwnerSaysSo()
    {
        var bench = new ChargeBench(0);
        bench.Choose("charging.temperature_source", "none");
        bench.Coldest = BatterySnapshot.Unknown;
        bench.Hottest = BatterySnapshot.Unknown;
        bench.Start();

        bench.AssertLimits(55200, 50000, 50000);
    }

    [TestMethod]
    [DataRow(10, 6000)]
    [DataRow(50, 12000)]
    [DataRow(75, 21000)]
    [DataRow(100, 30000)]
    [DataRow(150, 50000)]
    public void ColdCellsTakeAPartOfTheirCapacityWhateverIsConfigured(int decidegrees, int charge)
    {
        var bench = new ChargeBench(0);
        bench.Protection.CapacityCentiampereHours = 10000;
        bench.Coldest = decidegrees;
        bench.Start();

        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(decidegrees < 150, bench.Limits.ChargeCurrentReason == LimitReason.Cold);
    }

    [TestMethod]
    [DataRow((int)TemperatureSource.SensorsOrBoard, true)]
    [DataRow((int)TemperatureSource.SensorsOnly, false)]
    public void BoardStandsForTheBatteryOnlyWhereThatIsAllowed(int source, bool isKnown)
    {
        var temperature = new BatteryTemperature();
        temperature.Step((TemperatureSource)source, Sample(BatterySnapshot.Unknown, BatterySnapshot.Unknown, 200, 200));

        Assert.AreEqual(isKnown, temperature.IsKnown);
    }

    [TestMethod]
    [DataRow(250, BatterySnapshot.Unknown)]
    [DataRow(BatterySnapshot.Unknown, 260)]
    [DataRow(BatterySnapshot.Unknown, BatterySnapshot.Unknown)]
    [DataRow(1251, 260)]
    [DataRow(250, -401)]
    public void SensorThatWasThereAndIsGoneMakesTheTemperatureUnknown(int first, int second)
    {
        var temperature = new BatteryTemperature();
        temperature.Step(TemperatureSource.SensorsOrBoard, Sample(250, 260, 250, 260));
        Assert.IsTrue(temperature.IsKnown);

        temperature.Step(TemperatureSource.SensorsOrBoard, Sample(first, second, 250, 260));

        Assert.IsFalse(temperature.IsKnown);
    }

    [TestMethod]
    public void OneSensorIsEnough()
    {
        var temperature = new BatteryTemperature();
        temperature.Step(TemperatureSource.SensorsOnly, Sample(250, BatterySnapshot.Unknown, 250, 250));

        Assert.AreEqual(250, temperature.LowestDecidegreesNow);
        Assert.AreEqual(250, temperature.HighestDecidegreesNow);
    }

    private static BatterySnapshot Sample(int first, int second, int lowest, int highest) => new()
    {
        ExternalTemperature1Decidegrees = first,
        ExternalTemperature2Decidegrees = second,
        LowestTemperatureDecidegrees = lowest,
        HighestTemperatureDecidegrees = highest,
    };
}
