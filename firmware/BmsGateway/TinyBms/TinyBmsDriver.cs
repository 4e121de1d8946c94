// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.TinyBms;

/// <summary>
/// Polls a TinyBMS over a serial line: a state machine that the control thread drives with <see cref="Run"/>. Never
/// more than one request is under way. Source of the rules: TinyBMS Communication Protocols Rev D, UART
/// communication (frames, sleep mode, error codes).
/// </summary>
public sealed class TinyBmsDriver : IBatterySource
{
    private readonly TinyBmsParts _parts;
    private readonly IClock _clock;
    private readonly TinyBmsTurn _turn;
    private TinyBmsDriverOptions _options;
    private TinyBmsDriverOptions _wantedOptions;
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
        _clock = clock;
        _parts = new TinyBmsParts(link, clock, bus, log, options);
        _turn = new TinyBmsTurn(_parts);
        Settings = new TinyBmsSettingsService(_parts.Channel, _parts.Agenda, clock, log);
    }

    /// <inheritdoc/>
    public BatteryLinkStatus Link => _parts.Status;

    /// <inheritdoc/>
    public string Description => _parts.Intake.Sampler.Description;

    /// <inheritdoc/>
    public string SerialNumber => _parts.Intake.Sampler.SerialNumber;

    /// <summary>Statistics that the BMS keeps, read every ten seconds.</summary>
    public TinyBmsStatistics Statistics => _parts.Intake.Sampler.Statistics;

    /// <summary>Registers as read last.</summary>
    public TinyBmsRegisterImage Registers => _parts.Intake.Sampler.Registers;

    /// <summary>Event log of the BMS as read last.</summary>
    public TinyBmsEventRecords EventRecords => _parts.Intake.Events.Records;

    /// <summary>Reading and writing of the settings of the BMS.</summary>
    public TinyBmsSettingsService Settings { get; }

    /// <summary>Raw bytes on the line; may be switched on and off at any time.</summary>
    public TinyBmsRawView RawView => _parts.RawView;

    /// <summary>Asks for a command to the BMS; it is sent between two polls. Any thread; never waits.</summary>
    /// <param name="control">The command.</param>
    /// <param name="result">Whether it was taken, and if not why.</param>
    /// <returns>True when it was taken; <see cref="OutcomeOf"/> then says what becomes of it.</returns>
    public bool TryEnqueue(TinyBmsControl control, out TinyBmsEnqueueResult result)
    {
        result = Settings.IsWriting ? TinyBmsEnqueueResult.WritingSettings : _parts.Controls.Enqueue(control);
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
    public TinyBmsControlOutcome OutcomeOf(TinyBmsControl control) => _parts.Controls.OutcomeOf(control);

    /// <summary>Somebody has written settings: they are read again at the next chance. Any thread.</summary>
    public void ReadSettingsSoon() => _parts.Agenda.ReadSettingsSoon();

    /// <summary>Somebody looks at the registers: all are read again at the next chance. Any thread.</summary>
    public void ReadAllSoon() => _parts.Agenda.ReadAllSoon();

    /// <summary>Somebody listens to the limits: the BMS is not allowed to sleep. Control thread.</summary>
    public void NoteListener() => _parts.Rest.NoteNeed(_clock.MonotonicMilliseconds);

    /// <inheritdoc/>
    public void Run(int maximumWaitMilliseconds)
    {
        int wait = maximumWaitMilliseconds < 0 ? 0 : maximumWaitMilliseconds > 1000 ? 1000 : maximumWaitMilliseconds;
        _parts.Controls.Expire();
        TakeOptions();
        WorkOnSettings();
        switch (_turn.Phase)
        {
            case TinyBmsPhase.Closed:
                Open(wait);
                break;
            case TinyBmsPhase.Idle:
                SendNext(wait);
                break;
            case TinyBmsPhase.Pausing:
                Repeat(wait);
                break;
            case TinyBmsPhase.Resting:
                Rest(wait);
                break;
            default:
                _turn.Receive(wait);
                break;
        }
    }

    private void TakeOptions()
    {
        TinyBmsDriverOptions wanted = _wantedOptions;
        if (wanted == _options)
        {
            return;
        }

        long now = _clock.MonotonicMilliseconds;
        if (wanted.PollPeriodMilliseconds != _options.PollPeriodMilliseconds)
        {
            _parts.Schedule.SetPollPeriod(wanted.PollPeriodMilliseconds, now);
            Link.PollPeriodMilliseconds = wanted.PollPeriodMilliseconds;
        }

        if (wanted.SleepAfterIdleMinutes != _options.SleepAfterIdleMinutes)
        {
            _parts.Rest.SetIdleTime(wanted.SleepAfterIdleMinutes, now);
        }

        _options = wanted;
    }

    // Whoever works on the settings needs the BMS awake.
    private void WorkOnSettings()
    {
        if (!Settings.IsBusy)
        {
            return;
        }

        long now = _clock.MonotonicMilliseconds;
        Settings.Step(now);
        _parts.Agenda.HoldsCommands = Settings.IsWriting;
        _parts.Rest.NoteNeed(now);
        if (Link.State != BatteryLinkState.Online && Link.State != BatteryLinkState.Sleeping)
        {
            _parts.Channel.RefuseWaiting();
        }
    }

    private void Open(int wait)
    {
        if (!TinyBmsTiming.WaitUntil(_clock, _turn.ResumeAtMilliseconds, wait))
        {
            return;
        }

        if (!_parts.Link.TryOpen())
        {
            _turn.RetryOpen();
            return;
        }

        if (_hasBeenOpen)
        {
            Link.ReopenCount++;
        }

        _hasBeenOpen = true;
        _turn.Open();
    }

    // A BMS that has not answered yet is asked for its settings, a harmless read that wakes it: so the first sample
    // of a connection has the thresholds and the number of cells of this very BMS.
    private void SendNext(int wait)
    {
        TinyBmsBlock block = _parts.Schedule.Settings;
        if (Link.State == BatteryLinkState.Online)
        {
            long now = _clock.MonotonicMilliseconds;
            if (_parts.Rest.IsDue(now) && !_parts.HasWork)
            {
                _turn.BeginRest(now);
                return;
            }

            block = _parts.Agenda.Next(now);
            if (!TinyBmsTiming.WaitUntil(_clock, block.DueAtMilliseconds, wait))
            {
                return;
            }
        }

        _turn.Begin(block);
    }

    private void Repeat(int wait)
    {
        if (TinyBmsTiming.WaitUntil(_clock, _turn.ResumeAtMilliseconds, wait))
        {
            _turn.Repeat();
        }
    }

    // A short sleep each time, so that a listener or a command ends the rest within a second.
    private void Rest(int wait)
    {
        bool isOver = _parts.HasWork || _parts.Rest.IsNeeded(_clock.MonotonicMilliseconds);
        if (isOver || TinyBmsTiming.WaitUntil(_clock, _turn.ResumeAtMilliseconds, wait))
        {
            _turn.Begin(_parts.Schedule.Live);
        }
    }
}
