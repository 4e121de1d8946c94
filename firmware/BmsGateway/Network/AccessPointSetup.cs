// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.Network;

/// <summary>
/// Brings the stored access point in line with the settings, once at the start and before control: the firmware opens
/// or closes it only at a start, and a restart later would interrupt the CAN frames. Each plan is worth one restart; a
/// firmware that does not keep what it is given must not restart the board for ever.
/// </summary>
public static class AccessPointSetup
{
    /// <summary>File with the checksum of the plan for which the board was restarted last.</summary>
    public const string MarkFile = "accesspoint.rec";

    private const string Source = "wifi";

    /// <summary>Stores the plan when the stored one is another.</summary>
    /// <param name="wanted">What the settings ask for.</param>
    /// <param name="device">The firmware's store.</param>
    /// <param name="files">Keeps the mark.</param>
    /// <param name="log">Takes a line for each change; never a password.</param>
    /// <returns>True when the board is to be restarted now, so that the plan is used.</returns>
    public static bool Apply(AccessPointPlan wanted, IAccessPoint device, IFileStore files, ILog log)
    {
        try
        {
            return !wanted.IsSameAs(device.Read()) && Store(wanted, device, files, log);
        }
        catch (Exception exception)
        {
            log.Write(LogLevel.Warning, Source, "The access point cannot be set: " + exception.Message);
            return false;
        }
    }

    private static bool Store(AccessPointPlan wanted, IAccessPoint device, IFileStore files, ILog log)
    {
        device.Save(wanted);
        string change = wanted.IsOn ? "The access point \"" + wanted.Ssid + "\" opens" : "The access point closes";
        if (!wanted.IsSameAs(device.Read()))
        {
            log.Write(LogLevel.Warning, Source, "The firmware did not keep the settings of the access point.");
            return false;
        }

        if (!IsFirstTry(wanted.Checksum, files))
        {
            log.Write(LogLevel.Warning, Source, change + " at the next start.");
            return false;
        }

        log.Write(LogLevel.Information, Source, change + " after a restart, now.");
        return true;
    }

    // False also when the mark cannot be written: without it nothing would end a row of restarts.
    private static bool IsFirstTry(string checksum, IFileStore files)
    {
        FileReadResult result = files.TryRead(MarkFile, out byte[] content);
        bool isTried = result == FileReadResult.Ok
            && Encoding.UTF8.GetString(content, 0, content.Length) == checksum;
        byte[] mark = Encoding.UTF8.GetBytes(checksum);
        return result != FileReadResult.Failed && !isTried && files.TryWrite(MarkFile, mark, mark.Length);
    }
}
