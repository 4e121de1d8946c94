// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>Which settings have new values; payload of <c>config.changed</c>. Does not change any more.</summary>
public sealed class SettingChanges
{
    private readonly SettingId[] _ids;

    private SettingChanges(SettingId[] ids) => _ids = ids;

    /// <summary>Number of settings.</summary>
    public int Count => _ids.Length;

    /// <summary>True when one of them is only used after a restart.</summary>
    public bool NeedRestart
    {
        get
        {
            bool need = false;
            for (int i = 0; i < _ids.Length; i++)
            {
                need |= SettingsTable.Get(_ids[i]).NeedsRestart;
            }

            return need;
        }
    }

    /// <summary>No change.</summary>
    public static SettingChanges None() => new(new SettingId[0]);

    /// <summary>Compares two states.</summary>
    public static SettingChanges Between(GatewaySettings before, GatewaySettings after)
    {
        var changed = new SettingId[SettingsTable.Count];
        int count = 0;
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingId id = SettingsTable.At(i).Id;
            if (before.GetValue(id) != after.GetValue(id))
            {
                changed[count++] = id;
            }
        }

        var ids = new SettingId[count];
        System.Array.Copy(changed, 0, ids, 0, count);
        return new SettingChanges(ids);
    }

    /// <summary>A setting, in the order of the table.</summary>
    public SettingId At(int index) => _ids[index];

    /// <summary>True when a setting has a new value.</summary>
    public bool Contains(SettingId id)
    {
        for (int i = 0; i < _ids.Length; i++)
        {
            if (_ids[i] == id)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a setting of a group ("mqtt") has a new value.</summary>
    public bool ContainsGroup(string group)
    {
        for (int i = 0; i < _ids.Length; i++)
        {
            if (SettingsTable.Get(_ids[i]).Group == group)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Keys divided by commas, for the log.</summary>
    public string KeysAsText()
    {
        string text = "";
        for (int i = 0; i < _ids.Length; i++)
        {
            text += (i == 0 ? "" : ", ") + SettingsTable.Get(_ids[i]).Key;
        }

        return text;
    }
}
