// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>Why a transaction did not go through.</summary>
public enum SettingsFailure
{
    /// <summary>It went through.</summary>
    None = 0,

    /// <summary>The BMS refused the write of a register.</summary>
    Refused = 1,

    /// <summary>A register reads back another value than the one that was written.</summary>
    ReadBack = 2,

    /// <summary>A register changed although it was not written.</summary>
    SideEffect = 3,

    /// <summary>The link broke between the writes.</summary>
    Link = 4,

    /// <summary>While the link was broken, somebody else changed a register.</summary>
    Foreign = 5,

    /// <summary>The settings are not those that were reviewed.</summary>
    Outdated = 6,

    /// <summary>The next write would break the order of the settings, because others changed meanwhile.</summary>
    Order = 7,
}
