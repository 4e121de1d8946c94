// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace BmsGateway.Desktop;

/// <summary>
/// Waits for Ctrl-C, SIGTERM or the end of the terminal. A second signal ends the program at once. A signal that the
/// starter ignores, as nohup does with SIGHUP, stays ignored: the runtime keeps it so.
/// </summary>
public sealed class StopSignal : IDisposable
{
    private readonly ManualResetEventSlim _stop = new(false);
    private readonly List<PosixSignalRegistration> _registrations = new();

    /// <summary>From now on the signals are caught.</summary>
    public StopSignal()
    {
        Register(PosixSignal.SIGINT);
        Register(PosixSignal.SIGTERM);
        Register(PosixSignal.SIGQUIT);
        Register(PosixSignal.SIGHUP);
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
