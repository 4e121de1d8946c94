// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Concurrent;
using System.IO;
using System.Text;
using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Simulators.Replay;

namespace BmsGateway.Desktop.Serial;

/// <summary>
/// A file that takes what passes on the line to the BMS, for <c>--bms replay:FILE</c>. Written by a thread of its own,
/// so the control thread meets no file: what the file cannot take is counted, and the file says where it is missing.
/// </summary>
public sealed class CaptureFile : IDisposable
{
    /// <summary>Largest file, bytes: about six hours of polling four times a second.</summary>
    public const long LargestFile = 64L * 1024 * 1024;

    private const string Source = "capture";
    private const int MostWaiting = 1024;
    private const int StopMilliseconds = 1000;

    private readonly BlockingCollection<CaptureRecord> _waiting = new(MostWaiting);
    private readonly StreamWriter _output;
    private readonly long _largest;
    private readonly ILog _log;
    private readonly Thread _thread;
    private long _written;
    private int _lost;
    private int _full;

    /// <summary>Makes the file; an older one of the name is replaced.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="log">Takes a line when the file is full or cannot be written.</param>
    /// <param name="largest">Size at which it stops, bytes.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public CaptureFile(string path, ILog log, long largest = LargestFile)
    {
        _output = new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        _log = log;
        _largest = largest;
        _thread = new Thread(Write) { IsBackground = true, Name = "capture" };
        _thread.Start();
    }

    /// <summary>True when it has stopped because it is full or cannot be written.</summary>
    public bool IsStopped => Volatile.Read(ref _full) != 0;

    /// <summary>Takes bytes; never waits.</summary>
    /// <param name="milliseconds">Time since any start, ms.</param>
    /// <param name="isRequest">True for bytes to the BMS.</param>
    /// <param name="buffer">Holds them.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="count">How many; nothing happens when there are none.</param>
    public void Add(long milliseconds, bool isRequest, byte[] buffer, int offset, int count)
    {
        if (count <= 0 || IsStopped || _waiting.IsAddingCompleted)
        {
            return;
        }

        var record = new CaptureRecord(milliseconds, isRequest, buffer.AsSpan(offset, count).ToArray());
        if (!_waiting.TryAdd(record))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>Writes what waits and closes the file, within a second.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        if (_thread.Join(StopMilliseconds))
        {
            _output.Dispose();
            _waiting.Dispose();
        }
    }

    private void Write()
    {
        try
        {
            foreach (CaptureRecord record in _waiting.GetConsumingEnumerable())
            {
                WriteRecord(record);
            }
        }
        catch (IOException exception)
        {
            Stop("The capture cannot be written any more: " + exception.Message);
        }
    }

    private void WriteRecord(CaptureRecord record)
    {
        int lost = Interlocked.Exchange(ref _lost, 0);
        if (lost > 0)
        {
            WriteLine("# " + lost + " records are missing here: the file was too slow");
        }

        string line = CaptureFormat.Write(record);
        if (IsStopped || _written + line.Length >= _largest)
        {
            Stop("The capture has reached " + _largest + " bytes and has stopped.");
            return;
        }

        WriteLine(line);
        if (_waiting.Count == 0)
        {
            _output.Flush();
        }
    }

    private void WriteLine(string line)
    {
        _output.WriteLine(line);
        _written += line.Length + 1;
    }

    private void Stop(string reason)
    {
        if (Interlocked.Exchange(ref _full, 1) == 0)
        {
            _log.Write(LogLevel.Warning, Source, reason);
            _output.Flush();
        }
    }
}
