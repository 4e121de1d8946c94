// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace BmsGateway.Desktop;

/// <summary>Waits for Ctrl-C, SIGTERM or the end of the terminal. A second signal ends the program at once.</summary>
public sealed class StopSignal : IDisposable
{
    private const string IgnoredSignalsField = "SigIgn:";

    private readonly ManualResetEventSlim _stop = new(false);
    private readonly List<PosixSignalRegistration> _registrations = new();

    /// <summary>From now on the signals are caught.</summary>
    public StopSignal()
    {
        Register(PosixSignal.SIGINT);
        Register(PosixSignal.SIGTERM);
        Register(PosixSignal.SIGQUIT);

        // Who starts the gateway with nohup wants it to outlive the terminal.
        if (!IsHangUpIgnored())
        {
            Register(PosixSignal.SIGHUP);
        }
    }

    /// <summary>Waits until the program shall stop.</summary>
    public void Wait() => _stop.Wait();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private static bool IsHangUpIgnored()
    {
        try
        {
            foreach (string line in File.ReadLines("/proc/self/status"))
            {
                if (line.StartsWith(IgnoredSignalsField, StringComparison.Ordinal))
                {
                    // A hexadecimal mask; signal 1, SIGHUP, is its lowest bit (proc_pid_status(5)).
                    ulong mask = Convert.ToUInt64(line.Substring(IgnoredSignalsField.Length).Trim(), 16);
                    return (mask & 1) != 0;
                }
            }
        }
        catch (IOException)
        {
            // No /proc: then the usual case holds.
        }

        return false;
    }

    private void Register(PosixSignal signal) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_stop.IsSet)
        {
            Environment.Exit(ExitCode.StopTimedOut);
        }

        _stop.Set();
    }
}
