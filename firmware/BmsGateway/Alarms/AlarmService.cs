// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Telemetry;

namespace BmsGateway.Alarms;

/// <summary>
/// Runs the alarms. Conditions of the battery are found inline with <c>battery.updated</c> on the control thread; all
/// the rest, and everything that touches the flash, happens on a thread of its own, once a second.
/// </summary>
public sealed class AlarmService : IGatewayService
{
    private const string Source = "alarms";
    private const int TickMilliseconds = 1000;
    private const int EventsOfBms = 32;

    private readonly GatewaySettings _settings;
    private readonly EventBus _bus;
    private readonly GatewayState _state;
    private readonly IClock _clock;
    private readonly ILog _log;
    private readonly BatteryConditions _battery;
    private readonly GatewayConditions _gateway;
    private readonly StateNotices _states;
    private readonly SnapshotReader _sample;
    private readonly EventMailbox _events;
    private readonly BatteryEvent _event = new();
    private readonly AutoResetEvent _wake = new(false);
    private Thread? _thread;
    private int _stopping;
    private bool _isConfigurationNew = true;
    private int _isRestarting;
    private int _lastSequence;
    private string _loggedError = "";

    /// <summary>Makes the service; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="files">Where the journal lies.</param>
    /// <param name="settings">Reads alarm.*.</param>
    /// <param name="bus">Source of samples; takes alarm.*.</param>
    /// <param name="state">What is looked at; its summary is kept up to date.</param>
    /// <param name="pairs">Levels sent to the GX; they share their conditions with this service.</param>
    /// <param name="log">Takes a line for each change.</param>
    public AlarmService(
        IFileStore files, GatewaySettings settings, EventBus bus, GatewayState state, BatteryAlarms pairs, ILog log)
    {
        _settings = settings;
        _bus = bus;
        _state = state;
        _clock = state.Clock;
        _log = log;
        _battery = pairs.Conditions;
        _battery.Use(settings, state.Limits);
        pairs.LeaveConditionsToOwner();
        _gateway = new GatewayConditions(state, settings, _battery.Tracker, state.AlarmInputs);
        Monitor = new AlarmMonitor(_battery.Tracker, state.Alarms);
        Archive = new AlarmArchive(files, _clock, state.AlarmInputs);
        _states = new StateNotices(Monitor);
        bus.Subscribe(EventId.BatteryUpdated, Source, TakeSample);
        bus.Subscribe(EventId.ConfigurationChanged, Source, TakeConfiguration);
        bus.Subscribe(EventId.SystemRestarting, Source, TakeRestart);
        _sample = new SnapshotReader(bus, Source);
        _events = bus.SubscribeQueued(EventId.BatteryEvent, Source, EventsOfBms, MailboxOverflow.DropOldest);
    }

    /// <summary>The alarms.</summary>
    public AlarmMonitor Monitor { get; }

    /// <summary>What stays of them.</summary>
    public AlarmArchive Archive { get; }

    /// <summary>Why the processor was reset, as a number of the platform; set before <see cref="Start"/>.</summary>
    public int ResetReason { get; set; }

    /// <summary>Number of this start, set before <see cref="Start"/>; 0 = the journal counts itself.</summary>
    public int BootNumber { get; set; }

    /// <inheritdoc/>
    public void Start()
    {
        if (_thread == null)
        {
            Interlocked.Exchange(ref _stopping, 0);
            _thread = new Thread(Run);
            _thread.Start();
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        Thread? thread = _thread;
        if (thread != null)
        {
            Interlocked.Exchange(ref _stopping, 1);
            _wake.Set();
            if (thread.Join(2000))
            {
                _thread = null;
            }
        }
    }

    /// <summary>Reads the journal and notes the start. The thread calls it first; tests call it themselves.</summary>
    public void Load()
    {
        RecordReadResult result = Archive.Load(BootNumber);
        if (result == RecordReadResult.Damaged || result == RecordReadResult.Recovered)
        {
            _log.Write(
                LogLevel.Warning,
                Source,
                result == RecordReadResult.Damaged
                    ? "The journal of alarms is damaged; it begins anew."
                    : "The journal of alarms was recovered from a copy.");
        }

        Monitor.Note(AlarmId.GatewayStarted, ResetReason, _clock.MonotonicMilliseconds);
    }

    /// <summary>Does what is due now. The thread calls it once a second; tests call it themselves.</summary>
    public void Step()
    {
        long now = _clock.MonotonicMilliseconds;
        if (_isConfigurationNew)
        {
            _isConfigurationNew = false;
            Configure();
        }

        TakeEvents(now);
        TakeNewest(now);
        _gateway.Evaluate(now);
        Monitor.Step(now);
        for (AlarmChange? change = Monitor.TakeChange(); change != null; change = Monitor.TakeChange())
        {
            Tell(change);
        }

        Archive.Save(Interlocked.Exchange(ref _isRestarting, 0) != 0);
    }

    private void Run()
    {
        Try(true);
        while (Interlocked.CompareExchange(ref _stopping, 0, 0) == 0)
        {
            Try(false);
            _wake.WaitOne(TickMilliseconds, false);
        }

        // What came up since the last look is written down too.
        Try(false);
        Archive.Save(true);
    }

    // A defect here must not end the thread: the battery is watched by the control thread, people by this one.
    private void Try(bool isFirst)
    {
        try
        {
            if (isFirst)
            {
                Load();
            }
            else
            {
                Step();
            }
        }
        catch (Exception exception)
        {
            if (exception.Message != _loggedError)
            {
                _loggedError = exception.Message;
                _log.Write(LogLevel.Error, Source, "Unexpected failure: " + exception.Message);
            }
        }
    }

    private void TakeSample(EventId id, object payload) => _battery.Evaluate((BatterySnapshot)payload);

    private void TakeConfiguration(EventId id, object payload)
    {
        _battery.NoteSettings();
        _isConfigurationNew = true;
    }

    private void TakeRestart(EventId id, object payload)
    {
        Interlocked.Exchange(ref _isRestarting, 1);
        _wake.Set();
    }

    private void Configure()
    {
        string unknown = Monitor.Configure(_settings);
        if (unknown.Length > 0)
        {
            _log.Write(
                LogLevel.Warning, Source, "alarm.off names \"" + unknown + "\", but there is no such alarm.");
        }
    }

    private void TakeEvents(long now)
    {
        while (_events.TryTake(out EventId _, out object? payload, 0))
        {
            if (payload is not BatteryEvent entry || !entry.TryCopyTo(_event))
            {
                continue;
            }

            int position = AlarmTable.PositionOfCode(_event.Code);
            if (_event.Level == BatteryEventLevel.Information)
            {
                NoteEvent(now);
            }
            else if (position >= 0)
            {
                Monitor.Pulse(position, _event.Code, now);
            }
        }
    }

    private void NoteEvent(long now)
    {
        if (_settings.GetFlag(SettingId.AlarmBmsEvents))
        {
            Monitor.Note(AlarmId.BmsEvent, _event.Code, now);
        }
    }

    private void TakeNewest(long now)
    {
        _sample.Refresh();
        if (!_sample.HasSample || _sample.Current.Sequence == _lastSequence)
        {
            return;
        }

        _lastSequence = _sample.Current.Sequence;
        Archive.Note(_sample.Current);
        if (_settings.GetFlag(SettingId.AlarmBmsStates))
        {
            _states.Note(_sample.Current.State, now);
        }
    }

    private void Tell(AlarmChange change)
    {
        Archive.Note(change);
        bool isWorse = change.Kind == AlarmChangeKind.Raised || change.Kind == AlarmChangeKind.Escalated;
        _log.Write(
            change.Severity == AlarmSeverity.Information || !isWorse ? LogLevel.Information : LogLevel.Warning,
            Source,
            change.Alarm.Key + " " + AlarmKeys.KeyOf(change.Kind) + ": " + change.Alarm.Text);
        _bus.Publish(EventOf(change.Kind), change);
    }

    private static EventId EventOf(AlarmChangeKind kind) =>
        kind == AlarmChangeKind.Cleared ? EventId.AlarmCleared
        : kind == AlarmChangeKind.Acknowledged ? EventId.AlarmAcknowledged
        : EventId.AlarmRaised;
}
