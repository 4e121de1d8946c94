// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// The protections of the device as a table ("TinyBMS User Manual" Rev D, chapter on protections; event list of the
/// protocol document). Thresholds come from the settings at every step, so a changed setting acts at once.
/// </summary>
internal sealed class ProtectionUnit
{
    private const int AutomaticRecovery = 332;
    private const int LowestTemperature = -400;
    private const int TemperatureHysteresis = 20;
    private const int VoltageHysteresis = 10;

    private readonly Protection _underVoltage = new Protection(EventCode.UnderVoltage, 0x7B, true, true, 105);
    private readonly Protection _overVoltage = new Protection(EventCode.OverVoltage, 0x79, true, false, 106);
    private readonly Protection _overTemperature = new Protection(EventCode.OverTemperature, 0x73, true, true, 109);
    private readonly Protection _loadCurrent = new Protection(EventCode.DischargeOverCurrent, 0x77, false, true, 107);
    private readonly Protection _chargeCurrent = new Protection(EventCode.ChargeOverCurrent, 0x76, true, false, 108);
    private readonly Protection _lowTemperature = new Protection(EventCode.LowTemperature, 0x75, true, true, 0);
    private readonly Protection _fullyDischarged = new Protection(EventCode.FullyDischarged, 0x7A, false, true, 0);
    private readonly Protection _coldCharge = new Protection(EventCode.LowTemperatureCharge, 0x74, true, false, 0);
    private readonly Protection[] _all;
    private readonly RegisterFile _registers;
    private readonly Action<byte> _raise;
    private double _overCurrentSeconds;
    private double _seconds;

    public ProtectionUnit(RegisterFile registers, Action<byte> raise)
    {
        _registers = registers;
        _raise = raise;
        _all = new[]
        {
            _underVoltage, _overVoltage, _overTemperature, _loadCurrent, _chargeCurrent, _lowTemperature,
            _fullyDischarged, _coldCharge,
        };
    }

    public bool OpensCharge => Array.Exists(_all, protection => protection.IsActive && protection.OpensCharge);

    public bool OpensLoad => Array.Exists(_all, protection => protection.IsActive && protection.OpensLoad);

    public bool HasFault => Array.Exists(_all, protection => protection.IsActive && protection.IsFault);

    /// <summary>Looks at the live registers and the settings once.</summary>
    public void Step(double seconds, PackModel pack)
    {
        _seconds = seconds;
        int highest = _registers[41];
        int lowest = _registers[40];
        Check(_overVoltage, highest > _registers[315], highest < _registers[315] - VoltageHysteresis);
        bool isEmpty = lowest < _registers[301] && !pack.ChargerConnected;
        Check(_fullyDischarged, isEmpty, lowest > _registers[301] + VoltageHysteresis);

        // "Recovers only by charger connection or restart, never by timer."
        Check(_underVoltage, lowest < _registers[316] && !pack.ChargerConnected, pack.ChargerConnected, true);
        CheckTemperatures();
        CheckCurrents(pack.Amperes);
    }

    public void Reset()
    {
        _overCurrentSeconds = 0;
        foreach (Protection protection in _all)
        {
            protection.Reset();
        }
    }

    private void CheckTemperatures()
    {
        int hottest = Math.Max(Math.Max(_registers.GetSigned(42), _registers.GetSigned(43)), _registers.GetSigned(48));
        int coldest = Math.Min(Known(42), Known(43));
        if (coldest == int.MaxValue)
        {
            coldest = _registers.GetSigned(48);
        }

        int hot = _registers.GetSigned(319) * 10;
        int cold = _registers.GetSigned(320) * 10;
        Check(_overTemperature, hottest > hot, hottest < hot - TemperatureHysteresis);
        Check(_coldCharge, coldest < cold, coldest > cold + TemperatureHysteresis);
        Check(_lowTemperature, coldest < LowestTemperature, coldest > LowestTemperature + TemperatureHysteresis);
    }

    private void CheckCurrents(double amperes)
    {
        _overCurrentSeconds = -amperes > _registers[317] ? _overCurrentSeconds + _seconds : 0;
        int timeoutSeconds = _registers[330] >> 8;
        bool beyondPeak = _registers[305] > 0 && -amperes > _registers[305];
        bool beyondLimit = -amperes > _registers[317] && _overCurrentSeconds > timeoutSeconds;
        Check(_loadCurrent, beyondPeak || beyondLimit, -amperes < _registers[317]);
        Check(_chargeCurrent, amperes > _registers[318], amperes < _registers[318]);
    }

    private int Known(int address)
    {
        short value = _registers.GetSigned(address);
        return value == RegisterFile.SensorNotConnected ? int.MaxValue : value;
    }

    private void Check(Protection protection, bool tripped, bool causeGone, bool recoversAtOnce = false)
    {
        if (protection.Trip(tripped))
        {
            if (protection.CountRegister != 0)
            {
                _registers[protection.CountRegister]++;
            }

            _raise(protection.EventId);
        }
        else if (protection.Recover(causeGone, _seconds, recoversAtOnce ? -1 : _registers[AutomaticRecovery] & 0xFF))
        {
            _raise(protection.RecoveryId);
        }
    }
}
