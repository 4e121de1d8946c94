// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Threading;
using BmsGateway.Desktop.Platform;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Can;

/// <summary>
/// A CAN "bus" that appends every frame to a candump log. The control thread only fills a buffer; a thread of its own
/// touches the file. When the disk is slower than the frames, the newest frames are dropped and counted.
/// </summary>
public sealed class CandumpLogBus : ICanBus
{
    // At 45 bytes a line and six Victron frames a second this bridges a disk that hangs for two minutes.
    private const int BufferSize = 32768;
    private const int WriteEveryMilliseconds = 200;
    private const int OpenMilliseconds = 20;
    private const int StopMilliseconds = 1000;

    private readonly object _lock = new();
    private readonly AutoResetEvent _work = new(false);
    private readonly ManualResetEventSlim _opened = new(false);
    private readonly byte[] _line = new byte[CandumpLine.MaximumLength];
    private readonly string _path;
    private readonly DeviceReport _report;
    private byte[] _filling = new byte[BufferSize];
    private byte[] _writing = new byte[BufferSize];
    private int _filled;
    private volatile bool _isStopping;
    private volatile bool _isRunning;
    private Thread? _writer;

    /// <summary>Describes the log; the file is opened later.</summary>
    /// <param name="path">File to append to; it is created when it is missing.</param>
    /// <param name="log">Told when the file cannot be written, and when it can again; not at every attempt.</param>
    public CandumpLogBus(string path, ILog log)
    {
        _path = path;
        Name = "log:" + path;
        _report = new DeviceReport(log, "can", Name);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public CanBusState State => _isRunning ? CanBusState.Running : CanBusState.Down;

    /// <inheritdoc/>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public int ReceivedCount => 0;

    /// <inheritdoc/>
    public bool TryOpen()
    {
        // A writer that still waits for its file becomes Running by itself when it gets it.
        if (_isRunning || (_writer != null && !_writer.Join(OpenMilliseconds)))
        {
            return _isRunning;
        }

        _opened.Reset();
        _isStopping = false;
        _filled = 0;
        _writer = new Thread(Run) { IsBackground = true, Name = "candump log" };
        _writer.Start();
        _opened.Wait(OpenMilliseconds);
        return _isRunning;
    }

    /// <inheritdoc/>
    public void Close()
    {
        _isStopping = true;
        _work.Set();
        _writer?.Join(StopMilliseconds);
        _isRunning = false;
    }

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        long microseconds = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        int length = CandumpLine.Format(frame, microseconds, _line);
        lock (_lock)
        {
            if (_isRunning && _filled + length <= BufferSize)
            {
                Array.Copy(_line, 0, _filling, _filled, length);
                _filled += length;
                SentCount++;
                return true;
            }
        }

        DroppedCount++;
        return false;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame) => false;

    private void Run()
    {
        try
        {
            using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
            _isRunning = true;
            _opened.Set();
            while (!_isStopping)
            {
                _work.WaitOne(WriteEveryMilliseconds);
                WriteOut(file);
            }

            WriteOut(file);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _report.Absent("cannot be written (" + exception.Message + ")");
        }

        _isRunning = false;
        _opened.Set();
    }

    private void WriteOut(FileStream file)
    {
        int length;
        lock (_lock)
        {
            (_filling, _writing) = (_writing, _filling);
            length = _filled;
            _filled = 0;
        }

        if (length > 0)
        {
            file.Write(_writing, 0, length);
            _report.Present();
        }
    }
}
