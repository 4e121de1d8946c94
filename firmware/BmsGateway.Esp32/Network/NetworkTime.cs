// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Diagnostics;
using nanoFramework.Networking;

namespace BmsGateway.Esp32.Network;

/// <summary>Time from the network (SNTP). It only labels; nothing waits for it.</summary>
public static class NetworkTime
{
    /// <summary>Starts to ask time servers, unless the platform does it already.</summary>
    public static void Start(ILog log)
    {
        try
        {
            if (!Sntp.IsStarted)
            {
                Sntp.Start();
            }
        }
        catch (Exception exception)
        {
            log.Write(LogLevel.Warning, "time", "Network time could not be started: " + exception.Message);
        }
    }
}
