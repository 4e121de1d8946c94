// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Support;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Telemetry;

namespace BmsGateway.Tests.Diagnostics;

[TestClass]
public class CanFrameLogTests
{
    [TestMethod]
    public void NewestFramesOfBothDirectionsAreKept()
    {
        var clock = new FakeClock();
        var bus = new EventBus(clock, new FakeLog());
        var log = new CanFrameLog(bus, clock);
        var frame = new CanFrame();
        for (int i = 0; i < CanFrameLog.Capacity; i++)
        {
            frame.Reset(0x300 + i, 1);
            bus.Publish(EventId.CanTransmitted, frame);
        }

        frame.Reset(0x305, 2);
        frame.Data[0] = 0xAB;
        clock.Advance(500);
        bus.Publish(EventId.CanReceived, frame);
        var json = new JsonWriter(8192);
        new CanFramesSection(log).Write(json);
        string text = GatewayBench.TextOf(json);

        Assert.AreEqual(CanFrameLog.Capacity + 1, log.Count);
        Assert.IsTrue(text.StartsWith("{\"frames\":[{\"t\":1000,\"dir\":\"tx\",\"id\":\"302\",\"hex\":\"00\"},"));
        Assert.IsTrue(text.EndsWith(",{\"t\":1500,\"dir\":\"rx\",\"id\":\"305\",\"hex\":\"AB00\"}]}"));
        Assert.IsFalse(log.TryRead(0, frame, out _, out _));
        Assert.IsFalse(log.TryRead(log.Count, frame, out _, out _));
    }
}
