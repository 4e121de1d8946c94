// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;
using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// Counts the energy since the start of the gateway. Between two samples the first half of the time has the power of
/// the older and the second half that of the newer one (trapezoid), each half counted on the side of its own sign. The
/// control thread adds, without waiting, allocating or rounding; other threads take a copy with <see cref="TryRead"/>.
/// </summary>
public sealed class EnergyMeter
{
    /// <summary>
    /// Longest time between two samples that is counted, ms; the battery may have done anything in a longer one.
    /// </summary>
    public const int LongestGapMilliseconds = 10000;

    // 1 MW in mV·mA: far above any pack, and small enough that power times the longest gap fits into 64 bits.
    private const long LargestPower = 1000000000000;
    private const long NanoCyclesPerCycle = 1000000000;
    private const int MostTries = 8;

    private readonly EnergyCounts _counts = new();
    private bool _hasPrevious;
    private long _previousAt;
    private long _previousPower;
    private int _previousCurrent;
    private int _stateOfCharge = BatterySnapshot.Unknown;
    private long _fullWattHours = BatterySnapshot.Unknown;

    // Odd while the control thread adds; even and unchanged across a copy means that the copy is whole.
    private int _revision;

    /// <summary>
    /// State of charge of the newest counted sample, 0.001 %, or <see cref="BatterySnapshot.Unknown"/>.
    /// </summary>
    public int StateOfChargeMillipercent => _stateOfCharge;

    /// <summary>
    /// Energy of the full battery, Wh: nominal capacity × newest pack voltage; <see cref="BatterySnapshot.Unknown"/>
    /// before the capacity has been read.
    /// </summary>
    public long FullWattHours => _fullWattHours;

    /// <summary>Counts one sample. Control thread only.</summary>
    public void Add(BatterySnapshot sample)
    {
        int voltage = sample.PackVoltageMillivolts;
        int current = sample.PackCurrentMilliamperes;
        if (voltage == BatterySnapshot.Unknown || current == BatterySnapshot.Unknown)
        {
            return;
        }

        long power = (long)voltage * current;
        if (voltage < 0 || power > LargestPower || power < -LargestPower)
        {
            return;
        }

        long elapsed = sample.SampledAtMilliseconds - _previousAt;
        if (_hasPrevious && elapsed <= 0)
        {
            return;
        }

        Interlocked.Increment(ref _revision);
        if (_hasPrevious && elapsed <= LongestGapMilliseconds)
        {
            AddEnergy(_previousPower * elapsed);
            AddEnergy(power * elapsed);
            AddCharge(_previousCurrent * elapsed, sample.Protection);
            AddCharge(current * elapsed, sample.Protection);
        }
        else if (_hasPrevious)
        {
            _counts.GapCount++;
            _counts.GapSeconds += elapsed / 1000;
        }

        Interlocked.Increment(ref _revision);
        Remember(sample, power);
    }

    /// <summary>Copies what has been counted since the start. Any thread.</summary>
    /// <returns>False when the control thread was adding all the while; try again later.</returns>
    public bool TryRead(EnergyCounts target)
    {
        for (int i = 0; i < MostTries; i++)
        {
            int before = Interlocked.CompareExchange(ref _revision, 0, 0);
            if ((before & 1) == 0)
            {
                target.CopyFrom(_counts);
                if (Interlocked.CompareExchange(ref _revision, 0, 0) == before)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void AddEnergy(long rest)
    {
        if (rest >= 0)
        {
            _counts.ChargedRest += rest;
            EnergyCounts.Carry(ref _counts.ChargedWattHours, ref _counts.ChargedRest, EnergyCounts.RestPerWattHour);
        }
        else
        {
            _counts.DischargedRest -= rest;
            EnergyCounts.Carry(
                ref _counts.DischargedWattHours, ref _counts.DischargedRest, EnergyCounts.RestPerWattHour);
        }
    }

    private void AddCharge(long rest, BatteryProtection? protection)
    {
        if (rest >= 0)
        {
            _counts.ChargedChargeRest += rest;
            EnergyCounts.Carry(
                ref _counts.ChargedCentiampereHours,
                ref _counts.ChargedChargeRest,
                EnergyCounts.RestPerCentiampereHour);
            return;
        }

        _counts.DischargedChargeRest -= rest;
        long units = EnergyCounts.Carry(
            ref _counts.DischargedCentiampereHours,
            ref _counts.DischargedChargeRest,
            EnergyCounts.RestPerCentiampereHour);
        if (units > 0 && protection != null && protection.CapacityCentiampereHours > 0)
        {
            _counts.NanoCycles += units * NanoCyclesPerCycle / protection.CapacityCentiampereHours;
        }
    }

    private void Remember(BatterySnapshot sample, long power)
    {
        _hasPrevious = true;
        _previousAt = sample.SampledAtMilliseconds;
        _previousPower = power;
        _previousCurrent = sample.PackCurrentMilliamperes;
        _stateOfCharge = sample.StateOfChargeMillipercent;
        BatteryProtection? protection = sample.Protection;
        _fullWattHours = protection == null || protection.CapacityCentiampereHours <= 0
            ? BatterySnapshot.Unknown
            : (long)protection.CapacityCentiampereHours * sample.PackVoltageMillivolts / 100000;
    }
}
