// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;
using BmsGateway.Health;
using BmsGateway.Platform;

namespace BmsGateway.Diagnostics;

/// <summary>
/// A bounded queue in front of logs that may block: a console whose reader has stopped, a slow serial line. Writers, the control thread
/// among them, never wait; a thread of its own writes. Each source has a rate limit. When the queue is full the oldest line is dropped.
/// Either loss is counted and said in the log.
/// </summary>
public sealed class LogQueue : IStructuredLog, ISupervisedService
{
    /// <summary>Lines that can wait.</summary>
    public const int Capacity = 64;

    private const string Source = "log";
    private const int WaitMilliseconds = 500;
    private const int StopMilliseconds = 1000;

    private readonly object _gate = new();
    private readonly AutoResetEvent _arrived = new(false);
    private readonly ILogSink _target;
    private readonly IClock _clock;
    private readonly LogRateLimit _limit = new();
    private readonly LogEntry _entry = new();
    private readonly ServiceThread _thread;
    private readonly LogLevel[] _levels = new LogLevel[Capacity];
    private readonly string[] _sources = new string[Capacity];
    private readonly string[] _messages = new string[Capacity];
    private readonly string[]?[] _fields = new string[]?[Capacity];
    private readonly long[] _times = new long[Capacity];
    private int _head;
    private int _waiting;
    private int _unreportedDrops;

    /// <summary>Makes a queue in front of a log.</summary>
    /// <param name="target">Takes the lines, on the thread of the queue.</param>
    /// <param name="clock">Time of the lines.</param>
    public LogQueue(ILogSink target, IClock clock)
    {
        _target = target;
        _clock = clock;
        Health = new ServiceHealth(Source, Gateway.Version);
        _thread = new ServiceThread(Health, clock, Run);
    }

    /// <inheritdoc/>
    public ServiceHealth Health { get; }

    /// <summary>Lines below this level are not taken at all.</summary>
    public LogLevel MinimumLevel { get; set; } = LogLevel.Information;

    /// <summary>Lines lost in all because the target did not keep up.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Lines left out in all because their source wrote too many.</summary>
    public int LeftOutCount => _limit.LeftOutCount;

    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message) => Write(level, source, message, null);

    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message, string[]? fields)
    {
        if (level < MinimumLevel)
        {
            return;
        }

        long now = _clock.MonotonicMilliseconds;
        lock (_gate)
        {
            // What tells that control is dead must not be left out because control has said much before.
            if (level < LogLevel.Critical && !_limit.TryPass(source, now))
            {
                return;
            }

            if (_waiting == Capacity)
            {
                _head = (_head + 1) % Capacity;
                _waiting--;
                DroppedCount++;
                _unreportedDrops++;
            }

            int tail = (_head + _waiting) % Capacity;
            _levels[tail] = level;
            _sources[tail] = source;
            _messages[tail] = message;
            _fields[tail] = fields;
            _times[tail] = now;
            _waiting++;
        }

        _arrived.Set();
    }

    /// <inheritdoc/>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Stop()
    {
        _arrived.Set();
        _thread.Stop(StopMilliseconds);
    }

    /// <summary>Hands everything that waits to the target, on the calling thread.</summary>
    public void Drain()
    {
        while (TryTake(_entry, out int drops))
        {
            string message = _entry.Message;
            if (drops > 0)
            {
                LogLevel level = _entry.Level;
                string source = _entry.Source;
                string[]? fields = _entry.Fields;
                Say(drops.ToString() + " lines were lost because the log did not keep up.");
                _entry.Level = level;
                _entry.Source = source;
                _entry.Message = message;
                _entry.Fields = fields;
            }

            _target.Take(_entry);
        }

        ReportLeftOut();
    }

    private void ReportLeftOut()
    {
        bool isReported;
        do
        {
            string source;
            int count;
            lock (_gate)
            {
                isReported = _limit.TryTakeReport(_clock.MonotonicMilliseconds, out source, out count);
            }

            if (isReported)
            {
                _entry.WrittenAtMilliseconds = _clock.MonotonicMilliseconds;
                Say(count.ToString() + " lines of " + source + " were left out because it wrote too many.");
            }
        }
        while (isReported);
    }

    private void Say(string message)
    {
        _entry.Level = LogLevel.Warning;
        _entry.Source = Source;
        _entry.Message = message;
        _entry.Fields = null;
        _entry.UtcSeconds = UtcOf(_entry.WrittenAtMilliseconds);
        _target.Take(_entry);
    }

    private bool TryTake(LogEntry entry, out int drops)
    {
        lock (_gate)
        {
            drops = _unreportedDrops;
            if (_waiting == 0)
            {
                return false;
            }

            entry.Level = _levels[_head];
            entry.Source = _sources[_head];
            entry.Message = _messages[_head];
            entry.Fields = _fields[_head];
            entry.WrittenAtMilliseconds = _times[_head];
            _unreportedDrops = 0;
            _head = (_head + 1) % Capacity;
            _waiting--;
        }

        entry.UtcSeconds = UtcOf(entry.WrittenAtMilliseconds);
        return true;
    }

    // The wall clock is read here and not by the writer, which may be the control thread.
    private long UtcOf(long writtenAt) => _clock.IsWallClockSet
        ? _clock.UtcSeconds - ((_clock.MonotonicMilliseconds - writtenAt) / 1000)
        : LogEntry.NoTime;

    private void Run()
    {
        while (!_thread.IsStopping)
        {
            Health.Beat(_clock.MonotonicMilliseconds);
            _arrived.WaitOne(WaitMilliseconds, false);
            Drain();
        }

        Drain();
    }
}
