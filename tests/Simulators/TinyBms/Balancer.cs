// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// Passive balancing: a cell above register 303 that is more than register 308 above the lowest needs it; only every
/// third cell bleeds at one time ("TinyBMS User Manual" Rev D). The groups take turns.
/// </summary>
internal sealed class Balancer
{
    private const double BleedAmperes = 0.15;
    private const double TurnSeconds = 5;
    private const int Groups = 3;

    private double _turnSeconds;
    private int _group;

    /// <summary>
    /// True: bit r belongs to register r. False: bit 0 is the first cell of the pack. Differs below 16 cells only.
    /// </summary>
    public bool BitsFollowRegisters { get; set; } = true;

    public void Step(double seconds, RegisterFile registers, PackModel pack)
    {
        _turnSeconds += seconds;
        if (_turnSeconds >= TurnSeconds)
        {
            _turnSeconds = 0;
            _group = (_group + 1) % Groups;
        }

        int need = 0;
        int real = 0;
        int count = pack.CellCount;
        int lowest = registers[40] * 10;
        for (int cell = 1; cell <= count; cell++)
        {
            int tenths = registers[15 - count + cell];
            bool needs = tenths > registers[303] * 10 && tenths - lowest > registers[308] * 10;
            bool bleeds = needs && cell % Groups == _group;
            pack.Cell(cell).BleedAmperes = bleeds ? BleedAmperes : 0;
            int bit = 1 << (BitsFollowRegisters ? 15 - count + cell : cell - 1);
            need |= needs ? bit : 0;
            real |= bleeds ? bit : 0;
        }

        registers[51] = (ushort)need;
        registers[52] = (ushort)real;
    }
}
