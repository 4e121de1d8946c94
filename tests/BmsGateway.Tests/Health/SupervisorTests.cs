// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Health;

[TestClass]
public class SupervisorTests
{
    [TestMethod]
    public void EachChangeOfHealthIsPublishedOnce()
    {
        var bench = new Bench();
        bench.Run(2000);
        int before = bench.ChangeCount;
        bench.Service.Health.NoteDegraded("the broker is away");
        bench.Run(10000);

        Assert.AreEqual(before + 1, bench.ChangeCount);
        Assert.AreEqual("mqtt", bench.LastChanged);
        Assert.AreEqual("supervisor: Service mqtt is degraded: the broker is away", bench.Log.Last);
    }

    [TestMethod]
    public void FailedServiceIsStartedAgainAfterASecond()
    {
        var bench = new Bench();
        bench.Run(2000);
        bench.Service.Health.NoteEnded("broken");

        bench.Run(1000);
        Assert.AreEqual(1, bench.Service.StartCount);
        bench.Run(1000);

        Assert.AreEqual(2, bench.Service.StartCount);
        Assert.AreEqual(1, bench.Service.Health.RestartCount);
    }

    [TestMethod]
    public void ServiceThatFailsAgainAndAgainIsStartedLessAndLessOften()
    {
        var bench = new Bench();
        bench.Service.FailsAtOnce = true;
        bench.Service.Health.NoteEnded("broken");

        bench.Run(3600000);

        // 1 + 5 + 15 + 60 s, then once in 300 s; each failure is seen in the turn after it.
        Assert.IsTrue(bench.Service.Health.RestartCount >= 14);
        Assert.IsTrue(bench.Service.Health.RestartCount <= 16);
    }

    [TestMethod]
    public void HungServiceIsReportedAndNotStartedAgain()
    {
        var bench = new Bench();
        bench.Run(2000);
        bench.Service.IsHung = true;

        bench.Run(600000);

        Assert.AreEqual(1, bench.Service.StartCount);
        Assert.IsTrue(bench.Log.Last.StartsWith("supervisor: Service mqtt is unhealthy: nothing heard of it for"));
        Assert.AreEqual("", bench.RestartReason);
    }

    [TestMethod]
    public void StoppedServiceIsLeftAlone()
    {
        var bench = new Bench();
        bench.Service.Stop();

        bench.Run(600000);

        Assert.AreEqual(1, bench.Service.StartCount);
    }

    [TestMethod]
    public void DeadControlRestartsTheDeviceOnce()
    {
        var bench = new Bench();
        bench.Run(10000);
        bench.IsControlDead = true;

        bench.Run(4000);
        Assert.AreEqual("", bench.RestartReason);
        bench.Run(60000);

        Assert.AreEqual(1, bench.RestartCount);
        Assert.AreEqual(1, bench.AnnouncedCount);
        Assert.AreEqual("No sign of life of the control thread for 6 s.", bench.RestartReason);
    }

    [TestMethod]
    public void DeviceIsNotRestartedForAnyOtherService()
    {
        var bench = new Bench();
        bench.Service.IsHung = true;
        bench.Run(86400 * 1000);

        Assert.AreEqual(0, bench.RestartCount);
    }

    [TestMethod]
    public void TimeInWhichEverythingStoodStillDoesNotCountAgainstControl()
    {
        var bench = new Bench();
        bench.Run(10000);
        bench.Clock.Advance(3600000);
        bench.Supervisor.Step();
        bench.Run(3000);

        Assert.AreEqual(0, bench.RestartCount);
    }

    [TestMethod]
    public void FourthRestartInARowWaitsTenMinutes()
    {
        var bench = new Bench(3);
        bench.IsControlDead = true;
        bench.Run(590000);
        Assert.AreEqual(0, bench.RestartCount);

        bench.Run(20000);

        Assert.AreEqual(1, bench.RestartCount);
    }

    [TestMethod]
    public void ControlThatHasBeenStoppedIsNotDead()
    {
        var bench = new Bench();
        bench.Run(2000);
        bench.IsControlDead = true;
        bench.Control.NoteStopped();

        bench.Run(60000);

        Assert.AreEqual(0, bench.RestartCount);
    }

    private sealed class Bench
    {
        public readonly FakeClock Clock = new();
        public readonly FakeLog Log = new();
        public readonly ServiceHealth Control = new("control", "1", 5000);
        public readonly FakeService Service;
        public readonly Supervisor Supervisor;
        public bool IsControlDead;
        public int ChangeCount;
        public int RestartCount;
        public int AnnouncedCount;
        public string LastChanged = "";
        public string RestartReason = "";

        public Bench(int earlierRestarts = 0)
        {
            var bus = new EventBus(Clock, Log);
            bus.Subscribe(EventId.ServiceHealthChanged, "test", NoteChange);
            bus.Subscribe(EventId.SystemRestarting, "test", NoteAnnouncement);
            Supervisor = new Supervisor(Clock, bus, Log, Control, earlierRestarts, NoteRestart);
            Service = new FakeService(Clock);
            Supervisor.Add(Service);
            Control.NoteStarting(Clock.MonotonicMilliseconds);
            Service.Start();
        }

        public void Run(int milliseconds)
        {
            for (int passed = 0; passed < milliseconds; passed += 1000)
            {
                Clock.Advance(1000);
                if (!IsControlDead)
                {
                    Control.Beat(Clock.MonotonicMilliseconds);
                }

                Service.Turn();
                Supervisor.Step();
            }
        }

        private void NoteChange(EventId id, object payload)
        {
            ChangeCount++;
            LastChanged = ((ServiceHealth)payload).Name;
        }

        private void NoteAnnouncement(EventId id, object payload) => AnnouncedCount++;

        private void NoteRestart(string reason)
        {
            RestartCount++;
            RestartReason = reason;
        }
    }

    private sealed class FakeService : ISupervisedService
    {
        private readonly FakeClock _clock;

        public FakeService(FakeClock clock)
        {
            _clock = clock;
        }

        public ServiceHealth Health { get; } = new("mqtt", "1");

        public bool IsHung { get; set; }

        public bool FailsAtOnce { get; set; }

        public int StartCount { get; private set; }

        public void Start()
        {
            StartCount++;
            Health.NoteStarting(_clock.MonotonicMilliseconds);
            if (FailsAtOnce)
            {
                Health.NoteEnded("broken again");
            }
        }

        public void Stop() => Health.NoteStopped();

        public void Turn()
        {
            if (!IsHung && !Health.HasEnded && Health.IsWanted)
            {
                Health.Beat(_clock.MonotonicMilliseconds);
            }
        }
    }
}
