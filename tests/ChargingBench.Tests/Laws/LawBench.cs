// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.ChargingBench.Laws;

namespace BmsGateway.ChargingBench.Tests.Laws;

/// <summary>A pack of 16 cells at 3.30 V, 25 degC and 60 %, to change one thing of, and a law to show it to.</summary>
internal sealed class LawBench
{
    private readonly IChargeLaw _law;

    public LawBench(IChargeLaw law)
    {
        _law = law;
        Input = new LawInput
        {
            CellVolts = new double[16],
            ColdestCelsius = 25,
            HottestCelsius = 25,
            SocPercent = 60,
            CapacityAmpereHours = 314,
            CutoffVolts = 3.65,
            ChargeAmperes = 100,
            DischargeAmperes = 100,
        };
        SetCells(3.30);
    }

    public LawInput Input { get; }

    public LawLimits Limits { get; } = new();

    public void SetCells(double volts, double lastVolts = 0)
    {
        Array.Fill(Input.CellVolts, volts);
        Input.CellVolts[15] = lastVolts == 0 ? volts : lastVolts;
        Input.SumVolts = (15 * volts) + Input.CellVolts[15];
        Input.HighestVolts = Math.Max(volts, Input.CellVolts[15]);
        Input.LowestVolts = Math.Min(volts, Input.CellVolts[15]);
    }

    public void Run(int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            _law.Evaluate(Input, 1, Limits);
        }
    }
}
