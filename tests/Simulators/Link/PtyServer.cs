// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Threading;

namespace BmsGateway.Simulators.Link;

/// <summary>
/// Serves a simulated device on a pseudo-terminal until it is disposed. The device follows its own clock.
/// </summary>
public sealed class PtyServer : IDisposable
{
    private const long LongestWaitMicroseconds = 20_000;
    private const int BufferBytes = 1024;
    private const int LongestPlugMilliseconds = 2000;

    private readonly IByteDevice _device;
    private readonly string? _linkPath;
    private readonly Thread _thread;
    private PseudoTerminal? _terminal;
    private volatile bool _stopped;
    private volatile bool _wanted = true;
    private volatile bool _present = true;

    /// <summary>Opens the terminal; nothing is served before <see cref="Start"/>.</summary>
    /// <param name="device">Device with a real-time clock.</param>
    /// <param name="linkPath">Symbolic link to keep, or null.</param>
    public PtyServer(IByteDevice device, string? linkPath = null)
    {
        _device = device;
        _linkPath = linkPath;
        _terminal = new PseudoTerminal(linkPath);
        Path = _terminal.Path;
        _thread = new Thread(Serve) { IsBackground = true, Name = "pty" };
    }

    /// <summary>Path to open. Without a link it changes when the device is plugged in again.</summary>
    public string Path { get; private set; }

    /// <summary>Starts to serve. Call once.</summary>
    public void Start()
    {
        _thread.Start();
    }

    /// <summary>
    /// Takes the terminal away, as when a USB adapter is pulled. Does nothing when it is away already.
    /// </summary>
    public void PlugOut()
    {
        Want(false);
    }

    /// <summary>Brings a terminal back, under the same link. Does nothing when there is one.</summary>
    /// <exception cref="TimeoutException">No terminal could be made.</exception>
    public void PlugIn()
    {
        Want(true);
    }

    /// <summary>Ends the service and removes the terminal.</summary>
    public void Dispose()
    {
        _stopped = true;
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _terminal?.Dispose();
    }

    private void Want(bool present)
    {
        _wanted = present;
        if (!SpinWait.SpinUntil(() => _present == present, LongestPlugMilliseconds))
        {
            throw new TimeoutException("the pseudo-terminal did not follow within 2 s");
        }
    }

    private void Serve()
    {
        var buffer = new byte[BufferBytes];
        while (!_stopped)
        {
            try
            {
                Follow();
                if (_terminal == null)
                {
                    Thread.Sleep(5);
                }
                else
                {
                    ServeOnce(_terminal, buffer);
                }
            }
            catch (IOException)
            {
                // A broken terminal is given up; the next round makes a new one.
                _terminal?.Dispose();
                _terminal = null;
                Thread.Sleep(100);
            }
        }
    }

    private void Follow()
    {
        if (_wanted && _terminal == null)
        {
            _terminal = new PseudoTerminal(_linkPath);
            Path = _terminal.Path;
        }
        else if (!_wanted && _terminal != null)
        {
            _terminal.Dispose();
            _terminal = null;
        }

        _present = _terminal != null;
    }

    private void ServeOnce(PseudoTerminal terminal, byte[] buffer)
    {
        long wait = Math.Min(LongestWaitMicroseconds, _device.MicrosecondsUntilOutput());
        int count = terminal.Read(buffer, buffer.Length, wait);
        if (count > 0)
        {
            _device.Receive(buffer, count);
        }

        int due = _device.MicrosecondsUntilOutput() == 0 ? _device.Take(buffer, 0, buffer.Length) : 0;
        int written = 0;
        while (due - written > 0)
        {
            // A side that does not read loses the rest, as on a line without flow control.
            int taken = terminal.Write(buffer.AsSpan(written, due - written).ToArray(), due - written);
            if (taken <= 0)
            {
                return;
            }

            written += taken;
        }
    }
}
