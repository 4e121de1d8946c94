// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Composition;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.History;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Composition;

[TestClass]
public class AlarmFeedsTests
{
    [TestMethod]
    public void HealthyServicesRaiseNothing()
    {
        var bench = new Bench();
        bench.Run(120);

        Assert.IsFalse(bench.IsSet(AlarmId.ServiceFailed));
        Assert.IsFalse(bench.IsSet(AlarmId.WifiLost));
        Assert.IsFalse(bench.IsSet(AlarmId.FlashFailing));
        Assert.IsFalse(bench.IsSet(AlarmId.FlashNearlyFull));
    }

    [TestMethod]
    public void ServiceThatHasEndedIsAnAlarmUntilItWorksAgain()
    {
        var bench = new Bench();
        bench.Run(10);
        bench.Service.NoteEnded("broken on purpose");
        bench.Run(10);
        Assert.IsTrue(bench.IsSet(AlarmId.ServiceFailed));
        Assert.AreEqual(1, bench.Inputs.ValueOf(AlarmTable.PositionOf(AlarmId.ServiceFailed)));

        bench.Service.Beat(bench.Clock.MonotonicMilliseconds);
        bench.Run(2);
        bench.IsSet(AlarmId.ServiceFailed);
        Assert.IsFalse(bench.IsSet(AlarmId.ServiceFailed));
    }

    [TestMethod]
    public void ServiceThatHangsIsAnAlarm()
    {
        var bench = new Bench { IsServiceHung = true };
        bench.Run(120);

        Assert.IsTrue(bench.IsSet(AlarmId.ServiceFailed));
    }

    [TestMethod]
    public void WirelessNetworkThatIsAwayIsItsOwnAlarmAndNoFailedService()
    {
        var bench = new Bench();
        bench.Run(10);
        bench.Wifi.NoteDegraded("no address");
        bench.Run(10);
        Assert.IsTrue(bench.IsSet(AlarmId.WifiLost));
        Assert.IsFalse(bench.IsSet(AlarmId.ServiceFailed));

        bench.Wifi.NoteRecovered();
        bench.Run(2);
        bench.IsSet(AlarmId.WifiLost);
        Assert.IsFalse(bench.IsSet(AlarmId.WifiLost));
    }

    [TestMethod]
    public void BrokerThatIsAwayIsNoFailedService()
    {
        var bench = new Bench();
        bench.Run(10);
        bench.Service.NoteDegraded("the broker is away");
        bench.Run(10);

        Assert.IsFalse(bench.IsSet(AlarmId.ServiceFailed));
    }

    [TestMethod]
    public void HistoryTellsOfAFlashThatFailsOrFills()
    {
        var bench = new Bench();
        var status = new HistoryStatus { IsFileFailing = true, IsNearlyFull = true, UsedPercent = 87 };
        bench.Bus.Publish(EventId.HistoryFailed, status);
        Assert.IsTrue(bench.IsSet(AlarmId.FlashFailing));
        Assert.IsTrue(bench.IsSet(AlarmId.FlashNearlyFull));
        Assert.AreEqual(87, bench.Inputs.ValueOf(AlarmTable.PositionOf(AlarmId.FlashNearlyFull)));

        bench.Bus.Publish(EventId.HistoryWritten, new HistoryStatus());
        bench.IsSet(AlarmId.FlashFailing);
        bench.IsSet(AlarmId.FlashNearlyFull);
        Assert.IsFalse(bench.IsSet(AlarmId.FlashFailing));
        Assert.IsFalse(bench.IsSet(AlarmId.FlashNearlyFull));
    }

    private sealed class Bench
    {
        private readonly ServiceHealth _control = new("control", "1", 5000);

        public Bench()
        {
            var log = new FakeLog();
            Bus = new EventBus(Clock, log);
            Supervisor = new Supervisor(Clock, Bus, log, _control, 0, delegate { });
            Supervisor.Add(Service);
            Supervisor.Add(Wifi);
            new AlarmFeeds(Bus, Inputs, Supervisor, Clock);
            Beat();
        }

        public FakeClock Clock { get; } = new();

        public EventBus Bus { get; }

        public AlarmInputs Inputs { get; } = new();

        public Supervisor Supervisor { get; }

        public ServiceHealth Service { get; } = new("mqtt", "1");

        public ServiceHealth Wifi { get; } = new(ServiceHealth.WifiName, "1");

        public bool IsServiceHung { get; set; }

        public void Run(int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                Clock.Advance(1000);
                Beat();
                Supervisor.Step();
            }
        }

        public bool IsSet(AlarmId id) => Inputs.Take(AlarmTable.PositionOf(id));

        private void Beat()
        {
            long now = Clock.MonotonicMilliseconds;
            _control.Beat(now);
            Wifi.Beat(now);
            if (!IsServiceHung && !Service.HasEnded)
            {
                Service.Beat(now);
            }
        }
    }
}
