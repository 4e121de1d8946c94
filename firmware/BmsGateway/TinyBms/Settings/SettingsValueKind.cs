// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Which value of a setting is read; the numbers are the options of command 0x1D (TinyBMS Communication Protocols
/// Rev D, read settings values).
/// </summary>
public enum SettingsValueKind
{
    /// <summary>Smallest value that the BMS takes now.</summary>
    Minimum = 1,

    /// <summary>Largest value that the BMS takes now.</summary>
    Maximum = 2,

    /// <summary>Value from the factory.</summary>
    Default = 3,

    /// <summary>Value in force.</summary>
    Current = 4,
}
