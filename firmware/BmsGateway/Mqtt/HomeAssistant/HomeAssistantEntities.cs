// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Mqtt.HomeAssistant;

/// <summary>
/// The one list of entities. Key, unit and meaning are those of <see cref="MeasurementTable"/> and
/// <see cref="EnergyTable"/>; here stands how Home Assistant shall show them. Classes and the units that they allow:
/// developers.home-assistant.io, "Sensor entity", "Available device classes".
/// </summary>
public static class HomeAssistantEntities
{
    private const string Duration = "duration";
    private const string Energy = "energy";
    private const string Temperature = "temperature";
    private const string Voltage = "voltage";
    private const string Current = "current";

    /// <summary>Makes all entities but those of the cells; called when needed only: the rows take memory.</summary>
    public static HomeAssistantEntity[] Create() => new[]
    {
        Shown(MeasurementId.Voltage, "Voltage", Voltage, 2),
        Shown(MeasurementId.Current, "Current", Current, 2),
        Shown(MeasurementId.Power, "Power", "power", 0),
        Shown(MeasurementId.StateOfCharge, "State of charge", "battery", 1),
        Diagnostic(MeasurementId.StateOfHealth, "State of health", "", 1),
        Shown(MeasurementId.ChargeLeft, "Charge left", "", 1),
        Diagnostic(MeasurementId.Capacity, "Capacity", "", 1),
        Shown(MeasurementId.TimeLeft, "Time left", Duration, 0),
        Fact(MeasurementId.CellCount, "Cell count"),
        Shown(MeasurementId.CellMinimum, "Lowest cell voltage", Voltage, 3),
        Shown(MeasurementId.CellMaximum, "Highest cell voltage", Voltage, 3),
        Fact(MeasurementId.CellMinimumNumber, "Lowest cell"),
        Fact(MeasurementId.CellMaximumNumber, "Highest cell"),
        Shown(MeasurementId.CellSpread, "Cell spread", Voltage, 0),
        Shown(MeasurementId.TemperatureMinimum, "Lowest temperature", Temperature, 1),
        Shown(MeasurementId.TemperatureMaximum, "Highest temperature", Temperature, 1),
        Diagnostic(MeasurementId.TemperatureBms, "BMS temperature", Temperature, 1),
        Shown(MeasurementId.Temperature1, "Temperature 1", Temperature, 1),
        Shown(MeasurementId.Temperature2, "Temperature 2", Temperature, 1),
        Shown(MeasurementId.ChargeVoltageLimit, "Charge voltage limit", Voltage, 2),
        Shown(MeasurementId.ChargeCurrentLimit, "Charge current limit", Current, 1),
        Shown(MeasurementId.DischargeCurrentLimit, "Discharge current limit", Current, 1),
        Fact(MeasurementId.FaultCode, "Fault code"),
        Fact(MeasurementId.WarningCode, "Warning code"),
        Counter(MeasurementId.ChargingCount, "Charges", ""),
        Counter(MeasurementId.FullChargeCount, "Full charges", ""),
        Diagnostic(MeasurementId.ColdestSeen, "Coldest seen", Temperature, 0),
        Diagnostic(MeasurementId.HottestSeen, "Hottest seen", Temperature, 0),
        Hide(Counter(MeasurementId.Lifetime, "Lifetime", Duration)),
        Switch(MeasurementId.ChargeSwitch, "Charge path"),
        Switch(MeasurementId.DischargeSwitch, "Discharge path"),
        Diagnostic(MeasurementId.LinkQuality, "Link quality", "", 0),
        Lasting(Figure(0, "Energy charged", Energy, HomeAssistantEntity.TotalIncreasing, 1)),
        Lasting(Figure(1, "Energy discharged", Energy, HomeAssistantEntity.TotalIncreasing, 1)),
        Figure(2, "Energy charged today", Energy, HomeAssistantEntity.TotalIncreasing, 2),
        Figure(3, "Energy discharged today", Energy, HomeAssistantEntity.TotalIncreasing, 2),
        Figure(4, "Energy charged yesterday", Energy, "", 2),
        Figure(5, "Energy discharged yesterday", Energy, "", 2),
        Lasting(Figure(6, "Cycles", "", HomeAssistantEntity.TotalIncreasing, 1)),
        Figure(7, "Efficiency", "", HomeAssistantEntity.Measurement, 1),
        Text("state", "State", false),
        Text("control", "Control", true),
        Text("phase", "Charge phase", false),
        Text("cvl_reason", "Charge voltage reason", true),
        Text("ccl_reason", "Charge current reason", true),
        Text("dcl_reason", "Discharge current reason", true),
        Alarm("alarm", "Alarm"),
        Alarm("warning", "Warning"),
    };

    /// <summary>Makes the entity of a cell.</summary>
    /// <param name="number">Number of the cell, from 1.</param>
    public static HomeAssistantEntity Cell(int number)
    {
        string text = number.ToString();
        return new(HomeAssistantEntity.Sensor, HomeAssistantTopic.Cells, "cell_" + text, "Cell " + text)
        {
            // Beyond the end of the array Home Assistant would log a warning with each message.
            Expression = "cells[" + (number - 1).ToString() + "] | default(none)",
            Unit = "V",
            DeviceClass = Voltage,
            StateClass = HomeAssistantEntity.Measurement,
            Precision = 3,
            IsDiagnostic = true,
        };
    }

    private static HomeAssistantEntity Shown(MeasurementId id, string name, string deviceClass, int precision) =>
        Measured(id, name, deviceClass, HomeAssistantEntity.Measurement, precision);

    private static HomeAssistantEntity Diagnostic(MeasurementId id, string name, string deviceClass, int precision)
    {
        HomeAssistantEntity entity = Shown(id, name, deviceClass, precision);
        entity.IsDiagnostic = true;
        return entity;
    }

    // Numbers of which a mean says nothing.
    private static HomeAssistantEntity Fact(MeasurementId id, string name)
    {
        HomeAssistantEntity entity = Measured(id, name, "", "", 0);
        entity.IsDiagnostic = true;
        return entity;
    }

    // The owner can clear the statistics of the BMS; they start again at 0 then.
    private static HomeAssistantEntity Counter(MeasurementId id, string name, string deviceClass)
    {
        HomeAssistantEntity entity = Measured(id, name, deviceClass, HomeAssistantEntity.TotalIncreasing, 0);
        entity.IsDiagnostic = true;
        return entity;
    }

    private static HomeAssistantEntity Switch(MeasurementId id, string name)
    {
        MeasurementDefinition row = MeasurementTable.At((int)id);
        return new(HomeAssistantEntity.BinarySensor, TopicOf(row), row.Key, name) { IsDiagnostic = true };
    }

    private static HomeAssistantEntity Measured(
        MeasurementId id, string name, string deviceClass, string stateClass, int precision)
    {
        MeasurementDefinition row = MeasurementTable.At((int)id);
        return new(HomeAssistantEntity.Sensor, TopicOf(row), row.Key, name)
        {
            Unit = row.Unit,
            DeviceClass = deviceClass,
            StateClass = stateClass,
            Precision = precision,
        };
    }

    private static HomeAssistantTopic TopicOf(MeasurementDefinition row) =>
        row.Group == MeasurementGroup.Bms ? HomeAssistantTopic.Bms : HomeAssistantTopic.Core;

    private static HomeAssistantEntity Figure(
        int index, string name, string deviceClass, string stateClass, int precision) =>
        new(HomeAssistantEntity.Sensor, HomeAssistantTopic.Core, EnergyTable.KeyAt(index), name)
        {
            Unit = EnergyTable.UnitAt(index),
            DeviceClass = deviceClass,
            StateClass = stateClass,
            Precision = precision,
        };

    private static HomeAssistantEntity Text(string key, string name, bool isDiagnostic) =>
        new(HomeAssistantEntity.Sensor, HomeAssistantTopic.Core, key, name) { IsDiagnostic = isDiagnostic };

    // An alarm that is over but waits to be acknowledged is no problem any more.
    private static HomeAssistantEntity Alarm(string level, string name) =>
        new(HomeAssistantEntity.BinarySensor, HomeAssistantTopic.Alarms, level, name)
        {
            Expression = "active | rejectattr('over') | selectattr('level','eq','" + level + "') | list | count > 0",
            DeviceClass = "problem",
        };

    private static HomeAssistantEntity Lasting(HomeAssistantEntity entity)
    {
        entity.IsLasting = true;
        return entity;
    }

    private static HomeAssistantEntity Hide(HomeAssistantEntity entity)
    {
        entity.IsHidden = true;
        return entity;
    }
}
