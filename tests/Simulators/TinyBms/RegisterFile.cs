// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>The words of the device, 0 to 599, with the typed access of <see cref="RegisterTable"/>.</summary>
public sealed class RegisterFile
{
    /// <summary>Value of a temperature register without a sensor (0x8000).</summary>
    public const short SensorNotConnected = short.MinValue;

    private readonly ushort[] _words = new ushort[RegisterTable.WordCount];

    /// <summary>
    /// False for firmware before document revision D: its registers are reserved then, without limits or effect.
    /// </summary>
    public bool HasRevisionD { get; set; } = true;

    /// <summary>Reads or writes one word without any check of its value.</summary>
    /// <param name="address">0 to 599.</param>
    /// <exception cref="IndexOutOfRangeException">Address outside of that.</exception>
    public ushort this[int address]
    {
        get => _words[address];
        set => _words[address] = value;
    }

    /// <summary>Reads a signed word.</summary>
    /// <param name="address">Address.</param>
    /// <returns>The value in the register's unit.</returns>
    public short GetSigned(int address)
    {
        return (short)_words[address];
    }

    /// <summary>Writes a signed word.</summary>
    /// <param name="address">Address.</param>
    /// <param name="value">The value in the register's unit.</param>
    public void SetSigned(int address, int value)
    {
        _words[address] = (ushort)(short)Math.Clamp(value, short.MinValue, short.MaxValue);
    }

    /// <summary>Reads two words, low word first.</summary>
    /// <param name="address">Address of the low word.</param>
    /// <returns>The value.</returns>
    public uint GetUInt32(int address)
    {
        return _words[address] | ((uint)_words[address + 1] << 16);
    }

    /// <summary>Writes two words, low word first.</summary>
    /// <param name="address">Address of the low word.</param>
    /// <param name="value">The value.</param>
    public void SetUInt32(int address, uint value)
    {
        _words[address] = (ushort)value;
        _words[address + 1] = (ushort)(value >> 16);
    }

    /// <summary>Reads a single, low word first.</summary>
    /// <param name="address">Address of the low word.</param>
    /// <returns>The value.</returns>
    public float GetFloat(int address)
    {
        return BitConverter.Int32BitsToSingle((int)GetUInt32(address));
    }

    /// <summary>Writes a single, low word first.</summary>
    /// <param name="address">Address of the low word.</param>
    /// <param name="value">The value.</param>
    public void SetFloat(int address, float value)
    {
        SetUInt32(address, (uint)BitConverter.SingleToInt32Bits(value));
    }

    /// <summary>Writes words one after the other.</summary>
    /// <param name="address">Address of the first.</param>
    /// <param name="values">Words.</param>
    public void SetWords(int address, params ushort[] values)
    {
        Array.Copy(values, 0, _words, address, values.Length);
    }

    /// <summary>Sets every setting to its default.</summary>
    public void LoadDefaults()
    {
        foreach (RegisterSpec row in RegisterTable.All)
        {
            if (row.IsSetting && IsPresent(row))
            {
                SetRow(row, row.Default);
            }
        }
    }

    /// <summary>True when this firmware knows the register.</summary>
    /// <param name="row">Row of the table.</param>
    /// <returns>False for a register of revision D on older firmware.</returns>
    public bool IsPresent(RegisterSpec row)
    {
        return HasRevisionD || !row.IsRevisionD;
    }

    internal RegisterFile Copy()
    {
        var copy = new RegisterFile { HasRevisionD = HasRevisionD };
        Array.Copy(_words, copy._words, _words.Length);
        return copy;
    }

    internal void CopySettingsFrom(RegisterFile source)
    {
        int count = RegisterTable.LastSetting - RegisterTable.FirstSetting + 1;
        Array.Copy(source._words, RegisterTable.FirstSetting, _words, RegisterTable.FirstSetting, count);
    }

    private void SetRow(RegisterSpec row, long value)
    {
        if (row.Kind == RegisterKind.Preset)
        {
            _words[row.Address] = 0xFFFF;
        }
        else if (row.Words == 2)
        {
            SetUInt32(row.Address, (uint)value);
        }
        else
        {
            _words[row.Address] = (ushort)value;
        }
    }
}
