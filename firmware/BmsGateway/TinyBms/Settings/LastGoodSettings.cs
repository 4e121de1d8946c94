// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// The copy of the last settings that were whole and in order. The control thread remembers, another thread stores: the
/// text is handed over as one reference, so neither waits for the other.
/// </summary>
public sealed class LastGoodSettings
{
    private string _text = "";
    private string _stored = "";

    /// <summary>The copy; empty when there is none.</summary>
    public string Text => _text;

    /// <summary>True when the copy differs from what is stored.</summary>
    public bool IsDirty => _text != _stored;

    /// <summary>Takes a copy of settings that have just been read or written.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>False when they break a rule: such a set is not kept and the older copy stays.</returns>
    public bool Remember(TinyBmsSettings settings)
    {
        if (!SettingsRules.IsValid(settings.Current, settings.HasRevisionD))
        {
            return false;
        }

        _text = SettingsCopy.Write(settings);
        return true;
    }

    /// <summary>Stores the copy when it has changed. Not on the control thread.</summary>
    /// <returns>False when it could not be stored; the next call tries again.</returns>
    public bool Save(ISettingsCopyStore store)
    {
        string text = _text;
        if (text == _stored)
        {
            return true;
        }

        if (!store.TrySave(text))
        {
            return false;
        }

        _stored = text;
        return true;
    }

    /// <summary>Takes up the stored copy after a start, unless there is a newer one already.</summary>
    /// <returns>False when there is none.</returns>
    public bool Load(ISettingsCopyStore store)
    {
        if (_text.Length != 0 || !store.TryLoad(out string text) || text.Length > SettingsCopy.MaximumLength)
        {
            return false;
        }

        _text = text;
        _stored = text;
        return true;
    }
}
