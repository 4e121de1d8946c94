// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.TinyBms;

/// <summary>The parts of a driver, made once and joined.</summary>
public sealed class TinyBmsParts
{
    /// <summary>The line: 115200 bit/s, 8N1.</summary>
    public readonly ISerialLink Link;

    /// <summary>Time.</summary>
    public readonly IClock Clock;

    /// <summary>Keeps the state of the link.</summary>
    public readonly TinyBmsLinkReporter Reporter;

    /// <summary>Raw bytes on the line.</summary>
    public readonly TinyBmsRawView RawView;

    /// <summary>What is read when.</summary>
    public readonly TinyBmsSchedule Schedule;

    /// <summary>One request and its answer.</summary>
    public readonly TinyBmsExchange Exchange;

    /// <summary>Takes the answers.</summary>
    public readonly TinyBmsIntake Intake;

    /// <summary>Commands on their way to the line.</summary>
    public readonly TinyBmsControlQueue Controls;

    /// <summary>Requests of the settings transaction on their way to the line.</summary>
    public readonly RegisterChannel Channel = new();

    /// <summary>What is asked next.</summary>
    public readonly TinyBmsAgenda Agenda;

    /// <summary>Decides when the BMS may sleep.</summary>
    public readonly TinyBmsRest Rest;

    /// <summary>Makes the parts; the options are valid.</summary>
    public TinyBmsParts(ISerialLink link, IClock clock, EventBus bus, ILog log, TinyBmsDriverOptions options)
    {
        Link = link;
        Clock = clock;
        Reporter = new TinyBmsLinkReporter(link.Name, bus, log);
        Status.PollPeriodMilliseconds = options.PollPeriodMilliseconds;
        RawView = new TinyBmsRawView(bus) { IsEnabled = options.IsRawViewEnabled };
        Schedule = new TinyBmsSchedule(options.PollPeriodMilliseconds);
        Exchange = new TinyBmsExchange(link, clock, Status, RawView);
        Controls = new TinyBmsControlQueue(clock, log);
        Agenda = new TinyBmsAgenda(Schedule, Controls, Channel);
        Rest = new TinyBmsRest(options.SleepAfterIdleMinutes, clock.MonotonicMilliseconds);
        Intake = new TinyBmsIntake(Schedule, Exchange, Rest, Status, bus, log);
    }

    /// <summary>State and counters of the link.</summary>
    public BatteryLinkStatus Status => Reporter.Status;

    /// <summary>True when a command or a request of the settings transaction waits for the line.</summary>
    public bool HasWork => Controls.HasWaiting || Channel.HasWaiting;
}
