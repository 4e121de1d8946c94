// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Battery;

/// <summary>
/// The battery itself, without its management: cells in series, their heat, and the charger or load at the terminals.
/// Not thread-safe; whoever steps it owns it.
/// </summary>
public sealed class PackModel
{
    // 16 prismatic cells of 5.6 kg with 1 kJ/(kg K), in a case that loses 3 W/K.
    private const double HeatCapacityPerCell = 5600;
    private const double HeatLossPerCell = 0.19;
    private const double ResistancePerKelvinBelow25 = 0.03;
    private readonly CellModel[] _cells;

    /// <summary>Builds a pack.</summary>
    /// <param name="parameters">Size, spread and seed.</param>
    public PackModel(PackParameters parameters)
    {
        var random = new Random(parameters.Seed);
        _cells = new CellModel[parameters.CellCount];
        for (int i = 0; i < _cells.Length; i++)
        {
            double share = 1 + (Spread(random) * parameters.CapacitySpreadPercent / 100);
            _cells[i] = new CellModel
            {
                Curve = parameters.Curve,
                CapacityAmpereHours = parameters.CapacityAmpereHours * share,
                SocPercent = parameters.SocPercent + (Spread(random) * parameters.SocSpreadPercent),
                OffsetVolts = Spread(random) * parameters.OffsetSpreadMillivolts / 1000,
                ResistanceOhms = 0.0005 * (1 + (Spread(random) * 0.1)),
            };
        }

        AmbientCelsius = parameters.TemperatureCelsius;
        TemperatureCelsius = parameters.TemperatureCelsius;
        Step(0, true, true);
    }

    /// <summary>Number of cells in series.</summary>
    public int CellCount => _cells.Length;

    /// <summary>Current that the charger offers (positive) or the load draws (negative), in amperes.</summary>
    public double RequestedAmperes { get; set; }

    /// <summary>
    /// Voltage limit of the charger in volts; 0 = none. Above it the current tapers to 0, it never turns into a load.
    /// </summary>
    public double ChargeVoltage { get; set; }

    /// <summary>True while a charger is there, also when it delivers nothing.</summary>
    public bool ChargerConnected => RequestedAmperes > 0;

    /// <summary>Temperature of the surroundings in degrees Celsius.</summary>
    public double AmbientCelsius { get; set; }

    /// <summary>Mean temperature of the cells in degrees Celsius.</summary>
    public double TemperatureCelsius { get; set; }

    /// <summary>When set, the cell temperature stays at this value.</summary>
    public double? FixedCelsius { get; set; }

    /// <summary>Current at the last step in amperes, positive = charging.</summary>
    public double Amperes { get; private set; }

    /// <summary>A cell.</summary>
    /// <param name="number">1 = next to battery minus.</param>
    /// <returns>The cell, for reading and for changing its properties.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such cell.</exception>
    public CellModel Cell(int number)
    {
        if (number < 1 || number > _cells.Length)
        {
            string allowed = $"the pack has cells 1 to {_cells.Length}";
            throw new ArgumentOutOfRangeException(nameof(number), $"cell {number} does not exist, {allowed}");
        }

        return _cells[number - 1];
    }

    /// <summary>Sum of the cell voltages at the last step in volts.</summary>
    /// <returns>Volts.</returns>
    public double Volts()
    {
        double sum = 0;
        foreach (CellModel cell in _cells)
        {
            sum += cell.Volts;
        }

        return sum;
    }

    /// <summary>Moves all cells to a state of charge, keeping the differences between them.</summary>
    /// <param name="percent">New mean state of charge in %.</param>
    public void SetSoc(double percent)
    {
        double shift = percent - MeanSoc();
        foreach (CellModel cell in _cells)
        {
            cell.SocPercent += shift;
        }
    }

    /// <summary>Mean state of charge of the cells in %.</summary>
    /// <returns>Percent.</returns>
    public double MeanSoc()
    {
        double sum = 0;
        foreach (CellModel cell in _cells)
        {
            sum += cell.SocPercent;
        }

        return sum / _cells.Length;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">Step in seconds; at most a few seconds, for the voltage limit to be held exactly.</param>
    /// <param name="chargeAllowed">False when the management has opened the charge path.</param>
    /// <param name="dischargeAllowed">False when it has opened the load path.</param>
    public void Step(double seconds, bool chargeAllowed, bool dischargeAllowed)
    {
        double coldFactor = ColdFactor();
        Amperes = FlowingAmperes(coldFactor, chargeAllowed, dischargeAllowed);
        double heatWatts = 0;

        // The exact solution of the first-order lag, so that any step length is stable.
        double share = 1 - Math.Exp(-seconds / CellModel.PolarisationSeconds);
        foreach (CellModel cell in _cells)
        {
            cell.Step(seconds, Amperes, coldFactor, share);
            heatWatts += Amperes * Amperes * (cell.ResistanceOhms + cell.PolarisationOhms) * coldFactor;
        }

        StepTemperature(seconds, heatWatts / _cells.Length);
    }

    /// <summary>What a charger sees at the terminals now: a source behind a resistance.</summary>
    /// <returns>Voltage without current in volts, and resistance in ohm.</returns>
    public (double RestVolts, double Ohms) Source()
    {
        return Source(ColdFactor());
    }

    private static double Spread(Random random)
    {
        return (random.NextDouble() * 2) - 1;
    }

    private double ColdFactor()
    {
        return 1 + (ResistancePerKelvinBelow25 * Math.Max(0, 25 - TemperatureCelsius));
    }

    private (double RestVolts, double Ohms) Source(double coldFactor)
    {
        double rest = 0;
        double ohms = 0;
        foreach (CellModel cell in _cells)
        {
            rest += cell.RestVolts;
            ohms += cell.EffectiveResistance(coldFactor);
        }

        return (rest, ohms);
    }

    private double FlowingAmperes(double coldFactor, bool chargeAllowed, bool dischargeAllowed)
    {
        double amperes = RequestedAmperes;
        if (amperes > 0 && ChargeVoltage > 0)
        {
            (double rest, double resistance) = Source(coldFactor);
            double limit = resistance > 0 ? Math.Max(0, (ChargeVoltage - rest) / resistance) : 0;
            amperes = Math.Min(amperes, limit);
        }

        bool blocked = (amperes > 0 && !chargeAllowed) || (amperes < 0 && !dischargeAllowed);
        return blocked ? 0 : amperes;
    }

    private void StepTemperature(double seconds, double wattsPerCell)
    {
        if (FixedCelsius.HasValue)
        {
            TemperatureCelsius = FixedCelsius.Value;
            return;
        }

        double equilibrium = AmbientCelsius + (wattsPerCell / HeatLossPerCell);
        double lag = 1 - Math.Exp(-seconds * HeatLossPerCell / HeatCapacityPerCell);
        TemperatureCelsius += (equilibrium - TemperatureCelsius) * lag;
    }
}
