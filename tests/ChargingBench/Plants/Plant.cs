// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Power;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.ChargingBench.Plants;

/// <summary>
/// Everything around a gateway: cells, TinyBMS, Victron GX, chargers, loads and the time itself, in steps of one
/// second. Whoever sleeps moves the time, so that simulated days pass in seconds.
/// </summary>
public sealed class Plant
{
    /// <summary>Length of a step in milliseconds.</summary>
    public const int StepMilliseconds = 1000;

    // The over-voltage cutoff of LFP cells, and where they are balanced.
    private static readonly (int Address, int Value)[] LfpSettings =
    {
        (300, 3600), (301, 3000), (303, 3380), (308, 15), (315, 3650), (316, 2800),
    };

    // A pack of 314 Ah: the cells may be driven at 0.5 C.
    private static readonly (int Address, int Value)[] BmsSettings =
    {
        (305, 260), (317, 220), (318, 170),

        // The own cold cutoff of the BMS would hide a gateway that lets charge below 0 degC.
        (319, 60), (320, -30),
    };

    private readonly PlantOptions _options;
    private long _nextStep = StepMilliseconds;

    /// <summary>Builds a plant at rest.</summary>
    /// <param name="options">What it is made of.</param>
    public Plant(PlantOptions options)
    {
        _options = options;
        Bms = new TinyBmsSimulator(new TinyBmsSimulatorOptions
        {
            Seed = options.Seed,
            Profile = options.Profile,
            Timing = TinyBmsTiming.Instant,
            RefreshMilliseconds = StepMilliseconds,
        })
        {
            SleepAllowed = false,
        };
        Set(BmsSettings);
        if (options.Profile == TinyBmsProfile.Lfp16)
        {
            Set(LfpSettings);
        }

        Bms.SetSoc(options.SocPercent);
        Bms.Pack.AmbientCelsius = options.Ambient.At(StartSeconds);
        Bms.Pack.TemperatureCelsius = Bms.Pack.AmbientCelsius;
        Power = new PowerSystem(Bms.Pack, Gx, options.Power) { GridChargeAmperes = options.GridChargeAmperes };
        Bms.Refresh();
    }

    /// <summary>Called after each step.</summary>
    public event Action? Stepped;

    /// <summary>Called with each frame that the gateway puts on the bus.</summary>
    public event Action<CanFrame>? FrameSent;

    /// <summary>The BMS with its pack.</summary>
    public TinyBmsSimulator Bms { get; }

    /// <summary>The cells.</summary>
    public PackModel Pack => Bms.Pack;

    /// <summary>The GX.</summary>
    public VictronGxSimulator Gx { get; } = new VictronGxSimulator { SendsPresenceFrame = true };

    /// <summary>Chargers, inverter, loads.</summary>
    public PowerSystem Power { get; }

    /// <summary>Time since the start in milliseconds.</summary>
    public long Now { get; private set; }

    /// <summary>Seconds since midnight of the first day.</summary>
    public double SecondsOfRun => StartSeconds + (Now / 1000.0);

    /// <summary>When set, the loads want this power instead of that of the profile.</summary>
    public double? LoadWatts { get; set; }

    /// <summary>When set, the sun offers this power instead of that of the profile.</summary>
    public double? SunWatts { get; set; }

    /// <summary>Over-voltage cutoff of the BMS in volts per cell.</summary>
    public double OverVoltageCutoff => Bms.Registers[315] / 1000.0;

    /// <summary>Charge voltage that the gateway is configured for, in millivolts per cell.</summary>
    public int ChargeCellMillivolts => _options.ChargeCellMillivolts;

    private double StartSeconds => _options.StartHour * 3600;

    /// <summary>Lets time pass.</summary>
    /// <param name="milliseconds">Time to arrive at; an earlier one is ignored.</param>
    public void AdvanceTo(long milliseconds)
    {
        while (_nextStep <= milliseconds)
        {
            Now = _nextStep;
            _nextStep += StepMilliseconds;
            Step();
        }

        Now = Math.Max(Now, milliseconds);
    }

    /// <summary>A frame of the gateway on its way to the GX.</summary>
    /// <param name="frame">The frame.</param>
    public void Send(CanFrame frame)
    {
        FrameSent?.Invoke(frame);
        Gx.Receive(frame, Now);
    }

    /// <summary>Highest voltage of a cell now.</summary>
    /// <returns>Volts.</returns>
    public double HighestCellVolts()
    {
        double highest = 0;
        for (int cell = 1; cell <= Pack.CellCount; cell++)
        {
            highest = Math.Max(highest, Pack.Cell(cell).Volts);
        }

        return highest;
    }

    private void Set((int Address, int Value)[] settings)
    {
        foreach ((int address, int value) in settings)
        {
            Bms.Registers.SetSigned(address, value);
        }
    }

    private void Step()
    {
        const double Seconds = StepMilliseconds / 1000.0;
        Gx.Advance(Now);
        Power.SolarWatts = SunWatts ?? _options.Sun.At(SecondsOfRun);
        Power.LoadWatts = LoadWatts ?? _options.Load.At(SecondsOfRun);
        Pack.AmbientCelsius = _options.Ambient.At(SecondsOfRun);
        Power.Step(Seconds, Now);
        Bms.Advance(StepMilliseconds);
        Stepped?.Invoke();
    }
}
