// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Web;
using BmsGateway.Web.Api;

namespace BmsGateway.Tests.Web.Api;

[TestClass]
public class HealthHandlerTests
{
    [TestMethod]
    public void AnswerTellsServicesMemoryBootAndTime()
    {
        var clock = new FakeClock();
        var log = new FakeLog();
        var control = new ServiceHealth("control", "1.2", 5000);
        var mqtt = new ServiceHealth("mqtt", "1.2");
        var supervisor = new Supervisor(clock, new EventBus(clock, log), log, control, 0, Ignore);
        supervisor.Add(mqtt);
        control.Beat(clock.MonotonicMilliseconds);
        clock.Advance(500);
        mqtt.NoteEnded("broken \"pipe\"");
        var boot = new BootRecord(new FaultyFileStore());
        boot.Read();
        boot.TryMarkRunning();
        var json = new JsonWriter(2048);
        var handler = new HealthHandler(supervisor, boot, new FakeMemory(), clock);

        Assert.AreEqual(200, handler.Handle(0, new RouteRequest("GET", "", new byte[0], 0, null!), json));

        string version = Gateway.Version;
        Assert.AreEqual(
            "{\"services\":[{\"name\":\"control\",\"version\":\"1.2\",\"state\":\"healthy\",\"error\":\"\",\"age_ms\":500,\"restarts\":0},"
            + "{\"name\":\"supervisor\",\"version\":\"" + version + "\",\"state\":\"stopped\",\"error\":\"\",\"age_ms\":null,\"restarts\":0},"
            + "{\"name\":\"mqtt\",\"version\":\"1.2\",\"state\":\"unhealthy\",\"error\":\"broken \\\"pipe\\\"\",\"age_ms\":1500,\"restarts\":0}],"
            + "\"memory\":{\"free_bytes\":90000,\"used_bytes\":null},"
            + "\"boot\":{\"number\":1,\"reset_reason\":\"first_start\",\"detail\":\"\",\"recorded\":true},"
            + "\"time\":{\"uptime_s\":1,\"clock_set\":false,\"utc_s\":null,\"jumps\":0,\"last_jump_s\":0}}",
            GatewayBench.TextOf(json));
    }

    private static void Ignore(string reason)
    {
    }

    private sealed class FakeMemory : IMemoryInfo
    {
        public long FreeBytes => 90000;

        public long UsedBytes => -1;
    }
}
