// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.History;
using BmsGateway.Platform;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.Composition;

/// <summary>What goes by event between battery, energy counter and GX; on the control thread, without allocation.</summary>
internal sealed class BatteryListeners
{
    private readonly TinyBmsDriver _battery;
    private readonly HistoryService _history;
    private readonly VictronContext _victron;

    /// <summary>Subscribes.</summary>
    public BatteryListeners(EventBus bus, TinyBmsDriver battery, HistoryService history, VictronContext victron)
    {
        _battery = battery;
        _history = history;
        _victron = victron;
        bus.Subscribe(EventId.CanReceived, "battery", NoteListener);
        bus.Subscribe(EventId.BatteryUpdated, "energy", CountEnergy);
    }

    // Adds and compares, nothing else.
    private void CountEnergy(EventId id, object payload)
    {
        _history.Meter.Add((BatterySnapshot)payload);
        _victron.ChargedWattHours = _history.Energy.ChargedWattHours;
        _victron.DischargedWattHours = _history.Energy.DischargedWattHours;
    }

    // A GX that is on needs the limits, whatever the battery does.
    private void NoteListener(EventId id, object payload)
    {
        if (((CanFrame)payload).Id == VictronFrameId.GxKeepAlive)
        {
            _battery.NoteListener();
        }
    }
}
