// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Diagnostics;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Victron;

namespace BmsGateway.Control;

/// <summary>
/// The control thread: BMS → limits → CAN, and nothing else. It touches no socket and no file and waits only for the BMS line, never
/// longer than until the next CAN frame is due.
/// </summary>
public sealed class ControlLoop : IGatewayService
{
    // After a failure of our own code the thread rests, so that a defect that repeats does not fill the log or the processor.
    private const int FailurePauseMilliseconds = 1000;

    // A turn waits for a frame that is due, never longer than a second; the supervisor has a shorter limit of its own.
    private const int HeartbeatMilliseconds = 5000;

    // Failures without so much quiet between them after which restarting the work has not helped: the signs of life end, and the
    // device is restarted (Health/ControlWatch).
    private const int MostFailures = 10;
    private const int QuietMilliseconds = 10000;

    private readonly IBatterySource _battery;
    private readonly ChargeController _controller;
    private readonly VictronPublisher _publisher;
    private readonly CanOutputs _outputs;
    private readonly IClock _clock;
    private readonly ILog _log;
    private Thread? _thread;
    private int _stopping;
    private int _failuresInRow;
    private long _failedAt;

    /// <summary>Makes the loop; nothing runs yet.</summary>
    public ControlLoop(
        IBatterySource battery, ChargeController controller, VictronPublisher publisher, CanOutputs outputs, IClock clock, ILog log)
    {
        _battery = battery;
        _controller = controller;
        _publisher = publisher;
        _outputs = outputs;
        _clock = clock;
        _log = log;
    }

    /// <summary>Times that the control code itself failed; each one closes the start gate.</summary>
    public int FailureCount { get; private set; }

    /// <summary>Signs of life: one for each turn that did not fail, and none after ten failures with less than 10 s of quiet
    /// between them.</summary>
    public ServiceHealth Health { get; } = new("control", Gateway.Version, HeartbeatMilliseconds);

    /// <inheritdoc/>
    public void Start()
    {
        Health.NoteStarting(_clock.MonotonicMilliseconds);
        _thread = new Thread(Run);
        _thread.Priority = ThreadPriority.AboveNormal;
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        Interlocked.Exchange(ref _stopping, 1);
        if (_thread != null)
        {
            _thread.Join(2000);
        }

        Health.NoteStopped();
        _outputs.Close();
    }

    /// <summary>One turn: send what is due, then let the BMS driver work until the next frame is due. Never throws.</summary>
    public void Turn()
    {
        try
        {
            _publisher.Step(_clock.MonotonicMilliseconds);
            _battery.Run(_publisher.MillisecondsUntilDue(_clock.MonotonicMilliseconds));
            Beat(_clock.MonotonicMilliseconds);
        }
        catch (Exception exception)
        {
            _controller.Reset();
            CountFailure(_clock.MonotonicMilliseconds);
            _log.Write(
                LogLevel.Error,
                "control",
                "The control loop failed (" + FailureCount.ToString() + " in all), nothing is sent until the battery has been read again: "
                + exception.Message);
            _clock.Sleep(FailurePauseMilliseconds);
        }
    }

    // A turn in which nothing went wrong says little when every sample makes the next one fail.
    private void Beat(long nowMilliseconds)
    {
        if (nowMilliseconds - _failedAt > QuietMilliseconds)
        {
            _failuresInRow = 0;
        }

        if (_failuresInRow < MostFailures)
        {
            Health.Beat(nowMilliseconds);
        }
    }

    private void CountFailure(long nowMilliseconds)
    {
        FailureCount++;
        _failuresInRow++;
        _failedAt = nowMilliseconds;
    }

    private void Run()
    {
        while (Interlocked.CompareExchange(ref _stopping, 0, 0) == 0)
        {
            try
            {
                Turn();
            }
            catch (Exception)
            {
                // No memory even for the log line. The gate is closed; the next turn may find memory again.
                _clock.Sleep(FailurePauseMilliseconds);
            }
        }
    }
}
