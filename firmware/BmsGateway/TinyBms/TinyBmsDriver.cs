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
    private readonly TinyBmsIntake _intake;
    private readonly TinyBmsControlQueue _controls;
    private readonly TinyBmsAgenda _agenda;
    private readonly TinyBmsRest _rest;
    private TinyBmsDriverOptions _options;
    private TinyBmsDriverOptions _wantedOptions;
    private Phase _phase;
    private TinyBmsBlock _pending;
    private long _resumeAtMilliseconds;
    private int _unansweredCount;
    private int _crcRepeatCount;
    private bool _hasBeenOpen;

    /// <summary>Makes a driver that never lets the BMS sleep and shows no raw bytes.</summary>
    /// <param name="link">The line: 115200 bit/s, 8N1.</param>
    /// <param name="clock">Time.</param>
    /// <param name="bus">Gets the samples and the changes of the link.</param>
    /// <param name="log">Gets lines about changes, never in the steady state.</param>
    /// <param name="pollPeriodMilliseconds">
    /// Period of the live block, 100–5000 ms (<see cref="TinyBmsTiming"/>).
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public TinyBmsDriver(ISerialLink link, IClock clock, EventBus bus, ILog log, int pollPeriodMilliseconds)
        : this(link, clock, bus, log, new TinyBmsDriverOptions { PollPeriodMilliseconds = pollPeriodMilliseconds })
    {
    }

    /// <summary>Makes a driver; it opens the line in its first <see cref="Run"/>.</summary>
    /// <param name="link">The line: 115200 bit/s, 8N1.</param>
    /// <param name="clock">Time.</param>
    /// <param name="bus">Gets the samples, the events and the changes of the link.</param>
    /// <param name="log">Gets lines about changes, never in the steady state.</param>
    /// <param name="options">What a person can set; <see cref="Apply"/> changes it later.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public TinyBmsDriver(ISerialLink link, IClock clock, EventBus bus, ILog log, TinyBmsDriverOptions options)
    {
        options.Check();
        _options = options;
        _wantedOptions = options;
        _link = link;
        _clock = clock;
        _reporter = new TinyBmsLinkReporter(link.Name, bus, log);
        _status = _reporter.Status;
        _status.PollPeriodMilliseconds = options.PollPeriodMilliseconds;
        RawView = new TinyBmsRawView(bus) { IsEnabled = options.IsRawViewEnabled };
        _schedule = new TinyBmsSchedule(options.PollPeriodMilliseconds);
        _exchange = new TinyBmsExchange(link, clock, _status, RawView);
        _controls = new TinyBmsControlQueue(clock, log);
        _agenda = new TinyBmsAgenda(_schedule, _controls);
        _rest = new TinyBmsRest(options.SleepAfterIdleMinutes, clock.MonotonicMilliseconds);
        _intake = new TinyBmsIntake(_schedule, _exchange, _rest, _status, bus, log);
        _pending = _schedule.Settings;
        _resumeAtMilliseconds = clock.MonotonicMilliseconds;
    }

    private enum Phase
    {
        Closed,
        Idle,
        Pausing,
        Waiting,
        Resting,
    }

    /// <inheritdoc/>
    public BatteryLinkStatus Link => _status;

    /// <inheritdoc/>
    public string Description => _intake.Sampler.Description;

    /// <summary>Statistics that the BMS keeps, read every ten seconds.</summary>
    public TinyBmsStatistics Statistics => _intake.Sampler.Statistics;

    /// <summary>Raw bytes on the line; may be switched on and off at any time.</summary>
    public TinyBmsRawView RawView { get; }

    /// <summary>Asks for a command to the BMS; it is sent between two polls. Any thread; never waits.</summary>
    /// <param name="control">The command.</param>
    /// <param name="result">Whether it was taken, and if not why.</param>
    /// <returns>True when it was taken; <see cref="OutcomeOf"/> then says what becomes of it.</returns>
    public bool TryEnqueue(TinyBmsControl control, out TinyBmsEnqueueResult result)
    {
        result = _controls.Enqueue(control);
        return result == TinyBmsEnqueueResult.Accepted;
    }

    /// <summary>Changes what a person can set; used from the next turn of the control thread on. Any thread.</summary>
    /// <param name="options">All options; must not be changed afterwards.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; nothing is changed.</exception>
    public void Apply(TinyBmsDriverOptions options)
    {
        options.Check();
        _wantedOptions = options;
        RawView.IsEnabled = options.IsRawViewEnabled;
    }

    /// <summary>What became of the last command of a kind. Any thread.</summary>
    public TinyBmsControlOutcome OutcomeOf(TinyBmsControl control) => _controls.OutcomeOf(control);

    /// <summary>Somebody has written settings: they are read again at the next chance. Any thread.</summary>
    public void ReadSettingsSoon() => _agenda.ReadSettingsSoon();

    /// <summary>Somebody listens to the limits: the BMS is not allowed to sleep. Control thread.</summary>
    public void NoteListener() => _rest.NoteNeed(_clock.MonotonicMilliseconds);

    /// <inheritdoc/>
    public void Run(int maximumWaitMilliseconds)
    {
        int wait = maximumWaitMilliseconds < 0 ? 0 : maximumWaitMilliseconds > 1000 ? 1000 : maximumWaitMilliseconds;
        _controls.Expire();
        if (_options != _wantedOptions)
        {
            TakeOptions(_wantedOptions);
        }

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
            case Phase.Resting:
                Rest(wait);
                break;
            default:
                Receive(wait);
                break;
        }
    }

    private void TakeOptions(TinyBmsDriverOptions options)
    {
        long now = _clock.MonotonicMilliseconds;
        if (options.PollPeriodMilliseconds != _options.PollPeriodMilliseconds)
        {
            _schedule.SetPollPeriod(options.PollPeriodMilliseconds, now);
            _status.PollPeriodMilliseconds = options.PollPeriodMilliseconds;
        }

        if (options.SleepAfterIdleMinutes != _options.SleepAfterIdleMinutes)
        {
            _rest.SetIdleTime(options.SleepAfterIdleMinutes, now);
        }

        _options = options;
    }

    private void Open(int wait)
    {
        if (!TinyBmsTiming.WaitUntil(_clock, _resumeAtMilliseconds, wait))
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
            long now = _clock.MonotonicMilliseconds;
            if (_rest.IsDue(now) && !_controls.HasWaiting)
            {
                BeginRest(now);
                return;
            }

            block = _agenda.Next(now);
            if (!TinyBmsTiming.WaitUntil(_clock, block.DueAtMilliseconds, wait))
            {
                return;
            }
        }

        Begin(block);
    }

    private void Begin(TinyBmsBlock block)
    {
        _unansweredCount = 0;
        _crcRepeatCount = 0;
        Send(block);
    }

    private void Repeat(int wait)
    {
        if (TinyBmsTiming.WaitUntil(_clock, _resumeAtMilliseconds, wait))
        {
            Send(_pending);
        }
    }

    private void BeginRest(long now)
    {
        _phase = Phase.Resting;
        _resumeAtMilliseconds = now + TinyBmsRest.ProbeMilliseconds;
        _rest.NoteWake();
        _reporter.Report(BatteryLinkState.Sleeping);
    }

    // A short sleep each time, so that a listener or a command ends the rest within a second.
    private void Rest(int wait)
    {
        bool isOver = _controls.HasWaiting || _rest.IsNeeded(_clock.MonotonicMilliseconds);
        if (isOver || TinyBmsTiming.WaitUntil(_clock, _resumeAtMilliseconds, wait))
        {
            Begin(_schedule.Live);
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
        _phase = Phase.Idle;
        if (_pending.Command == TinyBmsProtocol.Control)
        {
            EndControl(TinyBmsControlOutcome.Confirmed, now);
            return;
        }

        bool isProbe = _status.State == BatteryLinkState.Sleeping;
        if (!isProbe)
        {
            SetOnline(now);
        }

        _intake.Take(_pending);
        _status.PollPeriodMilliseconds = _schedule.Live.PeriodMilliseconds;
        if (isProbe && _rest.IsDue(now) && !_controls.HasWaiting)
        {
            BeginRest(now);
        }
        else
        {
            SetOnline(now);
        }
    }

    private void EndControl(TinyBmsControlOutcome outcome, long now)
    {
        _controls.End(_pending, outcome);
        if (outcome != TinyBmsControlOutcome.Refused)
        {
            _intake.ReadAfter(_pending, now);
        }

        _phase = Phase.Idle;
    }

    private void TakeRejection()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        SetOnline(now);
        if (_exchange.ErrorCode == TinyBmsProtocol.ErrorCrc && _crcRepeatCount < TinyBmsTiming.MaximumCrcRepeats)
        {
            _crcRepeatCount++;
            PauseUntil(now);
        }
        else if (_pending.Command == TinyBmsProtocol.Control)
        {
            EndControl(TinyBmsControlOutcome.Refused, now);
        }
        else
        {
            _schedule.Fail(_pending, now);
            _phase = Phase.Idle;
        }

        _status.PollPeriodMilliseconds = _schedule.Live.PeriodMilliseconds;
    }

    private void GiveUp()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        if (_pending.Command == TinyBmsProtocol.Control)
        {
            EndControl(TinyBmsControlOutcome.Unanswered, now);
        }
        else if (_status.State == BatteryLinkState.Online && _pending != _schedule.Live)
        {
            _schedule.Fail(_pending, now);
            _phase = Phase.Idle;
        }
        else if (_unansweredCount < TinyBmsTiming.MaximumRepeats)
        {
            _schedule.NoteLiveFailure();
            PauseUntil(now + TinyBmsTiming.RepeatPauseMilliseconds(_unansweredCount));
            _unansweredCount++;
        }
        else
        {
            _intake.Forget();
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
        if (_pending.Command == TinyBmsProtocol.Control)
        {
            _controls.End(_pending, TinyBmsControlOutcome.Unanswered);
            _pending = _schedule.Settings;
        }

        _link.Close();
        _intake.Forget();
        _resumeAtMilliseconds = _clock.MonotonicMilliseconds + TinyBmsTiming.OpenRetryMilliseconds;
        _phase = Phase.Closed;
        _reporter.Report(BatteryLinkState.NoDevice);
    }

    private void SetOnline(long now)
    {
        if (_status.State != BatteryLinkState.Online)
        {
            _schedule.Restart(now);
            _rest.NoteWake();
            _reporter.Report(BatteryLinkState.Online);
        }
    }
}
