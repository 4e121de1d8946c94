// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Alarms;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.History;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Tests.TinyBms.Settings.Desktop;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Health.Desktop;

/// <summary>Services that use the flash, with their real threads, while flash or clock fail under them.</summary>
[TestClass]
public class WatchedServicesTests
{
    private readonly SharedClock _clock = new();
    private readonly HangingFiles _files = new();
    private readonly FakeLog _log = new();

    [TestMethod]
    [DataRow("history")]
    [DataRow("alarms")]
    [DataRow("bms_settings")]
    public void ServiceThatHangsInTheFlashIsUnhealthyAndIsItselfAgainWhenTheFlashIs(string name)
    {
        ISupervisedService service = Make(name);
        Supervisor supervisor = Watch(service);
        Assert.AreEqual(name, service.Health.Name);
        Assert.IsTrue(service.Health.Version.Length > 0);
        _files.IsHung = true;
        service.Start();
        _clock.Advance(61000);
        WaitFor(() => _files.HungCount > 0);
        _clock.Advance(61000);
        supervisor.Step();
        Assert.AreEqual(ServiceState.Unhealthy, service.Health.StateAt(_clock.MonotonicMilliseconds));
        Assert.IsTrue(_log.Last.StartsWith("supervisor: Service " + name + " is unhealthy: nothing heard", StringComparison.Ordinal));

        _files.IsHung = false;
        WaitFor(() => service.Health.StateAt(_clock.MonotonicMilliseconds) == ServiceState.Healthy);
        Assert.AreEqual(0, service.Health.RestartCount);
        service.Stop();
        Assert.AreEqual(ServiceState.Stopped, service.Health.StateAt(_clock.MonotonicMilliseconds));
    }

    [TestMethod]
    public void ServiceWhoseThreadHasEndedIsStartedAgain()
    {
        ISupervisedService service = Make("history");
        Supervisor supervisor = Watch(service);
        service.Start();
        WaitFor(() => service.Health.StateAt(_clock.MonotonicMilliseconds) == ServiceState.Healthy);
        _clock.FailsFor = "history";
        WaitFor(() => service.Health.HasEnded);
        _clock.FailsFor = "";
        Assert.AreEqual("broken on purpose", service.Health.LastError);
        Assert.AreEqual(ServiceState.Unhealthy, service.Health.StateAt(_clock.MonotonicMilliseconds));

        supervisor.Step();
        _clock.Advance(1000);
        supervisor.Step();
        WaitFor(() => service.Health.StateAt(_clock.MonotonicMilliseconds) == ServiceState.Healthy);
        Assert.AreEqual(1, service.Health.RestartCount);
        service.Stop();
    }

    [TestMethod]
    [DataRow("history")]
    [DataRow("alarms")]
    public void FlashThatCannotBeWrittenDegradesTheService(string name)
    {
        _files.Memory.AreWritesFailing = true;
        ISupervisedService service = Make(name);
        service.Start();
        WaitFor(() => service.Health.StateAt(_clock.MonotonicMilliseconds) == ServiceState.Healthy || name == "alarms");
        _clock.Advance(3700 * 1000);
        WaitFor(() => service.Health.StateAt(_clock.MonotonicMilliseconds) == ServiceState.Degraded);
        service.Stop();
    }

    private ISupervisedService Make(string name)
    {
        var gateway = new GatewayBench();
        switch (name)
        {
            case "history":
                return new HistoryService(
                    new MeteredFileStore(_files), _clock, gateway.Settings, new EventBus(_clock, _log), _log);
            case "alarms":
                var state = new BmsGateway.Telemetry.GatewayState(
                    _clock, gateway.Source, gateway.State.Limits, gateway.State.CanBuses, new VictronStatus(), gateway.State.Mqtt);
                return new AlarmService(
                    _files, gateway.Settings, new EventBus(_clock, _log), state, new BatteryAlarms(), _log);
            default:
                var bench = new DriverSettingsBench();
                return new SettingsKeeper(bench.Service, new SettingsCopyStore(_files), _log, _clock);
        }
    }

    private Supervisor Watch(ISupervisedService service)
    {
        var supervisor = new Supervisor(
            _clock, new EventBus(_clock, _log), _log, new ServiceHealth("control", "1"), 0, delegate { });
        supervisor.Add(service);

        // The clock is told once.
        supervisor.Step();
        return supervisor;
    }

    private static void WaitFor(Func<bool> condition) =>
        Assert.IsTrue(SpinWait.SpinUntil(condition, 10000), "did not happen within 10 s");

    private sealed class SharedClock : IClock
    {
        private readonly int _owner = Environment.CurrentManagedThreadId;
        private long _now = 1000;

        // Only the thread of the service fails, not that of the test.
        public volatile string FailsFor = "";

        public long MonotonicMilliseconds =>
            FailsFor.Length > 0 && Environment.CurrentManagedThreadId != _owner
                ? throw new InvalidOperationException("broken on purpose")
                : Interlocked.Read(ref _now);

        public bool IsWallClockSet => true;

        public long UtcSeconds => 1769860800 + (Interlocked.Read(ref _now) / 1000);

        public void Sleep(int milliseconds) => Thread.Sleep(milliseconds);

        public void Advance(int milliseconds) => Interlocked.Add(ref _now, milliseconds);
    }

    private sealed class HangingFiles : IFileStore
    {
        public volatile bool IsHung;
        public volatile int HungCount;

        public FaultyFileStore Memory { get; } = new();

        public FileReadResult TryRead(string name, out byte[] content)
        {
            WaitWhileHung();
            return Memory.TryRead(name, out content);
        }

        public int ReadPart(string name, long offset, byte[] buffer, int count) => Memory.ReadPart(name, offset, buffer, count);

        public bool TryWrite(string name, byte[] content, int length) => Memory.TryWrite(name, content, length);

        public bool TryAppend(string name, byte[] content, int length) => Memory.TryAppend(name, content, length);

        public bool TryDelete(string name) => Memory.TryDelete(name);

        public bool TryMove(string name, string newName) => Memory.TryMove(name, newName);

        public long SizeOf(string name) => Memory.SizeOf(name);

        public string[] List(string folder)
        {
            WaitWhileHung();
            return Memory.List(folder);
        }

        private void WaitWhileHung()
        {
            if (IsHung)
            {
                Interlocked.Increment(ref HungCount);
            }

            while (IsHung)
            {
                Thread.Sleep(5);
            }
        }
    }
}
