// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.ChargingBench.Plants;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>What happened in a plant, second by second: the truth of the cells, and the limits of the GX.</summary>
public sealed class LoopTrace
{
    /// <summary>Value of a limit while the GX has none.</summary>
    public const int None = -1;

    private readonly Plant _plant;
    private byte[] _lastLimits = Array.Empty<byte>();

    /// <summary>Starts to record.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="seconds">Longest time to record.</param>
    public LoopTrace(Plant plant, int seconds)
    {
        _plant = plant;
        ChargeDecivolts = new int[seconds];
        ChargeDeciamperes = new int[seconds];
        DischargeDeciamperes = new int[seconds];
        HighestCellVolts = new double[seconds];
        LowestCellVolts = new double[seconds];
        MeanSocPercent = new double[seconds];
        Amperes = new double[seconds];
        Volts = new double[seconds];
        ColdestCelsius = new double[seconds];
        ForcedAmpereHours = new double[seconds];
        ShownSocPercent = new int[seconds];
        Offered = new double[seconds];
        Taken = new double[seconds];
        plant.Stepped += Record;
        plant.FrameSent += Count;
    }

    /// <summary>Seconds recorded.</summary>
    public int Seconds { get; private set; }

    /// <summary>Times that a frame 0x351 differed from the one before.</summary>
    public int LimitChanges { get; private set; }

    /// <summary>CVL in 0.1 V.</summary>
    public int[] ChargeDecivolts { get; }

    /// <summary>CCL in 0.1 A.</summary>
    public int[] ChargeDeciamperes { get; }

    /// <summary>DCL in 0.1 A.</summary>
    public int[] DischargeDeciamperes { get; }

    /// <summary>Highest cell.</summary>
    public double[] HighestCellVolts { get; }

    /// <summary>Lowest cell.</summary>
    public double[] LowestCellVolts { get; }

    /// <summary>Mean state of charge of the cells, the true one.</summary>
    public double[] MeanSocPercent { get; }

    /// <summary>State of charge that the GX shows.</summary>
    public int[] ShownSocPercent { get; }

    /// <summary>Current into the pack.</summary>
    public double[] Amperes { get; }

    /// <summary>Pack voltage.</summary>
    public double[] Volts { get; }

    /// <summary>Colder of the two sensors.</summary>
    public double[] ColdestCelsius { get; }

    /// <summary>Charge that only a low CVL has taken out so far.</summary>
    public double[] ForcedAmpereHours { get; }

    /// <summary>Energy that the sun has offered so far in watt-hours.</summary>
    public double[] Offered { get; }

    /// <summary>Energy that was taken of it.</summary>
    public double[] Taken { get; }

    private void Record()
    {
        int i = Seconds;
        if (i >= Amperes.Length)
        {
            return;
        }

        const double ColderSensor = 0.4;
        GxBattery gx = _plant.Gx.Battery;
        ChargeDecivolts[i] = gx.ChargeVoltageLimitDecivolts ?? None;
        ChargeDeciamperes[i] = gx.ChargeCurrentLimitDeciamperes ?? None;
        DischargeDeciamperes[i] = gx.DischargeCurrentLimitDeciamperes ?? None;
        ShownSocPercent[i] = gx.SocPercent ?? None;
        double highest = 0;
        double lowest = double.MaxValue;
        for (int cell = 1; cell <= _plant.Pack.CellCount; cell++)
        {
            double volts = _plant.Pack.Cell(cell).Volts;
            highest = Math.Max(highest, volts);
            lowest = Math.Min(lowest, volts);
            Volts[i] += volts;
        }

        HighestCellVolts[i] = highest;
        LowestCellVolts[i] = lowest;
        MeanSocPercent[i] = _plant.Pack.MeanSoc();
        Amperes[i] = _plant.Pack.Amperes;
        ColdestCelsius[i] = _plant.Pack.TemperatureCelsius - ColderSensor;
        ForcedAmpereHours[i] = _plant.Power.Meters.ForcedDischargeAmpereHours;
        Offered[i] = _plant.Power.Meters.SolarOfferedWattHours;
        Taken[i] = _plant.Power.Meters.SolarTakenWattHours;
        Seconds++;
    }

    private void Count(CanFrame frame)
    {
        if (frame.Id != 0x351)
        {
            return;
        }

        LimitChanges += frame.Data.AsSpan().SequenceEqual(_lastLimits) ? 0 : 1;
        _lastLimits = (byte[])frame.Data.Clone();
    }
}
