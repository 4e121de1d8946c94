// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// Estimates the internal resistance of each cell (with its share of the busbars) from load steps: current steady, then
/// another current within two samples, then steady again; ΔV ÷ ΔI. Information only: the BMS does not measure voltage
/// and current at the same instant, and slow chemical effects are left out. Allocates nothing.
/// </summary>
public sealed class CellResistance
{
    /// <summary>Smallest step that is used, mA.</summary>
    public const int SmallestStepMilliamperes = 10000;

    /// <summary>Largest change of a current that still counts as steady, mA.</summary>
    public const int SteadyMilliamperes = 1000;

    /// <summary>Steady samples that a step needs before it.</summary>
    public const int SteadySamples = 5;

    /// <summary>Longest time between two samples of a step, ms.</summary>
    public const int LongestPauseMilliseconds = 2500;

    /// <summary>Bytes in flash.</summary>
    public const int Length = 4 + (BatterySnapshot.MaximumCells * 2);

    // Tenths of a millivolt over milliamperes, to microohms.
    private const int ToMicroohms = 100000;
    private const int LargestMicroohms = 20000;

    // Each step moves the estimate by an eighth: one odd step does little harm.
    private const int Smoothing = 8;

    private readonly int[] _microohms = new int[BatterySnapshot.MaximumCells];
    private readonly ushort[] _before = new ushort[BatterySnapshot.MaximumCells];
    private int _currentBefore;
    private int _previousCurrent = BatterySnapshot.Unknown;
    private long _previousAt;
    private int _cells;
    private int _steady;
    private int _stepSamples;

    /// <summary>Steps that were used.</summary>
    public int StepCount { get; private set; }

    /// <summary>Cells in series of the newest sample.</summary>
    public int CellCount => _cells;

    /// <summary>Estimate of a cell, µΩ; 0 before the first step.</summary>
    public int MicroohmsOf(int cell) => _microohms[cell];

    /// <summary>Forgets all estimates.</summary>
    public void Clear()
    {
        for (int i = 0; i < _microohms.Length; i++)
        {
            _microohms[i] = 0;
        }

        StepCount = 0;
        Restart();
    }

    /// <summary>Takes a sample.</summary>
    public void Add(BatterySnapshot sample)
    {
        int current = sample.PackCurrentMilliamperes;
        bool isBroken = current == BatterySnapshot.Unknown || sample.CellCount != _cells
            || sample.SampledAtMilliseconds - _previousAt > LongestPauseMilliseconds;
        _previousAt = sample.SampledAtMilliseconds;
        _cells = sample.CellCount;
        if (isBroken || _previousCurrent == BatterySnapshot.Unknown)
        {
            Restart();
        }
        else
        {
            Follow(sample, current, Distance(current, _previousCurrent) <= SteadyMilliamperes);
        }

        _previousCurrent = current;
        if (_stepSamples == 0 && current != BatterySnapshot.Unknown)
        {
            Remember(sample, current);
        }
    }

    /// <summary>Writes the estimates.</summary>
    public void Encode(byte[] bytes, int offset)
    {
        ByteFields.WriteInt(bytes, offset, StepCount);
        for (int i = 0; i < _microohms.Length; i++)
        {
            ByteFields.WriteShort(bytes, offset + 4 + (i * 2), _microohms[i]);
        }
    }

    /// <summary>Reads the estimates.</summary>
    public void Decode(byte[] bytes, int offset)
    {
        StepCount = ByteFields.ReadInt(bytes, offset);
        for (int i = 0; i < _microohms.Length; i++)
        {
            _microohms[i] = ByteFields.ReadUnsignedShort(bytes, offset + 4 + (i * 2));
        }
    }

    private void Follow(BatterySnapshot sample, int current, bool isSteady)
    {
        if (_stepSamples > 0)
        {
            _stepSamples++;
            if (isSteady)
            {
                Measure(sample, current);
                Restart();
            }
            else if (_stepSamples > 2)
            {
                Restart();
            }
        }
        else if (isSteady)
        {
            _steady++;
        }
        else if (_steady >= SteadySamples)
        {
            _stepSamples = 1;
        }
        else
        {
            _steady = 0;
        }
    }

    private void Restart()
    {
        _steady = 0;
        _stepSamples = 0;
    }

    private void Remember(BatterySnapshot sample, int current)
    {
        _currentBefore = current;
        for (int i = 0; i < _cells && i < _before.Length; i++)
        {
            _before[i] = sample.CellTenthMillivolts[i];
        }
    }

    private void Measure(BatterySnapshot sample, int current)
    {
        int step = current - _currentBefore;
        if (Distance(current, _currentBefore) < SmallestStepMilliamperes)
        {
            return;
        }

        StepCount++;
        for (int i = 0; i < _cells && i < _before.Length; i++)
        {
            long microohms = (long)(sample.CellTenthMillivolts[i] - _before[i]) * ToMicroohms / step;
            if (microohms > 0 && microohms <= LargestMicroohms)
            {
                int old = _microohms[i];
                _microohms[i] = old == 0 ? (int)microohms : old + (((int)microohms - old) / Smoothing);
            }
        }
    }

    private static int Distance(int first, int second) => first > second ? first - second : second - first;
}
