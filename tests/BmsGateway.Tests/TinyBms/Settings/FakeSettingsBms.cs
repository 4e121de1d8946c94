// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

/// <summary>
/// Registers of a healthy pack of 16 LFP cells behind the interface of the transaction. Notes when a set breaks a rule,
/// takes presets over, and can be told to fail.
/// </summary>
internal sealed class FakeSettingsBms : ITinyBmsRegisterAccess
{
    public readonly ushort[] Words = new ushort[SettingRows.WordCount];
    private readonly SettingRows _rows = new();
    private readonly ushort[] _minimum = new ushort[SettingRows.WordCount];
    private readonly ushort[] _maximum = new ushort[SettingRows.WordCount];
    private ushort[]? _target;
    private SettingsValueKind _kind;
    private int _count;
    private int _address;
    private ushort _first;
    private ushort _second;
    private bool _isOut;
    private bool _hasFailed;

    public FakeSettingsBms()
    {
        Set("fully_charged_voltage_mv", 3650);
        Set("fully_discharged_voltage_mv", 3000);
        Set("early_balancing_threshold_mv", 3400);
        Set("overvoltage_cutoff_mv", 3800);
        Set("undervoltage_cutoff_mv", 2800);
        Set("battery_capacity_ah", 31400);
        Set("cell_count", 16);
        Set("peak_discharge_current_a", 70);
        Set("discharge_overcurrent_a", 65);
        Set("charger_startup_delay_s", 20);
        Set("charge_restart_level_percent", 80);
        Set("battery_max_cycles", 5000);
        Set("low_temp_charge_cutoff_c", 0);
        Set("charger_type", 1);
        Set("overcurrent_timeout_s", 3);
        Set("pulses_per_unit", 1);
        Words[23] = 0xFFFF;
        Words[28] = 0xFFFF;
        Words[31] = 0x5A00;
        for (int i = 0; i < _rows.Count; i++)
        {
            if (_rows.At(i).Form != SettingForm.HighByte)
            {
                _rows.At(i).Write(_minimum, _rows.At(i).Minimum);
                _rows.At(i).Write(_maximum, _rows.At(i).Maximum);
            }
        }
    }

    /// <summary>Requests begun.</summary>
    public int Requests { get; private set; }

    /// <summary>Writes carried out, as "address=word" with blanks between.</summary>
    public string Log { get; private set; } = "";

    /// <summary>True once a set stood in the registers that breaks a rule.</summary>
    public bool HasBroken { get; private set; }

    /// <summary>From this request on (1 = first) the fault happens.</summary>
    public int FaultFrom { get; set; } = int.MaxValue;

    /// <summary>Requests that the fault lasts for.</summary>
    public int FaultCount { get; set; } = 1;

    /// <summary>What the fault looks like.</summary>
    public RegisterAccessResult Fault { get; set; } = RegisterAccessResult.TimedOut;

    /// <summary>True when a write is carried out although its answer is lost.</summary>
    public bool IsFaultBehindTheWrite { get; set; }

    /// <summary>Address whose writes are refused; 0 for none.</summary>
    public int RefusedAddress { get; set; }

    /// <summary>The only word that is refused there; −1 for all.</summary>
    public int RefusedWord { get; set; } = -1;

    /// <summary>Address that takes a write and keeps its value; 0 for none.</summary>
    public int StuckAddress { get; set; }

    /// <summary>Address that a write to <see cref="SideEffectOf"/> changes too.</summary>
    public int SideEffectAddress { get; set; }

    /// <summary>Address whose write has the side effect; 0 for none.</summary>
    public int SideEffectOf { get; set; }

    /// <summary>True when presets are taken and their value stays readable.</summary>
    public bool KeepsPresets { get; set; }

    /// <summary>True when the firmware has no registers of document revision D.</summary>
    public bool IsOldFirmware
    {
        set
        {
            for (int i = 0; value && i < _rows.Count; i++)
            {
                if (_rows.At(i).IsRevisionD)
                {
                    _rows.At(i).Write(Words, 0);
                }
            }
        }
    }

    public long Get(string key) => _rows.At(_rows.Find(key)).Read(Words);

    public void Set(string key, long count) => _rows.At(_rows.Find(key)).Write(Words, count);

    public void Limit(string key, long minimum, long maximum)
    {
        _rows.At(_rows.Find(key)).Write(_minimum, minimum);
        _rows.At(_rows.Find(key)).Write(_maximum, maximum);
    }

    public void BeginRead(SettingsValueKind kind, ushort[] target)
    {
        _kind = kind;
        _target = target;
        Begin();
    }

    public void BeginWrite(int address, int count, ushort first, ushort second)
    {
        _target = null;
        _address = address;
        _count = count;
        _first = first;
        _second = second;
        Begin();
    }

    public RegisterAccessResult Poll(long nowMilliseconds)
    {
        Assert.IsTrue(_isOut, "Polled without a request.");
        if (_hasFailed && Fault == RegisterAccessResult.Pending)
        {
            return RegisterAccessResult.Pending;
        }

        _isOut = false;
        if (_hasFailed)
        {
            if (IsFaultBehindTheWrite && _target == null)
            {
                Write();
            }

            return Fault;
        }

        return _target != null ? Read() : Write();
    }

    public void Abandon() => _isOut = false;

    private void Begin()
    {
        Assert.IsFalse(_isOut, "Two requests at a time.");
        _isOut = true;
        Requests++;
        _hasFailed = Requests >= FaultFrom && Requests < FaultFrom + FaultCount;
    }

    private RegisterAccessResult Read()
    {
        ushort[] source = _kind == SettingsValueKind.Minimum ? _minimum
            : _kind == SettingsValueKind.Maximum ? _maximum
            : Words;
        System.Array.Copy(source, _target!, SettingRows.WordCount);
        return RegisterAccessResult.Ok;
    }

    private RegisterAccessResult Write()
    {
        if (_address == RefusedAddress && (RefusedWord < 0 || RefusedWord == _first))
        {
            return RegisterAccessResult.Rejected;
        }

        Log += (Log.Length == 0 ? "" : " ") + _address.ToString() + "=" + _first.ToString();
        int index = _address - SettingRows.FirstAddress;
        if (_address == StuckAddress)
        {
            return RegisterAccessResult.Ok;
        }

        bool isTaken = SettingsRules.IsPreset(index) && !KeepsPresets;
        Words[index] = isTaken ? (ushort)0xFFFF : _first;
        if (_count == 2)
        {
            Words[index + 1] = _second;
        }

        if (_address == SideEffectOf)
        {
            Words[SideEffectAddress - SettingRows.FirstAddress]++;
        }

        HasBroken = HasBroken || !SettingsRules.IsValid(Words, true);
        return RegisterAccessResult.Ok;
    }
}
