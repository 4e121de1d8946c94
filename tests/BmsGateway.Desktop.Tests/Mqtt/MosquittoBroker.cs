// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using BmsGateway.Desktop.Tests.Support;

namespace BmsGateway.Desktop.Tests.Mqtt;

/// <summary>A real Mosquitto broker on a free port of the loopback address, without persistence.</summary>
public sealed class MosquittoBroker : IDisposable
{
    private const string Program = "/usr/sbin/mosquitto";
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    /// <summary>Starts the broker.</summary>
    /// <param name="port">Port to use; 0 finds one.</param>
    /// <param name="user">Only this user may connect; null lets everybody in.</param>
    /// <param name="password">The user's password.</param>
    public MosquittoBroker(int port = 0, string? user = null, string? password = null)
    {
        Assert.IsTrue(File.Exists(Program), Program + " is missing; tests/run.sh installs it (apt install mosquitto).");
        Port = port != 0 ? port : FreePort.Find();
        string access = user == null
            ? "allow_anonymous true\n"
            : "allow_anonymous false\npassword_file " + Passwords(user, password!) + "\n";
        File.WriteAllText(
            _folder.FileOf("broker.conf"), "listener " + Port + " 127.0.0.1\nuser root\npersistence false\n" + access);
        _process = Start(Program, "-c", _folder.FileOf("broker.conf"));
        Eventually.IsTrue(Accepts, "the broker accepts connections");
    }

    /// <summary>TCP port of the broker.</summary>
    public int Port { get; }

    /// <summary>Process id, for signals.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Sends a signal to the broker, for example "STOP" to freeze it.</summary>
    public void Signal(string name)
    {
        using Process kill = Start("/bin/kill", "-" + name, _process.Id.ToString());
        kill.WaitForExit();
    }

    /// <summary>Ends the broker at once, as a crash does.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _folder.Dispose();
    }

    private static Process Start(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        Process process = Process.Start(info)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private string Passwords(string user, string password)
    {
        string path = _folder.FileOf("passwords");
        using Process make = Start("/usr/bin/mosquitto_passwd", "-b", "-c", path, user, password);
        make.WaitForExit();
        Assert.AreEqual(0, make.ExitCode);
        return path;
    }

    private bool Accepts()
    {
        Assert.IsFalse(_process.HasExited, "The broker has ended by itself.");
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
