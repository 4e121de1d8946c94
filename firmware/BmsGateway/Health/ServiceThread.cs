// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Platform;

namespace BmsGateway.Health;

/// <summary>
/// The thread of a service, with the signs that the supervisor needs: an exception that leaves the body ends the thread and is kept
/// as the reason, and <see cref="Start"/> makes a fresh thread then. A thread that hangs cannot be ended from outside; it is reported.
/// </summary>
public sealed class ServiceThread
{
    private readonly ServiceHealth _health;
    private readonly IClock _clock;
    private readonly ServiceBody _body;
    private readonly ThreadPriority _priority;
    private readonly ManualResetEvent _stopping = new(false);
    private Thread? _thread;

    /// <summary>Makes a thread that is not running.</summary>
    /// <param name="health">Takes the signs of life.</param>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="body">What the thread does.</param>
    /// <param name="priority">Its priority; below normal for work that can wait.</param>
    public ServiceThread(
        ServiceHealth health, IClock clock, ServiceBody body, ThreadPriority priority = ThreadPriority.Normal)
    {
        _priority = priority;
        _health = health;
        _clock = clock;
        _body = body;
    }

    /// <summary>True from <see cref="Start"/> until <see cref="Stop"/> has seen the end of the thread.</summary>
    public bool IsStarted => _thread != null;

    /// <summary>True once <see cref="Stop"/> has been called, until the next start.</summary>
    public bool IsStopping => _stopping.WaitOne(0, false);

    /// <summary>Starts the thread; nothing happens while the last one is still alive.</summary>
    public void Start()
    {
        if (_thread != null && !_health.HasEnded)
        {
            return;
        }

        _stopping.Reset();
        _health.NoteStarting(_clock.MonotonicMilliseconds);
        _thread = new Thread(Run);
        _thread.Priority = _priority;
        _thread.Start();
    }

    /// <summary>Asks the body to return, without waiting: before something wakes it that it waits for.</summary>
    public void RequestStop() => _stopping.Set();

    /// <summary>Asks the body to return, and waits for it.</summary>
    /// <param name="milliseconds">Longest wait.</param>
    /// <returns>False when it has not returned in time.</returns>
    public bool Stop(int milliseconds)
    {
        _stopping.Set();
        Thread? thread = _thread;
        if (thread == null)
        {
            return true;
        }

        if (!thread.Join(milliseconds))
        {
            return false;
        }

        _thread = null;
        return true;
    }

    /// <summary>The pause of a body between two turns.</summary>
    /// <param name="milliseconds">How long.</param>
    /// <returns>True when the body shall return now.</returns>
    public bool WaitForStop(int milliseconds) => _stopping.WaitOne(milliseconds, false);

    private void Run()
    {
        try
        {
            _body();
        }
        catch (Exception exception)
        {
            _health.NoteEnded(exception.Message);
            return;
        }

        if (IsStopping)
        {
            _health.NoteStopped();
        }
        else
        {
            _health.NoteEnded("The thread returned without being asked to.");
        }
    }
}
