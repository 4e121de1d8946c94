// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// All settings that can be written, taken from the register table. Register 330 holds two of them, one in each half.
/// </summary>
public sealed class SettingRows
{
    /// <summary>Address of the first settings register.</summary>
    public const int FirstAddress = TinyBmsRegister.FirstSetting;

    /// <summary>Settings registers, reserved ones included: 300–343.</summary>
    public const int WordCount = 44;

    // The halves of register 330 (Rev D). The register table has one row for both, with the range of the high one.
    private const string TimeoutKey = "overcurrent_timeout_s";
    private const int LargestChargerType = 2;

    private readonly SettingRow[] _rows = new SettingRow[WordCount];

    /// <summary>Makes the rows.</summary>
    public SettingRows()
    {
        for (int address = FirstAddress; address < FirstAddress + WordCount; address++)
        {
            TinyBmsRegisterDefinition? row = TinyBmsRegisterTable.Find(address);
            if (row != null && row.IsWritable)
            {
                Add(row);
            }
        }
    }

    /// <summary>Number of settings.</summary>
    public int Count { get; private set; }

    /// <summary>Setting by place, 0 to <see cref="Count"/> − 1, in ascending order of address.</summary>
    public SettingRow At(int place) => _rows[place];

    /// <summary>Place of a setting by its key, or −1 when there is none.</summary>
    public int Find(string key)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_rows[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>First setting of an address that has one.</summary>
    /// <param name="address">Address of a register that is not reserved.</param>
    public SettingRow AtAddress(int address)
    {
        int place = 0;
        while (_rows[place].Address + _rows[place].Words <= address)
        {
            place++;
        }

        return _rows[place];
    }

    private static SettingForm FormOf(TinyBmsRegisterDefinition row)
    {
        switch (row.Type)
        {
            case TinyBmsRegisterType.Int16:
                return SettingForm.SignedWord;
            case TinyBmsRegisterType.UInt32:
                return SettingForm.LongWord;
            case TinyBmsRegisterType.BitField:
                return SettingForm.Flags;
            case TinyBmsRegisterType.LowByte:
            case TinyBmsRegisterType.LowByteEnumeration:
                return SettingForm.LowByte;
            default:
                return SettingsRules.IsPreset(row.Address - FirstAddress) ? SettingForm.Preset : SettingForm.Word;
        }
    }

    private void Add(TinyBmsRegisterDefinition row)
    {
        if (row.Type == TinyBmsRegisterType.BytePair)
        {
            _rows[Count++] = new SettingRow(row, SettingForm.LowByte, row.Key, "", 0, LargestChargerType);
            _rows[Count++] = new SettingRow(
                row, SettingForm.HighByte, TimeoutKey, row.Unit, row.Minimum, row.Maximum);
        }
        else
        {
            _rows[Count++] = new SettingRow(row, FormOf(row), row.Key, row.Unit, row.Minimum, row.Maximum);
        }
    }
}
