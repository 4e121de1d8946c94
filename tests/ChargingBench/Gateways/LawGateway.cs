// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.ChargingBench.Laws;
using BmsGateway.ChargingBench.Plants;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.ChargingBench.Gateways;

/// <summary>
/// Puts a control law in the place of the gateway: the same registers once per second, the same four control frames.
/// </summary>
public sealed class LawGateway : IPlantGateway
{
    private const double ChargeAmperes = 150;
    private const double DischargeAmperes = 150;
    private const int PeriodMilliseconds = 1000;

    private static readonly byte[] Healthy = { 0xAA, 0xAA, 0xAA, 0x02, 0xAA, 0xAA, 0xAA, 0x0A };

    private readonly Plant _plant;
    private readonly Func<IChargeLaw> _create;
    private readonly LawInput _input = new LawInput();
    private readonly LawLimits _limits = new LawLimits();
    private IChargeLaw _law;

    /// <summary>Puts a law on a plant.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="create">Makes the law, at the start and after each restart.</param>
    public LawGateway(Plant plant, Func<IChargeLaw> create)
    {
        _plant = plant;
        _create = create;
        _law = create();
        _input.CellVolts = new double[plant.Pack.CellCount];
    }

    /// <inheritdoc/>
    public void RunUntil(long milliseconds)
    {
        while (_plant.Now < milliseconds)
        {
            _plant.AdvanceTo(_plant.Now + PeriodMilliseconds);
            Read(_plant.Bms.Registers);
            _law.Evaluate(_input, PeriodMilliseconds / 1000.0, _limits);
            SendFrames();
        }
    }

    /// <inheritdoc/>
    public void Restart(int offMilliseconds)
    {
        _plant.AdvanceTo(_plant.Now + offMilliseconds);
        _law = _create();
    }

    private void Read(RegisterFile registers)
    {
        int count = _input.CellVolts.Length;
        _input.SumVolts = 0;
        for (int cell = 0; cell < count; cell++)
        {
            _input.CellVolts[cell] = registers[16 - count + cell] / 10000.0;
            _input.SumVolts += _input.CellVolts[cell];
        }

        _input.LowestVolts = registers[40] / 1000.0;
        _input.HighestVolts = registers[41] / 1000.0;
        _input.Amperes = registers.GetFloat(38);
        _input.ColdestCelsius = Math.Min(registers.GetSigned(42), registers.GetSigned(43)) / 10.0;
        _input.HottestCelsius = Math.Max(registers.GetSigned(42), registers.GetSigned(43)) / 10.0;
        _input.SocPercent = registers.GetUInt32(46) / 1e6;
        _input.IsBalancing = registers[52] != 0;
        _input.CapacityAmpereHours = registers[306] / 100.0;
        _input.CutoffVolts = registers[315] / 1000.0;
        _input.ChargeAmperes = ChargeAmperes;
        _input.DischargeAmperes = DischargeAmperes;
    }

    private void SendFrames()
    {
        Send(
            0x351,
            (int)Math.Floor(_limits.ChargeVolts * 10),
            (int)(_limits.ChargeAmperes * 10),
            (int)(_limits.DischargeAmperes * 10),
            480);
        Send(0x355, (int)_input.SocPercent, 100, (int)(_input.SocPercent * 100), 0);
        Send(0x356, (int)(_input.SumVolts * 100), (int)(_input.Amperes * 10), (int)(_input.HottestCelsius * 10), 0);
        _plant.Send(new CanFrame(0x35A, Healthy, 8));
    }

    private void Send(uint id, int first, int second, int third, int fourth)
    {
        var data = new byte[8];
        BitConverter.TryWriteBytes(data.AsSpan(0), (ushort)first);
        BitConverter.TryWriteBytes(data.AsSpan(2), (short)second);
        BitConverter.TryWriteBytes(data.AsSpan(4), (short)third);
        BitConverter.TryWriteBytes(data.AsSpan(6), (ushort)fourth);
        _plant.Send(new CanFrame(id, data, 8));
    }
}
