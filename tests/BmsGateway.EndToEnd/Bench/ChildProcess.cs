// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>A process whose output is kept line by line, and that is gone when the test ends.</summary>
public class ChildProcess : IDisposable
{
    private readonly List<string> _lines = new();
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    public ChildProcess(string fileName, params string[] arguments)
    {
        var start = new ProcessStartInfo(fileName)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>True when it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>All output so far, one string.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>All output lines so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (_lines)
            {
                return _lines.ToArray();
            }
        }
    }

    /// <summary>Sends a line to its input.</summary>
    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for a line that contains a text and gives it back.</summary>
    public string WaitForLine(string text, double seconds)
    {
        Eventually.IsTrue(() => Lines.Any(l => l.Contains(text)), seconds, () => $"line with \"{text}\" in:\n{Output}");
        return Lines.First(l => l.Contains(text));
    }

    /// <summary>Sends a signal ("INT", "TERM", "STOP", "CONT", "KILL").</summary>
    public void Signal(string name) => SignalTo(_process.Id.ToString(), name);

    /// <summary>Waits for its end and gives back the exit code.</summary>
    public int WaitForExit(double seconds)
    {
        bool ended = _process.WaitForExit((int)(seconds * 1000));
        Assert.IsTrue(ended, $"process did not end within {seconds} s:\n{Output}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends a signal to a process, or with a leading minus to a process group.</summary>
    protected static void SignalTo(string target, string name)
    {
        using Process kill = Process.Start("kill", new[] { "-" + name, "--", target });
        kill.WaitForExit(5000);
    }

    /// <summary>Ends the process.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!_process.HasExited)
        {
            _process.Kill(true);
            _process.WaitForExit(5000);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line != null)
        {
            lock (_lines)
            {
                _lines.Add(line);
                Monitor.PulseAll(_lines);
            }
        }
    }
}
