// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class MeasurementTableTests
{
    [TestMethod]
    public void PositionOfARowIsItsId()
    {
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            Assert.AreEqual(i, (int)MeasurementTable.At(i).Id);
        }

        Assert.AreEqual((int)MeasurementId.LinkQuality + 1, MeasurementTable.Count);
    }

    [TestMethod]
    public void EveryRowHasAKeyOfItsOwnAndAText()
    {
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            MeasurementDefinition row = MeasurementTable.At(i);
            Assert.IsTrue(row.Key.Length > 0 && row.Key == row.Key.ToLower());
            Assert.IsTrue(row.Text.EndsWith("."));
            for (int k = 0; k < i; k++)
            {
                Assert.IsFalse(MeasurementTable.At(k).Key == row.Key);
            }
        }
    }

    [TestMethod]
    [DataRow((int)MeasurementId.Voltage, 52812)]
    [DataRow((int)MeasurementId.Current, 10000)]
    [DataRow((int)MeasurementId.Power, 528)]
    [DataRow((int)MeasurementId.StateOfCharge, 60200)]
    [DataRow((int)MeasurementId.StateOfHealth, 98000)]
    [DataRow((int)MeasurementId.ChargeLeft, 18903)]
    [DataRow((int)MeasurementId.Capacity, 31400)]
    [DataRow((int)MeasurementId.TimeLeft, 45000)]
    [DataRow((int)MeasurementId.CellCount, 16)]
    [DataRow((int)MeasurementId.CellMinimum, 33000)]
    [DataRow((int)MeasurementId.CellMaximum, 33015)]
    [DataRow((int)MeasurementId.CellMinimumNumber, 1)]
    [DataRow((int)MeasurementId.CellMaximumNumber, 16)]
    [DataRow((int)MeasurementId.CellSpread, 15)]
    [DataRow((int)MeasurementId.TemperatureMinimum, 250)]
    [DataRow((int)MeasurementId.TemperatureMaximum, 260)]
    [DataRow((int)MeasurementId.TemperatureBms, 300)]
    [DataRow((int)MeasurementId.Temperature1, 250)]
    [DataRow((int)MeasurementId.Temperature2, 260)]
    [DataRow((int)MeasurementId.ChargeVoltageLimit, 55200)]
    [DataRow((int)MeasurementId.ChargeCurrentLimit, 50000)]
    [DataRow((int)MeasurementId.DischargeCurrentLimit, 58500)]
    [DataRow((int)MeasurementId.CellFull, 3650)]
    [DataRow((int)MeasurementId.CellEmpty, 3000)]
    [DataRow((int)MeasurementId.CellHighCutoff, 3800)]
    [DataRow((int)MeasurementId.CellLowCutoff, 2800)]
    [DataRow((int)MeasurementId.FaultCode, 0)]
    [DataRow((int)MeasurementId.WarningCode, 0)]
    [DataRow((int)MeasurementId.ChargingCount, 132)]
    [DataRow((int)MeasurementId.FullChargeCount, 88)]
    [DataRow((int)MeasurementId.ColdestSeen, -3)]
    [DataRow((int)MeasurementId.HottestSeen, 41)]
    [DataRow((int)MeasurementId.Lifetime, 16683981)]
    [DataRow((int)MeasurementId.ChargeSwitch, 1)]
    [DataRow((int)MeasurementId.DischargeSwitch, 0)]
    [DataRow((int)MeasurementId.LinkQuality, 99)]
    public void HealthyPackIsReadInTheScaleOfItsRow(int id, int expected)
    {
        ChargeLimits limits = new GatewayBench().State.Limits;

        Assert.AreEqual((long)expected, MeasurementTable.Read((MeasurementId)id, Samples.HealthyPack(1000), limits));
    }

    [TestMethod]
    public void NothingIsKnownBeforeTheFirstSampleAndTheFirstLimits()
    {
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            long value = MeasurementTable.Read((MeasurementId)i, new BatterySnapshot(), new ChargeLimits());

            Assert.AreEqual(MeasurementTable.Unknown, value);
        }
    }

    [TestMethod]
    public void UnconnectedSensorIsNullAndNeverZero()
    {
        BatterySnapshot sample = Samples.HealthyPack(1000);
        sample.ExternalTemperature2Decidegrees = BatterySnapshot.Unknown;
        var json = new JsonWriter(1000);

        json.BeginObject();
        MeasurementTable.WriteGroup(json, MeasurementGroup.Pack, sample, new ChargeLimits());
        json.EndObject();

        string text = GatewayBench.TextOf(json);
        Assert.IsTrue(text.IndexOf("\"temp_1\":25.0,\"temp_2\":null}") > 0);
    }

    [TestMethod]
    public void GroupHoldsItsOwnRowsOnly()
    {
        var json = new JsonWriter(200);

        json.BeginObject();
        ChargeLimits limits = new GatewayBench().State.Limits;
        MeasurementTable.WriteGroup(json, MeasurementGroup.Limits, new BatterySnapshot(), limits);
        json.EndObject();

        Assert.AreEqual("{\"cvl\":55.200,\"ccl\":50.000,\"dcl\":58.500}", GatewayBench.TextOf(json));
    }

    [TestMethod]
    public void LimitOfZeroIsZeroAndNotNull()
    {
        ChargeLimits limits = new GatewayBench().State.Limits;
        limits.ChargeCurrentMilliamperes = 0;
        limits.ChargeCurrentReason = LimitReason.StaleData;

        Assert.AreEqual(0L, MeasurementTable.Read(MeasurementId.ChargeCurrentLimit, new BatterySnapshot(), limits));
    }
}
