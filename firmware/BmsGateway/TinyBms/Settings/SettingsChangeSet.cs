// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>What a person wants to change: at most one new value per setting.</summary>
public sealed class SettingsChangeSet
{
    private readonly long[] _values;
    private readonly bool[] _isSet;

    /// <summary>Makes an empty set with all its memory.</summary>
    public SettingsChangeSet()
    {
        _values = new long[Rows.Count];
        _isSet = new bool[Rows.Count];
    }

    /// <summary>The table.</summary>
    public SettingRows Rows { get; } = new();

    /// <summary>Settings that have a new value.</summary>
    public int Count { get; private set; }

    /// <summary>Sets a new value.</summary>
    /// <param name="key">Key of the setting.</param>
    /// <param name="count">The bare number of the register, for example 31400 for 314 Ah.</param>
    /// <returns>Null on success, else what is wrong and what is allowed; nothing has changed then.</returns>
    public string? TrySet(string key, long count)
    {
        int place = Rows.Find(key);
        if (place < 0)
        {
            return "Setting " + Shorten(key) + ": there is none of this name.";
        }

        if (_isSet[place])
        {
            return "Setting " + key + ": it is given twice; give it once.";
        }

        SettingRow row = Rows.At(place);
        if (!row.Allows(count))
        {
            bool isInRange = count >= row.Minimum && count <= row.Maximum;
            return "Setting " + key + ": allowed are " + row.TextOf(row.Minimum) + " to " + row.TextOf(row.Maximum)
                + (isInRange ? ", but this code has no meaning." : ".");
        }

        _values[place] = count;
        _isSet[place] = true;
        Count++;
        return null;
    }

    /// <summary>True when the setting at this place of the table has a new value.</summary>
    public bool IsSet(int place) => _isSet[place];

    /// <summary>New value of the setting at this place; 0 when it has none.</summary>
    public long ValueAt(int place) => _values[place];

    /// <summary>Empties the set.</summary>
    public void Clear()
    {
        Count = 0;
        for (int i = 0; i < _isSet.Length; i++)
        {
            _isSet[i] = false;
            _values[i] = 0;
        }
    }

    // A name from outside may be as long as it likes; a message may not.
    private static string Shorten(string key) => key.Length > 40 ? key.Substring(0, 40) + "..." : key;
}
