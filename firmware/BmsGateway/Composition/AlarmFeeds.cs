// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.History;
using BmsGateway.Platform;

namespace BmsGateway.Composition;

/// <summary>
/// Turns what services publish into conditions of alarms: flash, services that have failed, the wireless network. All
/// other conditions are found by <see cref="GatewayConditions"/>.
/// </summary>
public sealed class AlarmFeeds
{
    private readonly AlarmInputs _inputs;
    private readonly Supervisor _supervisor;
    private readonly IClock _clock;

    /// <summary>Subscribes.</summary>
    /// <param name="bus">Source of the events.</param>
    /// <param name="inputs">Takes the conditions.</param>
    /// <param name="supervisor">Knows all services.</param>
    /// <param name="clock">Monotonic time.</param>
    public AlarmFeeds(EventBus bus, AlarmInputs inputs, Supervisor supervisor, IClock clock)
    {
        _inputs = inputs;
        _supervisor = supervisor;
        _clock = clock;
        bus.Subscribe("history.", "alarms", NoteFlash);
        bus.Subscribe(EventId.ServiceHealthChanged, "alarms", NoteService);
    }

    private void NoteFlash(EventId id, object payload)
    {
        var status = (HistoryStatus)payload;
        _inputs.Set(AlarmId.FlashFailing, status.IsFailing, 0);
        _inputs.Set(AlarmId.FlashNearlyFull, status.IsNearlyFull, status.UsedPercent);
    }

    // The value is the number of services that have failed. A network that is away is no failed service.
    private void NoteService(EventId id, object payload)
    {
        long now = _clock.MonotonicMilliseconds;
        int failed = 0;
        for (int i = 0; i < _supervisor.Count; i++)
        {
            failed += _supervisor.At(i).StateAt(now) == ServiceState.Unhealthy ? 1 : 0;
        }

        _inputs.Set(AlarmId.ServiceFailed, failed > 0, failed);
        var service = (ServiceHealth)payload;
        if (service.Name == ServiceHealth.WifiName)
        {
            ServiceState state = service.StateAt(now);
            bool isLost = state == ServiceState.Degraded || state == ServiceState.Unhealthy;
            _inputs.Set(AlarmId.WifiLost, isLost, 0);
        }
    }
}
