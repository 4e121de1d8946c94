// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;

namespace BmsGateway.Diagnostics;

/// <summary>
/// A bounded queue in front of a log that may block: a console whose reader has stopped, a slow serial line. Writers, the control thread
/// among them, never wait; a thread of its own writes. When the queue is full the oldest line is dropped, and the loss is reported.
/// </summary>
public sealed class LogQueue : ILog, IGatewayService
{
    /// <summary>Lines that can wait.</summary>
    public const int Capacity = 64;

    private const int WaitMilliseconds = 500;
    private const int StopMilliseconds = 1000;

    private readonly object _gate = new();
    private readonly AutoResetEvent _arrived = new(false);
    private readonly ILog _target;
    private readonly LogLevel[] _levels = new LogLevel[Capacity];
    private readonly string[] _sources = new string[Capacity];
    private readonly string[] _messages = new string[Capacity];
    private Thread? _thread;
    private int _head;
    private int _waiting;
    private int _unreportedDrops;
    private int _stopping;

    /// <summary>Makes a queue in front of a log.</summary>
    public LogQueue(ILog target)
    {
        _target = target;
    }

    /// <summary>Lines lost in all because the target did not keep up.</summary>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message)
    {
        lock (_gate)
        {
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
            _waiting++;
        }

        _arrived.Set();
    }

    /// <inheritdoc/>
    public void Start()
    {
        _thread = new Thread(Run);
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        Interlocked.Exchange(ref _stopping, 1);
        _arrived.Set();
        if (_thread != null)
        {
            _thread.Join(StopMilliseconds);
        }
    }

    /// <summary>Hands everything that waits to the target, on the calling thread.</summary>
    public void Drain()
    {
        while (TryTake(out LogLevel level, out string source, out string message, out int drops))
        {
            if (drops > 0)
            {
                _target.Write(LogLevel.Warning, "log", drops.ToString() + " lines were lost because the log did not keep up.");
            }

            _target.Write(level, source, message);
        }
    }

    private bool TryTake(out LogLevel level, out string source, out string message, out int drops)
    {
        lock (_gate)
        {
            level = _levels[_head];
            source = _sources[_head];
            message = _messages[_head];
            drops = _unreportedDrops;
            if (_waiting == 0)
            {
                return false;
            }

            _unreportedDrops = 0;
            _head = (_head + 1) % Capacity;
            _waiting--;
            return true;
        }
    }

    private void Run()
    {
        while (Interlocked.CompareExchange(ref _stopping, 0, 0) == 0)
        {
            _arrived.WaitOne(WaitMilliseconds, false);
            Drain();
        }

        Drain();
    }
}
