// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronDetailFramesTests
{
    [TestMethod]
    public void ChargeRequestIsLeftOutWhileNobodyDecides() => new FrameBench().AssertNothing(new ChargeRequestFrame());

    [TestMethod]
    [DataRow((int)ChargeRequest.No, "00 00 00 00 00 00 00 00")]
    [DataRow((int)ChargeRequest.Yes, "FF 00 00 00 00 00 00 00")]
    public void ChargeRequestIsAllOnesOrZero(int request, string data)
    {
        var bench = new FrameBench();
        bench.Context.ChargeRequest = (ChargeRequest)request;

        bench.AssertFrame(new ChargeRequestFrame(), 0x360, data);
    }

    [TestMethod]
    public void BatteryThatMayNotBeChargedDoesNotAskForIt()
    {
        var bench = new FrameBench();
        bench.Context.ChargeRequest = ChargeRequest.Yes;
        bench.Context.Limits.ChargeCurrentMilliamperes = 99;

        bench.AssertFrame(new ChargeRequestFrame(), 0x360, "00 00 00 00 00 00 00 00");
    }

    [TestMethod]
    public void BatteryWithOldSamplesDoesNotAskForACharge()
    {
        var bench = new FrameBench();
        bench.Context.ChargeRequest = ChargeRequest.Yes;
        bench.Context.IsSampleFresh = false;

        bench.AssertFrame(new ChargeRequestFrame(), 0x360, "00 00 00 00 00 00 00 00");
    }

    [TestMethod]
    public void HealthyPackIsOneModuleOnline() =>
        new FrameBench().AssertFrame(new ModulesFrame(), 0x372, "01 00 00 00 00 00 00 00");

    [TestMethod]
    [DataRow(0, 40000, "01 00 01 00 00 00 00 00")]
    [DataRow(99, 40000, "01 00 01 00 00 00 00 00")]
    [DataRow(100, 40000, "01 00 00 00 00 00 00 00")]
    [DataRow(50000, 0, "01 00 00 00 01 00 00 00")]
    [DataRow(0, 0, "01 00 01 00 01 00 00 00")]
    public void ModuleBlocksWhatItsLimitForbidsAsItIsSent(int charge, int discharge, string data)
    {
        var bench = new FrameBench();
        bench.Context.Limits.ChargeCurrentMilliamperes = charge;
        bench.Context.Limits.DischargeCurrentMilliamperes = discharge;

        bench.AssertFrame(new ModulesFrame(), 0x372, data);
    }

    [TestMethod]
    public void AlarmsDoNotMakeAModuleBlock()
    {
        var bench = new FrameBench();
        bench.Context.Sample.HighestCellTenthMillivolts = 38000;
        bench.Context.Alarms.Evaluate(bench.Context.Sample, true, true);

        bench.AssertFrame(new ModulesFrame(), 0x372, "01 00 00 00 00 00 00 00");
    }

    [TestMethod]
    public void SilentBmsIsAModuleOffline()
    {
        var bench = new FrameBench();
        bench.Context.IsSampleFresh = false;
        bench.Context.Limits.ChargeCurrentMilliamperes = 0;
        bench.Context.Limits.DischargeCurrentMilliamperes = 0;

        bench.AssertFrame(new ModulesFrame(), 0x372, "00 00 01 00 01 00 01 00");
    }

    [TestMethod]
    public void CellsAreNamedByTheirNumber()
    {
        var bench = new FrameBench();
        bench.Context.Sample.LowestCellNumber = 7;
        bench.Context.Sample.HighestCellNumber = 16;

        bench.AssertFrame(new CellIdFrame(false), 0x374, "43 65 6C 6C 20 37 00 00");
        bench.AssertFrame(new CellIdFrame(true), 0x375, "43 65 6C 6C 20 31 36 00");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(100)]
    public void CellWithoutAUsableNumberIsLeftOut(int number)
    {
        var bench = new FrameBench();
        bench.Context.Sample.LowestCellNumber = number;
        bench.Context.Sample.HighestCellNumber = number;

        bench.AssertNothing(new CellIdFrame(false));
        bench.AssertNothing(new CellIdFrame(true));
    }

    [TestMethod]
    public void SensorsAreNamedByTheTemperatureTheyMeasure()
    {
        var bench = new FrameBench();
        bench.AssertFrame(new SensorIdFrame(false), 0x376, "45 78 74 20 31 00 00 00");
        bench.AssertFrame(new SensorIdFrame(true), 0x377, "45 78 74 20 32 00 00 00");

        bench.Context.Sample.LowestTemperatureDecidegrees = 260;
        bench.Context.Sample.HighestTemperatureDecidegrees = 250;
        bench.AssertFrame(new SensorIdFrame(false), 0x376, "45 78 74 20 32 00 00 00");
        bench.AssertFrame(new SensorIdFrame(true), 0x377, "45 78 74 20 31 00 00 00");
    }

    [TestMethod]
    public void BoardSensorIsNamedWhenItStandsForTheBattery()
    {
        var bench = new FrameBench();
        bench.Context.Sample.ExternalTemperature1Decidegrees = BatterySnapshot.Unknown;
        bench.Context.Sample.ExternalTemperature2Decidegrees = BatterySnapshot.Unknown;
        bench.Context.Sample.LowestTemperatureDecidegrees = 300;
        bench.Context.Sample.HighestTemperatureDecidegrees = 300;

        bench.AssertFrame(new SensorIdFrame(false), 0x376, "49 6E 74 65 72 6E 61 6C");
        bench.AssertFrame(new SensorIdFrame(true), 0x377, "49 6E 74 65 72 6E 61 6C");
    }

    [TestMethod]
    public void SensorIsLeftOutWithoutATemperature()
    {
        var bench = new FrameBench();
        bench.Context.Sample.ExternalTemperature1Decidegrees = BatterySnapshot.Unknown;
        bench.Context.Sample.LowestTemperatureDecidegrees = BatterySnapshot.Unknown;
        bench.Context.Sample.HighestTemperatureDecidegrees = BatterySnapshot.Unknown;

        bench.AssertNothing(new SensorIdFrame(false));
        bench.AssertNothing(new SensorIdFrame(true));
    }

    [TestMethod]
    public void EnergyIsLeftOutUntilBothCountersAreKnown()
    {
        var bench = new FrameBench();
        bench.AssertNothing(new EnergyFrame());
        bench.Context.ChargedWattHours = 1000;
        bench.AssertNothing(new EnergyFrame());
        bench.Context.ChargedWattHours = BatterySnapshot.Unknown;
        bench.Context.DischargedWattHours = 1000;
        bench.AssertNothing(new EnergyFrame());
    }

    [TestMethod]
    public void EnergyCountsInHundredsOfWattHours()
    {
        var bench = new FrameBench();
        bench.Context.ChargedWattHours = 211299;
        bench.Context.DischargedWattHours = 0;

        bench.AssertFrame(new EnergyFrame(), 0x378, "40 08 00 00 00 00 00 00");
    }

    [TestMethod]
    public void EnergyRollsOverAtTheTop()
    {
        var bench = new FrameBench();
        bench.Context.ChargedWattHours = 429496729599;
        bench.Context.DischargedWattHours = 429496729600;

        bench.AssertFrame(new EnergyFrame(), 0x378, "FF FF FF FF 00 00 00 00");
    }

    [TestMethod]
    public void InstalledCapacityIsNominalWhateverTheHealth()
    {
        var bench = new FrameBench();
        bench.Context.Sample.StateOfHealthMillipercent = 50000;
        bench.Context.Sample.Protection!.CapacityCentiampereHours = 31499;

        bench.AssertFrame(new CapacityFrame(), 0x379, "3A 01 00 00 00 00 00 00");
    }

    [TestMethod]
    public void UnknownCapacityIsLeftOut()
    {
        var bench = new FrameBench();
        bench.Context.Sample.Protection!.CapacityCentiampereHours = BatterySnapshot.Unknown;
        bench.AssertNothing(new CapacityFrame());

        bench.Context.Sample.Protection = null;
        bench.AssertNothing(new CapacityFrame());
    }

    [TestMethod]
    public void NamesOfTheExtremesStopWithTheSamples()
    {
        var bench = new FrameBench();
        bench.Context.IsSampleFresh = false;

        bench.AssertNothing(new CellIdFrame(false));
        bench.AssertNothing(new CellIdFrame(true));
        bench.AssertNothing(new SensorIdFrame(false));
        bench.AssertNothing(new SensorIdFrame(true));
    }
}
