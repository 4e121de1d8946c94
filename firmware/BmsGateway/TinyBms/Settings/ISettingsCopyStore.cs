// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Where the copy of the last good settings is kept over a restart. Never called on the control thread; an
/// implementation writes whole or not at all.
/// </summary>
public interface ISettingsCopyStore
{
    /// <summary>Reads the copy.</summary>
    /// <param name="text">The JSON text; empty when there is none.</param>
    /// <returns>False when there is none or it cannot be read.</returns>
    bool TryLoad(out string text);

    /// <summary>Replaces the copy.</summary>
    /// <param name="text">The JSON text, at most <see cref="SettingsCopy.MaximumLength"/> characters.</param>
    /// <returns>False when it could not be stored; the old copy is then still there.</returns>
    bool TrySave(string text);
}
