// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Diagnostics;

/// <summary>
/// Writes the log to two files that take turns. At most 2 KiB in 10 s, in one piece, to spare the flash; what waits longer stays in the
/// ring. Switched on and off, and set, while it runs.
/// </summary>
public sealed class LogFile : ISupervisedService
{
    /// <summary>The file that is written.</summary>
    public const string FileName = "log/gateway.log";

    /// <summary>The file before it.</summary>
    public const string OlderFileName = "log/gateway.1.log";

    /// <summary>Most bytes that are written at once.</summary>
    public const int BlockLength = 2048;

    /// <summary>Time between two writes, ms.</summary>
    public const int PeriodMilliseconds = 10000;

    private const string Source = "logfile";
    private const int TickMilliseconds = 1000;
    private const int StopMilliseconds = 2000;
    private const int LongestLine = 1024;

    private readonly IFileStore _files;
    private readonly GatewaySettings _settings;
    private readonly IClock _clock;
    private readonly LogCursor _cursor;
    private readonly ServiceThread _thread;
    private readonly LogEntry _entry = new();
    private readonly JsonWriter _json = new(LongestLine);
    private readonly byte[] _block = new byte[BlockLength];
    private long _dueAt;
    private int _toldMissed;

    /// <summary>Makes the service.</summary>
    /// <param name="ring">Where the lines come from; they hold no secrets any more.</param>
    /// <param name="files">Where they go.</param>
    /// <param name="settings">Reads log.file_….</param>
    /// <param name="clock">Monotonic time.</param>
    public LogFile(LogRing ring, IFileStore files, GatewaySettings settings, IClock clock)
    {
        _files = files;
        _settings = settings;
        _clock = clock;
        _cursor = new LogCursor(ring);
        Health = new ServiceHealth(Source, Gateway.Version);
        _thread = new ServiceThread(Health, clock, Run);
    }

    /// <inheritdoc/>
    public ServiceHealth Health { get; }

    /// <summary>Bytes written since the start.</summary>
    public long WrittenBytes { get; private set; }

    /// <inheritdoc/>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Stop() => _thread.Stop(StopMilliseconds);

    /// <summary>Writes when it is due. The thread calls it once a second; tests call it themselves.</summary>
    public void Step()
    {
        long now = _clock.MonotonicMilliseconds;
        Health.Beat(now);
        if (now >= _dueAt)
        {
            _dueAt = now + PeriodMilliseconds;
            WriteBlock();
        }
    }

    /// <summary>Writes one block of what waits.</summary>
    public void WriteBlock()
    {
        if (!_settings.GetFlag(SettingId.LogFileEnabled))
        {
            return;
        }

        int length = FillBlock();
        if (length == 0)
        {
            return;
        }

        if (!TryRotate(length) || !_files.TryAppend(FileName, _block, length))
        {
            Health.NoteDegraded("The log file " + FileName + " cannot be written; its lines are lost.");
            return;
        }

        WrittenBytes += length;
        Health.NoteRecovered();
    }

    private int FillBlock()
    {
        int length = 0;
        LogLevel minimum = (LogLevel)_settings.GetNumber(SettingId.LogFileLevel);
        while (_cursor.TryTake(minimum, _entry))
        {
            if (_cursor.MissedCount != _toldMissed && !TryAdd(MissedLine(), ref length))
            {
                _cursor.GiveBack();
                return length;
            }

            _toldMissed = _cursor.MissedCount;
            if (!TryAdd(Format(), ref length))
            {
                _cursor.GiveBack();
                return length;
            }
        }

        return length;
    }

    private byte[] MissedLine() => Encoding.UTF8.GetBytes(
        "(" + (_cursor.MissedCount - _toldMissed).ToString() + " lines are missing here: the log did not keep up.)\n");

    private byte[] Format()
    {
        if (!_settings.GetFlag(SettingId.LogFileJson))
        {
            return Encoding.UTF8.GetBytes(LogText.LineOf(_entry) + "\n");
        }

        _json.Reset();
        LogText.WriteJson(_json, _entry);
        if (_json.IsOverflow)
        {
            // Fields of unusual length: the sentence alone always fits.
            _entry.Fields = null;
            _json.Reset();
            LogText.WriteJson(_json, _entry);
        }

        byte[] line = new byte[_json.Length + 1];
        Array.Copy(_json.Buffer, 0, line, 0, _json.Length);
        line[_json.Length] = (byte)'\n';
        return line;
    }

    private bool TryAdd(byte[] line, ref int length)
    {
        // A line that is longer than a whole block is cut, or it would hold up everything behind it.
        int count = line.Length > BlockLength ? BlockLength : line.Length;
        if (length + count > BlockLength)
        {
            return false;
        }

        Array.Copy(line, 0, _block, length, count);
        length += count;
        return true;
    }

    private bool TryRotate(int added)
    {
        long size = _files.SizeOf(FileName);
        if (size < 0 || size + added <= _settings.GetNumber(SettingId.LogFileSize) * 1024L)
        {
            return true;
        }

        return _files.TryDelete(OlderFileName) && _files.TryMove(FileName, OlderFileName);
    }

    private void Run()
    {
        while (!_thread.WaitForStop(TickMilliseconds))
        {
            Step();
        }

        WriteBlock();
    }
}
