// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

/// <summary>
/// A publisher between a healthy pack and one CAN bus that keeps what is sent. A test lets time pass with or without
/// samples.
/// </summary>
public sealed class VictronBench
{
    public readonly FakeClock Clock = new();
    public readonly FakeCanBus CanBus;
    public readonly VictronStatus Status = new();
    public readonly ChargeController Controller;
    public readonly VictronContext Context;
    public readonly VictronPublisher Publisher;

    public VictronBench()
        : this(false)
    {
    }

    /// <summary>Makes a bench.</summary>
    /// <param name="isComplete">True: with everything that can be sent.</param>
    public VictronBench(bool isComplete)
    {
        CanBus = new FakeCanBus(Clock);
        var log = new FakeLog();
        var bus = new EventBus(Clock, log);
        var settings = new GatewaySettings();
        settings.TrySet("charging.start_ramp_s", "0");
        Controller = new ChargeController(settings, bus, log);
        var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(Status, bus), bus);
        string name = isComplete ? "TinyBMS Garage" : "TinyBMS";
        var identity = new VictronIdentity("TinyBMS", name, isComplete ? "LFP" : "");
        Context = new VictronContext(Controller.Limits, identity, 0);
        Publisher = new VictronPublisher(Controller, Context, Status, outputs);
        if (isComplete)
        {
            identity.SerialNumber = "TB-0042";
            identity.TrySetFirmware("0.1");
            Context.ChargedWattHours = 0;
            Context.DischargedWattHours = 0;
            Context.ChargeRequest = ChargeRequest.No;
        }
    }

    /// <summary>Three samples: the gate opens with the last one.</summary>
    public void StartGate()
    {
        Sample();
        RunFor(250, 0);
        Sample();
        RunFor(250, 0);
        Sample();
    }

    /// <summary>One healthy sample now.</summary>
    public void Sample() => Controller.NoteSample(Samples.HealthyPack(Clock.MonotonicMilliseconds));

    /// <summary>
    /// Steps the publisher as the control loop does: each time it wants to be called, at most 1 ms late, and at once
    /// after a sample.
    /// </summary>
    /// <param name="milliseconds">For how long.</param>
    /// <param name="pollPeriod">Time between two samples, ms; 0 = none.</param>
    public void RunFor(int milliseconds, int pollPeriod)
    {
        long end = Clock.MonotonicMilliseconds + milliseconds;
        long nextPoll = pollPeriod == 0 ? long.MaxValue : Clock.MonotonicMilliseconds + pollPeriod;
        while (Clock.MonotonicMilliseconds < end)
        {
            Publisher.Step(Clock.MonotonicMilliseconds);
            long wake = Clock.MonotonicMilliseconds + Publisher.MillisecondsUntilDue(Clock.MonotonicMilliseconds);
            wake = wake <= Clock.MonotonicMilliseconds ? Clock.MonotonicMilliseconds + 1 : wake;
            wake = wake > nextPoll ? nextPoll : wake;
            Clock.MonotonicMilliseconds = wake > end ? end : wake;
            if (Clock.MonotonicMilliseconds == nextPoll)
            {
                nextPoll += pollPeriod;
                Sample();
            }
        }
    }

    /// <summary>
    /// A loop whose turns take up to a given time, and in which samples come every 250 ms at the earliest.
    /// </summary>
    public void RunOverloaded(int milliseconds, int longestTurn, int seed)
    {
        var random = new System.Random(seed);
        long end = Clock.MonotonicMilliseconds + milliseconds;
        long nextSample = Clock.MonotonicMilliseconds;
        while (Clock.MonotonicMilliseconds < end)
        {
            Publisher.Step(Clock.MonotonicMilliseconds);
            Clock.Advance(1 + random.Next(longestTurn));
            if (Clock.MonotonicMilliseconds >= nextSample)
            {
                nextSample = Clock.MonotonicMilliseconds + 250;
                Sample();
            }
        }
    }

    /// <summary>The frames that were sent, in their order.</summary>
    public void AssertIds(params int[] ids)
    {
        Assert.AreEqual(ids.Length, CanBus.SentCount);
        for (int i = 0; i < ids.Length; i++)
        {
            Assert.AreEqual(ids[i], CanBus.At(i).Id);
        }
    }

    /// <summary>Bounds of the time between two frames of one identifier, ms.</summary>
    public void AssertGaps(int id, int shortest, int longest)
    {
        long last = 0;
        for (int i = 0; i < CanBus.SentCount; i++)
        {
            if (CanBus.At(i).Id != id)
            {
                continue;
            }

            long gap = CanBus.At(i).SentAtMilliseconds - last;
            Assert.IsTrue(last == 0 || (gap >= shortest && gap <= longest), gap.ToString());
            last = CanBus.At(i).SentAtMilliseconds;
        }
    }
}
