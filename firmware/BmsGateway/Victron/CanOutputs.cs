// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// All CAN buses together: opens them, opens them again with back-off when they vanish, hands every frame to each, and takes what they
/// receive. One bus that fails does not touch the others. Control thread only.
/// </summary>
public sealed class CanOutputs
{
    private readonly ICanBus[] _buses;
    private readonly GxWatch _watch;
    private readonly EventBus _bus;
    private readonly CanBusState[] _states;
    private readonly long[] _openAt;
    private readonly int[] _failures;

    /// <summary>Makes the outputs; nothing is opened yet.</summary>
    public CanOutputs(ICanBus[] buses, GxWatch watch, EventBus bus)
    {
        _buses = buses;
        _watch = watch;
        _bus = bus;
        _states = new CanBusState[buses.Length];
        _openAt = new long[buses.Length];
        _failures = new int[buses.Length];
    }

    /// <summary>Opens what is closed and due, reports changes of state, takes received frames.</summary>
    public void Service(long nowMilliseconds)
    {
        for (int i = 0; i < _buses.Length; i++)
        {
            ICanBus canBus = _buses[i];
            if (canBus.State == CanBusState.Down && nowMilliseconds >= _openAt[i])
            {
                Open(i, nowMilliseconds);
            }

            if (canBus.State != CanBusState.Down)
            {
                _watch.Drain(canBus, nowMilliseconds);
            }

            if (canBus.State != _states[i])
            {
                _states[i] = canBus.State;
                _bus.Publish(EventId.CanBusChanged, canBus);
            }
        }
    }

    /// <summary>Hands a frame to every bus that is open.</summary>
    public void Send(CanFrame frame)
    {
        for (int i = 0; i < _buses.Length; i++)
        {
            if (_buses[i].State != CanBusState.Down)
            {
                _buses[i].TrySend(frame);
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

    private void Open(int index, long nowMilliseconds)
    {
        if (_buses[index].TryOpen())
        {
            _failures[index] = 0;
            return;
        }

        // 1, 2, then 5 seconds.
        _failures[index]++;
        int wait = _failures[index] == 1 ? 1000 : _failures[index] == 2 ? 2000 : 5000;
        _openAt[index] = nowMilliseconds + wait;
    }
}
