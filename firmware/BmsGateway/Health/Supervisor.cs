// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;

namespace BmsGateway.Health;

/// <summary>
/// Looks at all services once a second: publishes <c>service.health_changed</c>, starts a service again whose thread has ended by a
/// failure, and asks for a restart of the device when control is dead, and only then. What it cannot do: end a thread that hangs.
/// Such a service is reported as unhealthy and left alone.
/// </summary>
public sealed class Supervisor : IGatewayService
{
    /// <summary>Most services.</summary>
    public const int MaximumServices = 24;

    private const string Source = "supervisor";
    private const int PeriodMilliseconds = 1000;
    private const int StopMilliseconds = 2000;

    private readonly IClock _clock;
    private readonly EventBus _bus;
    private readonly ILog _log;
    private readonly ControlWatch _control;
    private readonly RestartHandler _restart;
    private readonly ServiceThread _thread;
    private readonly ServiceHealth[] _health = new ServiceHealth[MaximumServices];
    private readonly ISupervisedService?[] _services = new ISupervisedService?[MaximumServices];
    private readonly RestartBackOff[] _backOffs = new RestartBackOff[MaximumServices];
    private readonly ServiceState[] _states = new ServiceState[MaximumServices];
    private bool _isRestarting;

    /// <summary>Makes a supervisor that watches itself and control.</summary>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="bus">Takes <c>service.health_changed</c> and <c>system.restarting</c>.</param>
    /// <param name="log">Takes a line for each change.</param>
    /// <param name="control">Signs of life of the control thread.</param>
    /// <param name="earlierRestarts">Restarts in a row, for a dead control, that led to this start.</param>
    /// <param name="restart">Restarts the device.</param>
    public Supervisor(
        IClock clock, EventBus bus, ILog log, ServiceHealth control, int earlierRestarts, RestartHandler restart)
    {
        _clock = clock;
        _bus = bus;
        _log = log;
        _restart = restart;
        _control = new ControlWatch(control, earlierRestarts, clock.MonotonicMilliseconds);
        Health = new ServiceHealth(Source, Gateway.Version);
        _thread = new ServiceThread(Health, clock, Run);
        Time = new ClockWatch(clock, log);
        Add(control);
        Add(Health);
    }

    /// <summary>Its own signs of life.</summary>
    public ServiceHealth Health { get; }

    /// <summary>What is known of the wall clock.</summary>
    public ClockWatch Time { get; }

    /// <summary>Number of services.</summary>
    public int Count { get; private set; }

    /// <summary>Health of a service by position, 0 to <see cref="Count"/> − 1.</summary>
    public ServiceHealth At(int index) => _health[index];

    /// <summary>Watches a service without starting it again.</summary>
    /// <exception cref="InvalidOperationException">There are 24 services already.</exception>
    public void Add(ServiceHealth health) => Add(health, null);

    /// <summary>Watches a service and starts it again when its thread has ended.</summary>
    /// <exception cref="InvalidOperationException">There are 24 services already.</exception>
    public void Add(ISupervisedService service) => Add(service.Health, service);

    /// <inheritdoc/>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Stop() => _thread.Stop(StopMilliseconds);

    /// <summary>Looks at all services. The thread calls it once a second; tests call it themselves.</summary>
    public void Step()
    {
        long now = _clock.MonotonicMilliseconds;
        Health.Beat(now);
        for (int i = 0; i < Count; i++)
        {
            NoteState(i, _health[i].StateAt(now));
            if (_health[i].HasEnded && _services[i] != null && _backOffs[i].TakeDue(now))
            {
                StartAgain(i);
            }
        }

        Time.Step();
        if (!_isRestarting && _control.IsDead(now))
        {
            _isRestarting = true;
            string reason = "No sign of life of the control thread for "
                + (_health[0].AgeMilliseconds(now) / 1000).ToString() + " s.";
            _log.Write(LogLevel.Critical, Source, reason + " The device is restarted.");
            _bus.Publish(EventId.SystemRestarting, reason);
            _restart(reason);
        }
    }

    private void Add(ServiceHealth health, ISupervisedService? service)
    {
        if (Count == MaximumServices)
        {
            throw new InvalidOperationException("The supervisor has " + MaximumServices.ToString() + " services; no more fit.");
        }

        _services[Count] = service;
        _backOffs[Count] = new RestartBackOff();
        _states[Count] = ServiceState.Stopped;
        _health[Count++] = health;
    }

    private void NoteState(int index, ServiceState state)
    {
        ServiceState before = _states[index];
        if (state == before)
        {
            return;
        }

        _states[index] = state;
        ServiceHealth health = _health[index];
        bool isBad = state == ServiceState.Unhealthy || state == ServiceState.Degraded;
        if (isBad || before == ServiceState.Unhealthy || before == ServiceState.Degraded)
        {
            string why = !isBad ? "." : health.HasEnded || state == ServiceState.Degraded
                ? ": " + health.LastError
                : ": nothing heard of it for " + (health.AgeMilliseconds(_clock.MonotonicMilliseconds) / 1000).ToString() + " s.";
            _log.Write(
                state == ServiceState.Unhealthy ? LogLevel.Error : isBad ? LogLevel.Warning : LogLevel.Information,
                Source,
                "Service " + health.Name + " is " + ServiceStates.KeyOf(state) + why);
        }

        _bus.Publish(EventId.ServiceHealthChanged, health);
    }

    private void StartAgain(int index)
    {
        ServiceHealth health = _health[index];
        health.NoteRestart();
        _log.Write(
            LogLevel.Warning,
            Source,
            "Service " + health.Name + " is started again (" + health.RestartCount.ToString() + " in all).");
        _services[index]!.Start();
    }

    private void Run()
    {
        while (!_thread.WaitForStop(PeriodMilliseconds))
        {
            try
            {
                Step();
            }
            catch (Exception)
            {
                // Out of memory, most likely; the watch over control must go on.
                Health.NoteDegraded("A turn of the supervisor failed.");
            }
        }
    }
}
