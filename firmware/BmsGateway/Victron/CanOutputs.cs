// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// All CAN buses together: opens them, opens them again with back-off when they vanish, hands every frame to each, lets
/// a bus that is off rest, and takes what they receive. One bus that fails does not touch the others. Control thread
/// only.
/// </summary>
public sealed class CanOutputs
{
    private readonly ICanBus[] _buses;
    private readonly GxWatch _watch;
    private readonly EventBus _bus;

    /// <summary>Makes the outputs; nothing is opened yet.</summary>
    public CanOutputs(ICanBus[] buses, GxWatch watch, EventBus bus)
    {
        _buses = buses;
        _watch = watch;
        _bus = bus;
        Health = new CanBusHealth[buses.Length];
        for (int i = 0; i < buses.Length; i++)
        {
            Health[i] = new CanBusHealth();
        }
    }

    /// <summary>Health of each bus, in the order of the buses.</summary>
    public CanBusHealth[] Health { get; }

    /// <summary>Sets the bit rate of all buses, bit/s, for their occupancy. Before the first frame.</summary>
    public void SetBitRate(int bitsPerSecond)
    {
        for (int i = 0; i < Health.Length; i++)
        {
            Health[i].SetBitRate(bitsPerSecond);
        }
    }

    /// <summary>Opens what is closed and due, reports changes of state, takes received frames.</summary>
    public void Service(long nowMilliseconds)
    {
        for (int i = 0; i < _buses.Length; i++)
        {
            ICanBus canBus = _buses[i];
            CanBusHealth health = Health[i];
            if (canBus.State == CanBusState.Down && health.MayOpen(nowMilliseconds))
            {
                health.NoteOpened(canBus.TryOpen(), nowMilliseconds);
            }

            if (canBus.State != CanBusState.Down)
            {
                _watch.Drain(canBus, health, nowMilliseconds);
            }

            if (health.NoteState(canBus.State, nowMilliseconds))
            {
                _bus.Publish(EventId.CanBusChanged, canBus);
            }
        }

        _watch.Update(nowMilliseconds);
    }

    /// <summary>Hands a frame to every bus that is open and does not rest.</summary>
    public void Send(CanFrame frame, long nowMilliseconds)
    {
        for (int i = 0; i < _buses.Length; i++)
        {
            ICanBus canBus = _buses[i];
            if (canBus.State != CanBusState.Down && Health[i].MaySend(canBus.State, nowMilliseconds))
            {
                bool isTaken = canBus.TrySend(frame);
                Health[i].NoteSent(frame, isTaken, canBus.State, nowMilliseconds);
            }
        }

        _bus.Publish(EventId.CanTransmitted, frame);
    }

    /// <summary>Closes all buses.</summary>
    public void Close()
    {
        for (int i = 0; i < _buses.Length; i++)
        {
            _buses[i].Close();
        }
    }
}
