// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>The one list of frames that are sent, in the order in which they are sent, with their periods.</summary>
public static class VictronFrames
{
    /// <summary>Time between two cycles, ms. A GX gives up after 3 s without 0x351.</summary>
    public const int CyclePeriodMilliseconds = 1000;

    /// <summary>
    /// Cycles between two identity frames of one kind: 5 s. They are spread over these cycles, so that none is much
    /// longer.
    /// </summary>
    public const int IdentityCycles = 5;

    /// <summary>Shortest time between two frames, ms: an MCP2515 has three transmit buffers.</summary>
    public const int SpacingMilliseconds = 5;

    // Row 0 is the limits; the others come behind these three.
    private const int StateOfChargeRow = 1;
    private const int MeasurementsRow = 2;
    private const int AlarmsRow = 3;

    /// <summary>
    /// Makes the rows of all frames. The limits come first because they matter most; the cell extremes end every cycle
    /// but the first (<see cref="CreateFirstCycle"/>).
    /// </summary>
    public static VictronFrameRow[] CreateSchedule() => new[]
    {
        Control(new LimitsFrame()),
        Control(new StateOfChargeFrame()),
        Control(new MeasurementsFrame()),
        Control(new AlarmsFrame()),
        Control(new ChargeRequestFrame()),
        Control(new ModulesFrame()),
        Control(new CellIdFrame(false)),
        Control(new CellIdFrame(true)),
        Control(new SensorIdFrame(false)),
        Control(new SensorIdFrame(true)),
        // Every second, unlike the rest of the identity: what a GX takes the battery for decides which rules it applies.
        Control(new ManufacturerFrame()),
        Identity(new VersionFrame(), 0),
        Identity(new NameFrame(false), 1),
        Identity(new NameFrame(true), 1),
        Identity(new EnergyFrame(), 2),
        Identity(new CapacityFrame(), 2),
        Identity(new SerialNumberFrame(false), 3),
        Identity(new SerialNumberFrame(true), 3),
        Identity(new FamilyFrame(), 4),
        Control(new CellExtremesFrame()),
    };

    /// <summary>
    /// Makes the order of the first cycle, which ends with the limits: the rest of the schedule, so that a GX knows
    /// what the battery is and how it is before it is told what to do with it.
    /// </summary>
    /// <param name="schedule">Rows of <see cref="CreateSchedule"/>.</param>
    /// <returns>Its rows without the limits: identity first, then alarms, state of charge and measurements last.</returns>
    public static VictronFrameRow[] CreateFirstCycle(VictronFrameRow[] schedule)
    {
        var rows = new VictronFrameRow[schedule.Length - 1];
        int count = CopyRest(schedule, true, rows, 0);
        count = CopyRest(schedule, false, rows, count);
        rows[count] = schedule[AlarmsRow];
        rows[count + 1] = schedule[StateOfChargeRow];
        rows[count + 2] = schedule[MeasurementsRow];
        return rows;
    }

    private static int CopyRest(VictronFrameRow[] schedule, bool isIdentity, VictronFrameRow[] rows, int count)
    {
        for (int i = AlarmsRow + 1; i < schedule.Length; i++)
        {
            VictronFrameRow row = schedule[i];
            bool belongs = row.PeriodCycles > 1 || row.Encoder.Id == VictronFrameId.Manufacturer;
            if (belongs == isIdentity)
            {
                rows[count] = row;
                count++;
            }
        }

        return count;
    }

    private static VictronFrameRow Control(IVictronFrame encoder) => new(encoder, 1, 0);

    private static VictronFrameRow Identity(IVictronFrame encoder, int phaseCycle) =>
        new(encoder, IdentityCycles, phaseCycle);
}
