// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Desktop;

/// <summary>How the program ended.</summary>
public static class ExitCode
{
    /// <summary>Stopped in order.</summary>
    public const int Stopped = 0;

    /// <summary>Told to stop, and did not manage in time.</summary>
    public const int StopTimedOut = 1;

    /// <summary>The command line is wrong.</summary>
    public const int BadOption = 2;

    /// <summary>The data folder or the configuration file cannot be used.</summary>
    public const int BadData = 3;

    /// <summary>The page or the live data cannot be served, because a port is taken.</summary>
    public const int PortTaken = 4;

    /// <summary>The gateway wants to be started again: control was dead, or a restart was asked for.</summary>
    public const int RestartWanted = 5;
}
