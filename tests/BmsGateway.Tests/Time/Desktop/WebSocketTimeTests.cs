// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Support;
using BmsGateway.Tests.Web.Desktop;
using BmsGateway.Web;

namespace BmsGateway.Tests.Time.Desktop;

/// <summary>The live data, with a real socket, from different points of the monotonic clock.</summary>
[TestClass]
public class WebSocketTimeTests
{
    private const long TenYearsInSeconds = 315576000;

    [TestMethod]
    [DataRow(1000, 0)]
    [DataRow(2147468000L, 0)]
    [DataRow(4294952000L, 0)]
    [DataRow(1000L * 86400 * 365 * 20, 0)]
    [DataRow(1000, TenYearsInSeconds)]
    [DataRow(1000, -TenYearsInSeconds)]
    public void DocumentsComeOnceASecondAndASilentHandshakeEndsAfterFive(long start, long jump)
    {
        var clock = new FakeClock { MonotonicMilliseconds = start, IsWallClockSet = true, UtcSeconds = 1769860800 };
        using var bench = new HubBench(clock, HubBench.FreePort());
        bench.PublishSample();
        using RawClient client = bench.Join();
        client.ReadHead();
        Assert.AreEqual(WebSocketOpcode.Text, client.ReadFrame(out byte[] _));
        using RawClient silent = bench.Connect();
        int pings = 0;
        for (int second = 1; second <= 30; second++)
        {
            clock.UtcSeconds += second == 3 ? jump : 1;
            bench.Advance(1000);
            int opcode = client.ReadFrame(out byte[] _);
            bool isPing = opcode == WebSocketOpcode.Ping;
            pings += isPing ? 1 : 0;
            Assert.AreEqual(WebSocketOpcode.Text, isPing ? client.ReadFrame(out byte[] _) : opcode, "second " + second);
            Assert.AreEqual(second < 5 ? 0 : 1, bench.Hub.RefusedCount, "second " + second);
        }

        Assert.AreEqual(1, bench.Hub.ClientCount);
        Assert.AreEqual(0, bench.Hub.PendingCount);
        Assert.IsTrue(pings >= 1);
        Assert.AreEqual(0, bench.Hub.DroppedCount);
    }
}
