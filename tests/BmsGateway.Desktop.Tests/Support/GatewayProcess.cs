// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace BmsGateway.Desktop.Tests.Support;

/// <summary>The program as a process of its own.</summary>
public sealed class GatewayProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    /// <summary>
    /// Starts the program with the signals as a terminal leaves them, whatever the starter of the tests ignores.
    /// </summary>
    public GatewayProcess(params string[] options)
        : this("exec env --default-signal=HUP,INT dotnet \"$0\" \"$@\"", options)
    {
    }

    private GatewayProcess(string script, string[] options)
    {
        var info = new ProcessStartInfo("/bin/bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add(script);
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "BmsGateway.Desktop.dll"));
        options.ToList().ForEach(info.ArgumentList.Add);
        _process = Process.Start(info)!;
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Standard output so far.</summary>
    public string Output => Text(_output);

    /// <summary>Standard error so far.</summary>
    public string Error => Text(_error);

    /// <summary>True when it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts the program as nohup does.</summary>
    public static GatewayProcess WithoutHangUp(params string[] options) =>
        new("trap '' HUP; exec dotnet \"$0\" \"$@\"", options);

    /// <summary>Waits for a text in the output.</summary>
    public void WaitFor(string text) =>
        Eventually.IsTrue(() => Output.Contains(text), "\"" + text + "\" in the output:\n" + Output + Error, 20000);

    /// <summary>Sends a signal.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("/bin/kill", new[] { "-" + name, _process.Id.ToString() });
        kill.WaitForExit();
    }

    /// <summary>Waits for the end and gives back the exit code.</summary>
    public int WaitForEnd(int milliseconds)
    {
        bool ended = _process.WaitForExit(milliseconds);
        Assert.IsTrue(ended, "Still running after " + milliseconds + " ms:\n" + Output + Error);
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(true);
            _process.WaitForExit(5000);
        }

        _process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line == null ? "" : line + "\n");
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
