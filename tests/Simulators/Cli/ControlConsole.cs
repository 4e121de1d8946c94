// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Scenarios;

namespace BmsGateway.Simulators.Cli;

/// <summary>
/// Reads control lines until the program is told to end. Each line is answered by one line, "ok …" or "error …".
/// </summary>
internal sealed class ControlConsole
{
    private readonly PtyServer _server;
    private readonly Func<string, string> _execute;

    /// <param name="server">Terminal for "plug in" and "plug out".</param>
    /// <param name="execute">Carries out any other line and returns what to say after "ok".</param>
    public ControlConsole(PtyServer server, Func<string, string> execute)
    {
        _server = server;
        _execute = execute;
    }

    /// <summary>
    /// Serves until Ctrl-C or a termination signal. The end of the input ends only the control, not the device.
    /// </summary>
    public void Run(TextReader input, TextWriter output)
    {
        using var ended = new ManualResetEventSlim();
        using PosixSignalRegistration interrupt = OnSignal(PosixSignal.SIGINT, ended);
        using PosixSignalRegistration terminate = OnSignal(PosixSignal.SIGTERM, ended);
        var reader = new Thread(() => ReadLines(input, output)) { IsBackground = true, Name = "control" };
        reader.Start();
        _server.Start();
        ended.Wait();
    }

    internal string Execute(string line)
    {
        try
        {
            switch (line.Trim())
            {
                case "plug out":
                    _server.PlugOut();
                    return "ok plug out";
                case "plug in":
                    _server.PlugIn();
                    return "ok plug in " + _server.Path;
                default:
                    return "ok " + _execute(line.Trim());
            }
        }
        catch (Exception error) when (error is SimulatorCommandException or FormatException or TimeoutException)
        {
            return "error " + error.Message;
        }
    }

    private static PosixSignalRegistration OnSignal(PosixSignal signal, ManualResetEventSlim ended)
    {
        return PosixSignalRegistration.Create(signal, context =>
        {
            // Without Cancel the process would end before the link has been removed.
            context.Cancel = true;
            ended.Set();
        });
    }

    private void ReadLines(TextReader input, TextWriter output)
    {
        string? line = input.ReadLine();
        while (line != null)
        {
            if (line.Trim().Length > 0)
            {
                output.WriteLine(Execute(line));
                output.Flush();
            }

            line = input.ReadLine();
        }
    }
}
