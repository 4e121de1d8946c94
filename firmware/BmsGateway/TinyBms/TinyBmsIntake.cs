// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;

namespace BmsGateway.TinyBms;

/// <summary>Hands each answer to what decodes it, and asks for what it makes necessary out of turn.</summary>
public sealed class TinyBmsIntake
{
    /// <summary>Decodes samples, settings, statistics and versions.</summary>
    public readonly TinyBmsSampler Sampler;

    /// <summary>Decodes events.</summary>
    public readonly TinyBmsEventLog Events;

    private readonly TinyBmsSchedule _schedule;
    private readonly TinyBmsExchange _exchange;
    private readonly TinyBmsRest _rest;
    private bool _wasFault;

    /// <summary>Makes an intake with all its memory.</summary>
    public TinyBmsIntake(
        TinyBmsSchedule schedule,
        TinyBmsExchange exchange,
        TinyBmsRest rest,
        BatteryLinkStatus status,
        EventBus bus,
        ILog log)
    {
        _schedule = schedule;
        _exchange = exchange;
        _rest = rest;
        Events = new TinyBmsEventLog(bus, log);
        Sampler = new TinyBmsSampler(status, Events, bus, log);
    }

    /// <summary>The line was lost or the BMS is silent: what was known of it has to be read again.</summary>
    public void Forget()
    {
        Sampler.ForgetIdentity();
        Events.Forget();
    }

    /// <summary>Takes the answer that the exchange holds.</summary>
    /// <param name="block">What was asked.</param>
    public void Take(TinyBmsBlock block)
    {
        long now = _exchange.ReceivedAtMilliseconds;
        byte[] buffer = _exchange.Buffer;
        int offset = _exchange.PayloadOffset;
        block.Advance(now);
        if (block == _schedule.Live)
        {
            TakeLive(buffer, offset, now);
        }
        else if (block == _schedule.Settings)
        {
            Sampler.TakeSettings(buffer, offset, block, now);
        }
        else if (block == _schedule.Statistics)
        {
            Sampler.TakeStatistics(buffer, offset, block, now);
        }
        else if (block == _schedule.Events)
        {
            Events.Take(buffer, offset, _exchange.PayloadLength, now);
        }
        else
        {
            Sampler.TakeVersion(buffer, offset, block, now);
        }
    }

    /// <summary>Asks for what a command has changed.</summary>
    /// <param name="block">The command.</param>
    /// <param name="nowMilliseconds">Monotonic time, ms.</param>
    public void ReadAfter(TinyBmsBlock block, long nowMilliseconds)
    {
        byte option = block.Request[2];
        if (option == TinyBmsProtocol.ClearEvents)
        {
            _schedule.Events.DueAtMilliseconds = nowMilliseconds;
        }
        else if (option == TinyBmsProtocol.ClearStatistics)
        {
            _schedule.Statistics.DueAtMilliseconds = nowMilliseconds;
        }
        else
        {
            _schedule.Restart(nowMilliseconds);
        }
    }

    private void TakeLive(byte[] buffer, int offset, long now)
    {
        _schedule.NoteLiveAnswer();
        SampleFault fault = Sampler.TakeLive(buffer, offset, _exchange.AnsweredAtMilliseconds);

        // Somebody may have changed the number of cells just now: do not wait a minute for it.
        if (fault == SampleFault.CellCountMismatch)
        {
            _schedule.Settings.DueAtMilliseconds = now;
        }

        if (fault != SampleFault.None)
        {
            return;
        }

        BatterySnapshot sample = Sampler.Newest!;
        _rest.NoteSample(sample, now);

        // Which protection has tripped or ended is in the event log: do not wait ten seconds for it.
        bool isFault = sample.State == BatteryState.Fault;
        if (isFault != _wasFault)
        {
            _wasFault = isFault;
            _schedule.Events.DueAtMilliseconds = now;
        }
    }
}
