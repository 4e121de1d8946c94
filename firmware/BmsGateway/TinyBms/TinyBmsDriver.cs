// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;

namespace BmsGateway.TinyBms;

/// <summary>
/// Polls a TinyBMS over a serial line: a state machine that the control thread drives with <see cref="Run"/>. Never
/// more than one request is under way. Source of the rules: TinyBMS Communication Protocols Rev D, UART
/// communication (frames, sleep mode, error codes).
/// </summary>
public sealed class TinyBmsDriver : IBatterySource
{
    private readonly ISerialLink _link;
    private readonly IClock _clock;
    private readonly TinyBmsLinkReporter _reporter;
    private readonly BatteryLinkStatus _status;
    private readonly TinyBmsSchedule _schedule;
    private readonly TinyBmsExchange _exchange;
    private readonly TinyBmsSampler _sampler;
    private Phase _phase;
    private TinyBmsBlock _pending;
    private long _resumeAtMilliseconds;
    private int _unansweredCount;
    private int _crcRepeatCount;
    private bool _hasBeenOpen;

    /// <summary>Makes a driver; it opens the line in its first <see cref="Run"/>.</summary>
    /// <param name="link">The line: 115200 bit/s, 8N1.</param>
    /// <param name="clock">Time.</param>
    /// <param name="bus">Gets the samples and the changes of the link.</param>
    /// <param name="log">
    /// Gets one line per change of the link, and one a minute at most about implausible samples.
    /// </param>
    /// <param name="pollPeriodMilliseconds">
    /// Period of the live block, 100–5000 ms (<see cref="TinyBmsTiming"/>).
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public TinyBmsDriver(ISerialLink link, IClock clock, EventBus bus, ILog log, int pollPeriodMilliseconds)
    {
        if (pollPeriodMilliseconds < TinyBmsTiming.MinimumPollPeriodMilliseconds
            || pollPeriodMilliseconds > TinyBmsTiming.MaximumPollPeriodMilliseconds)
        {
            throw new ArgumentOutOfRangeException(
                nameof(pollPeriodMilliseconds), "The poll period of the TinyBMS must be 100 to 5000 ms.");
        }

        _link = link;
        _clock = clock;
        _reporter = new TinyBmsLinkReporter(link.Name, bus, log);
        _status = _reporter.Status;
        _schedule = new TinyBmsSchedule(pollPeriodMilliseconds);
        _exchange = new TinyBmsExchange(link, clock, _status);
        _sampler = new TinyBmsSampler(_status, bus, log);
        _pending = _schedule.Settings;
        _resumeAtMilliseconds = clock.MonotonicMilliseconds;
    }

    private enum Phase
    {
        Closed,
        Idle,
        Pausing,
        Waiting,
    }

    /// <inheritdoc/>
    public BatteryLinkStatus Link => _status;

    /// <inheritdoc/>
    public string Description => _sampler.Description;

    /// <summary>Statistics that the BMS keeps, read every ten seconds.</summary>
    public TinyBmsStatistics Statistics => _sampler.Statistics;

    /// <inheritdoc/>
    public void Run(int maximumWaitMilliseconds)
    {
        int wait = maximumWaitMilliseconds < 0 ? 0 : maximumWaitMilliseconds > 1000 ? 1000 : maximumWaitMilliseconds;
        switch (_phase)
        {
            case Phase.Closed:
                Open(wait);
                break;
            case Phase.Idle:
                SendNext(wait);
                break;
            case Phase.Pausing:
                Repeat(wait);
                break;
            default:
                Receive(wait);
                break;
        }
    }

    private void Open(int wait)
    {
        if (!WaitUntil(_resumeAtMilliseconds, wait))
        {
            return;
        }

        if (!_link.TryOpen())
        {
            _resumeAtMilliseconds = _clock.MonotonicMilliseconds + TinyBmsTiming.OpenRetryMilliseconds;
            _reporter.Report(BatteryLinkState.NoDevice);
            return;
        }

        if (_hasBeenOpen)
        {
            _status.ReopenCount++;
        }

        _hasBeenOpen = true;
        _phase = Phase.Idle;
        _reporter.Report(BatteryLinkState.Silent);
    }

    // A BMS that has not answered yet is asked for its settings, a harmless read that wakes it: so the first sample
    // of a connection has the thresholds and the number of cells of this very BMS.
    private void SendNext(int wait)
    {
        TinyBmsBlock block = _schedule.Settings;
        if (_status.State == BatteryLinkState.Online)
        {
            block = _schedule.Next(_clock.MonotonicMilliseconds) ?? _schedule.Live;
            if (!WaitUntil(block.DueAtMilliseconds, wait))
            {
                return;
            }
        }

        _unansweredCount = 0;
        _crcRepeatCount = 0;
        Send(block);
    }

    private void Repeat(int wait)
    {
        if (WaitUntil(_resumeAtMilliseconds, wait))
        {
            Send(_pending);
        }
    }

    private void Send(TinyBmsBlock block)
    {
        _pending = block;
        _phase = Phase.Waiting;
        if (!_exchange.TrySend(block))
        {
            Lose();
        }
    }

    private void Receive(int wait)
    {
        switch (_exchange.Receive(wait))
        {
            case TinyBmsExchangeResult.Answer:
                TakeAnswer();
                break;
            case TinyBmsExchangeResult.Rejected:
                TakeRejection();
                break;
            case TinyBmsExchangeResult.TimedOut:
                GiveUp();
                break;
            case TinyBmsExchangeResult.Lost:
                Lose();
                break;
        }
    }

    private void TakeAnswer()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        SetOnline(now);
        _phase = Phase.Idle;
        _pending.Advance(now);
        byte[] buffer = _exchange.Buffer;
        int offset = _exchange.PayloadOffset;
        if (_pending == _schedule.Live)
        {
            TakeLive(buffer, offset, now);
        }
        else if (_pending == _schedule.Settings)
        {
            _sampler.TakeSettings(buffer, offset, _pending);
        }
        else if (_pending == _schedule.Statistics)
        {
            _sampler.TakeStatistics(buffer, offset, _pending, now);
        }
        else
        {
            _sampler.TakeVersion(buffer, offset, _pending);
        }
    }

    private void TakeLive(byte[] buffer, int offset, long now)
    {
        SampleFault fault = _sampler.TakeLive(buffer, offset, _pending, _exchange.AnsweredAtMilliseconds);

        // Somebody may have changed the number of cells just now: do not wait a minute for it.
        if (fault == SampleFault.CellCountMismatch)
        {
            _schedule.Settings.DueAtMilliseconds = now;
        }
    }

    private void TakeRejection()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        SetOnline(now);
        if (_exchange.ErrorCode == TinyBmsProtocol.ErrorCrc && _crcRepeatCount < TinyBmsTiming.MaximumCrcRepeats)
        {
            _crcRepeatCount++;
            PauseUntil(now);
            return;
        }

        _schedule.Fail(_pending, now);
        _phase = Phase.Idle;
    }

    private void GiveUp()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        if (_status.State == BatteryLinkState.Online && _pending != _schedule.Live)
        {
            _schedule.Fail(_pending, now);
            _phase = Phase.Idle;
        }
        else if (_unansweredCount < TinyBmsTiming.MaximumRepeats)
        {
            PauseUntil(now + TinyBmsTiming.RepeatPauseMilliseconds(_unansweredCount));
            _unansweredCount++;
        }
        else
        {
            _sampler.ForgetThresholds();
            _pending = _schedule.Settings;
            PauseUntil(now + TinyBmsTiming.SilentRetryMilliseconds);
            _reporter.Report(BatteryLinkState.Silent);
        }
    }

    private void PauseUntil(long time)
    {
        _resumeAtMilliseconds = time;
        _phase = Phase.Pausing;
    }

    private void Lose()
    {
        _link.Close();
        _sampler.ForgetThresholds();
        _resumeAtMilliseconds = _clock.MonotonicMilliseconds + TinyBmsTiming.OpenRetryMilliseconds;
        _phase = Phase.Closed;
        _reporter.Report(BatteryLinkState.NoDevice);
    }

    private void SetOnline(long now)
    {
        if (_status.State != BatteryLinkState.Online)
        {
            _schedule.Restart(now);
            _reporter.Report(BatteryLinkState.Online);
        }
    }

    // Sleeps until a time, or as long as allowed; true when the time has come.
    private bool WaitUntil(long time, int wait)
    {
        long left = time - _clock.MonotonicMilliseconds;
        if (left <= 0)
        {
            return true;
        }

        bool isInReach = left <= wait;
        int sleep = isInReach ? (int)left : wait;
        if (sleep > 0)
        {
            _clock.Sleep(sleep);
        }

        return isInReach;
    }
}
