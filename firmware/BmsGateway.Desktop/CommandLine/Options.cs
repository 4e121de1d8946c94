// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>What the command line asks for.</summary>
public sealed class Options
{
    /// <summary>Folder for the gateway's files when none is named.</summary>
    public const string DefaultDataDirectory = "./gateway-data";

    /// <summary>Where the battery is.</summary>
    public BatteryChoice Battery { get; internal set; } = BatteryChoice.Default;

    /// <summary>File that takes what passes on the line to the BMS; empty for none.</summary>
    public string CaptureFile { get; internal set; } = "";

    /// <summary>CAN outputs; at least one.</summary>
    public List<CanChoice> CanBuses { get; } = new();

    /// <summary>Folder for the gateway's files.</summary>
    public string DataDirectory { get; internal set; } = DefaultDataDirectory;

    /// <summary>Settings that win over the configuration file.</summary>
    public SettingOverrides Settings { get; } = new();

    /// <summary>True when only the help text is wanted.</summary>
    public bool IsHelpWanted { get; internal set; }
}
