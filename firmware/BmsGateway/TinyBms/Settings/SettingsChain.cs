// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Settings that have to stay in ascending order with a distance between neighbours. The BMS refuses a write that
/// breaks it, so a change of several must keep it at every step.
/// </summary>
public sealed class SettingsChain
{
    /// <summary>
    /// Under-voltage cut-off, fully discharged, fully charged, over-voltage cut-off, 10 mV apart (TinyBMS User Manual
    /// Rev D, settings).
    /// </summary>
    public static readonly SettingsChain Voltages = new(10, false, new[] { 316, 301, 300, 315 });

    /// <summary>
    /// Discharge over-current below the peak discharge current (TinyBMS User Manual Rev D); counts are whole amperes,
    /// so 1 A apart. Only firmware of document revision D has the peak.
    /// </summary>
    public static readonly SettingsChain DischargeCurrents = new(1, true, new[] { 317, 305 });

    private readonly int[] _indexes;

    private SettingsChain(int gap, bool isRevisionD, int[] addresses)
    {
        Gap = gap;
        IsRevisionD = isRevisionD;
        _indexes = addresses;
        for (int i = 0; i < addresses.Length; i++)
        {
            _indexes[i] -= SettingRows.FirstAddress;
        }
    }

    /// <summary>Least distance between neighbours, counts.</summary>
    public int Gap { get; }

    /// <summary>True when it only holds for firmware of document revision D.</summary>
    public bool IsRevisionD { get; }

    /// <summary>Settings in the chain.</summary>
    public int Count => _indexes.Length;

    /// <summary>Place of a register among the settings registers, from the lowest value to the highest.</summary>
    public int IndexAt(int place) => _indexes[place];

    /// <summary>Place of a register in the chain, or −1.</summary>
    public int PlaceOf(int index)
    {
        for (int i = 0; i < _indexes.Length; i++)
        {
            if (_indexes[i] == index)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>First place whose upper neighbour is too near, or −1 when the order holds.</summary>
    /// <param name="words">Registers from 300 on.</param>
    public int FindBreak(ushort[] words)
    {
        for (int i = 0; i + 1 < _indexes.Length; i++)
        {
            if (words[_indexes[i]] + Gap > words[_indexes[i + 1]])
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Register to write next, or −1 when all are at their goal. What rises is moved first, from the top down; then
    /// what falls, from the bottom up. So a register that rises finds its upper neighbour at its goal already, or still
    /// above its goal, and the same holds the other way round: from any ordered set to any other, every set between is
    /// ordered too.
    /// </summary>
    /// <param name="words">Registers as they stand.</param>
    /// <param name="goal">Registers as they shall be.</param>
    /// <param name="open">Bits of each register that may still be written.</param>
    public int NextWrite(ushort[] words, ushort[] goal, ushort[] open)
    {
        for (int i = _indexes.Length - 1; i >= 0; i--)
        {
            int index = _indexes[i];
            if (open[index] != 0 && goal[index] > words[index])
            {
                return index;
            }
        }

        for (int i = 0; i < _indexes.Length; i++)
        {
            int index = _indexes[i];
            if (open[index] != 0 && goal[index] < words[index])
            {
                return index;
            }
        }

        return -1;
    }
}
