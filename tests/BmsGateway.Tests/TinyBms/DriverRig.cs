// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

/// <summary>A driver with a healthy scripted BMS, a fake clock and somebody who listens.</summary>
public sealed class DriverRig
{
    public readonly FakeClock Clock = new();
    public readonly FakeLog Log = new();
    public readonly ScriptedTinyBms Bms;
    public readonly TinyBmsDriver Driver;

    /// <summary>Samples published.</summary>
    public int SampleCount;

    /// <summary>Changes of the link published.</summary>
    public int LinkChangeCount;

    /// <summary>Time of the newest sample's publication.</summary>
    public long SampledAt;

    /// <summary>Events of the BMS published.</summary>
    public int EventCount;

    /// <summary>Raw frames published.</summary>
    public int RawFrameCount;

    /// <summary>The newest raw frame that was sent.</summary>
    public TinyBmsRawFrame RawSent = new();

    /// <summary>The newest raw frame that was received.</summary>
    public TinyBmsRawFrame RawReceived = new();

    /// <summary>Codes of the events published, the newest last.</summary>
    public readonly int[] EventCodes = new int[64];

    /// <summary>The newest event.</summary>
    public BatteryEvent Event = new();

    /// <summary>The newest sample.</summary>
    public BatterySnapshot Sample = new();

    public DriverRig()
        : this(250, 1000)
    {
    }

    public DriverRig(int pollPeriodMilliseconds, long startMilliseconds)
        : this(new TinyBmsDriverOptions { PollPeriodMilliseconds = pollPeriodMilliseconds }, startMilliseconds)
    {
    }

    public DriverRig(TinyBmsDriverOptions options, long startMilliseconds)
    {
        Clock.MonotonicMilliseconds = startMilliseconds;
        Bms = new ScriptedTinyBms(Clock);
        Packs.LoadHealthy(Bms.Registers);
        var bus = new EventBus(Clock, Log);
        bus.Subscribe(EventId.BatteryUpdated, "test", OnSample);
        bus.Subscribe(EventId.BatteryLinkChanged, "test", OnLinkChanged);
        bus.Subscribe(EventId.BatteryEvent, "test", OnBatteryEvent);
        bus.Subscribe(EventId.UartFrame, "test", OnRawFrame);
        Driver = new TinyBmsDriver(Bms, Clock, bus, Log, options);
    }

    /// <summary>State of the link.</summary>
    public BatteryLinkState State => Driver.Link.State;

    /// <summary>Runs the driver for a time.</summary>
    public void RunFor(int milliseconds)
    {
        long end = Clock.MonotonicMilliseconds + milliseconds;
        while (Clock.MonotonicMilliseconds < end)
        {
            long left = end - Clock.MonotonicMilliseconds;
            Driver.Run(left < 20 ? (int)left : 20);
        }
    }

    /// <summary>
    /// Runs the driver until it has published a number of samples; false when 20 s did not suffice.
    /// </summary>
    public bool RunUntilSamples(int count)
    {
        long end = Clock.MonotonicMilliseconds + 20000;
        while (SampleCount < count && Clock.MonotonicMilliseconds < end)
        {
            Driver.Run(20);
        }

        return SampleCount >= count;
    }

    /// <summary>Runs the driver until the BMS has got a number of requests in all.</summary>
    public void RunUntilRequests(int count)
    {
        long end = Clock.MonotonicMilliseconds + 20000;
        while (Bms.RequestCount < count && Clock.MonotonicMilliseconds < end)
        {
            Driver.Run(20);
        }
    }

    /// <summary>
    /// Runs the driver past the start: the settings, two samples, the versions and the statistics have been read.
    /// </summary>
    public void Settle()
    {
        RunUntilSamples(2);
        RunFor(60);
    }

    /// <summary>Time between two requests, counting from the first.</summary>
    public int GapBefore(int request) => (int)(Bms.RequestTimes[request] - Bms.RequestTimes[request - 1]);

    private void OnSample(EventId id, object payload)
    {
        SampleCount++;
        Sample = (BatterySnapshot)payload;
        SampledAt = Clock.MonotonicMilliseconds;
    }

    private void OnBatteryEvent(EventId id, object payload)
    {
        Event = (BatteryEvent)payload;
        EventCodes[EventCount++ % EventCodes.Length] = Event.Code;
    }

    private void OnRawFrame(EventId id, object payload)
    {
        var frame = (TinyBmsRawFrame)payload;
        RawFrameCount++;
        if (frame.Direction == TinyBmsRawDirection.Sent)
        {
            RawSent = frame;
        }
        else
        {
            RawReceived = frame;
        }
    }

    private void OnLinkChanged(EventId id, object payload) => LinkChangeCount++;
}
