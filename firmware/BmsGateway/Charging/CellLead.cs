// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// How far the highest cell is ahead of the pack: what the pack has to stay below cells × target so that this cell does
/// not go above its target. Chargers hold a voltage within a second, but know a lower current only after the 3 s of a
/// GX; so this room is what keeps the cell down when a load goes away.
/// </summary>
public sealed class CellLead
{
    // From here on a cell counts as near its target; below, the lead says little about the lead at the top.
    private const int NearTenthMillivolts = 100;

    // A pack so close to the charge voltage is held by it, whatever its cells have.
    private const int HeldMicrovolts = 150000;

    // Near CVL a GX lets solar chargers go 0.1 V higher, 6 mV per cell of a 48 V pack. Rounding CVL down to 0.1 V takes
    // back half of it on average, and this half of the rest.
    private const int MarginTenthMillivolts = 15;

    // A load that comes and goes must not make the charge voltage come and go.
    private const int MemoryMilliseconds = 30 * 60 * 1000;

    private int _farMilliseconds;

    /// <summary>The lead with its margin, µV of the whole pack; 0 or above.</summary>
    public int Microvolts { get; private set; }

    /// <summary>Forgets the lead.</summary>
    public void Reset() => Microvolts = 0;

    /// <summary>Takes the next sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="cellTargetTenthMillivolts">Voltage that a cell is meant to have, 0.1 mV.</param>
    /// <param name="chargeMicrovolts">Charge voltage in force, µV; 0 = none yet.</param>
    /// <param name="stepMilliseconds">Time since the sample before, ms.</param>
    public void Step(
        BatterySnapshot sample, int cellTargetTenthMillivolts, int chargeMicrovolts, int stepMilliseconds)
    {
        int highest = sample.HighestCellTenthMillivolts;
        int sum = sample.CellSumMillivolts;
        bool isNear = highest >= cellTargetTenthMillivolts - NearTenthMillivolts;
        bool isHeld = chargeMicrovolts > 0 && sum * 1000 >= chargeMicrovolts - HeldMicrovolts;
        if (!isNear && !isHeld)
        {
            _farMilliseconds += stepMilliseconds;
            Microvolts = _farMilliseconds < MemoryMilliseconds ? Microvolts : 0;
            return;
        }

        // What is above the target is left to the integral control: more would bring the charge voltage below the pack.
        _farMilliseconds = 0;
        highest = highest < cellTargetTenthMillivolts ? highest : cellTargetTenthMillivolts;
        highest += isNear ? MarginTenthMillivolts : 0;
        int lead = (highest * sample.CellCount) - (sum * 10);
        Microvolts = lead > 0 ? lead * 100 : 0;
    }
}
