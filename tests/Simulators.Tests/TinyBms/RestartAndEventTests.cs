// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class RestartAndEventTests
{
    [TestMethod]
    public void ClearEventsEmptiesTheRing()
    {
        Host host = Host.Instant();
        Assert.IsGreaterThan(0, host.EventIds().Length);
        Assert.AreEqual("AA0102D1B1", host.AskHex(0xAA, 0x02, 1));
        Assert.IsEmpty(host.EventIds());
        Assert.AreEqual(0, host.Read(200));
        Assert.AreEqual(0, host.Read(201));
    }

    [TestMethod]
    public void ClearStatisticsZeroesTheCountersAndRemembersWhen()
    {
        Host host = Host.Instant();
        host.Device.Pack.RequestedAmperes = -30;
        host.Run(10);
        Assert.IsGreaterThan(290, host.Read(102));
        host.Device.Pack.RequestedAmperes = 0;
        host.Run(10);
        Assert.AreEqual("AA0102D1B1", host.AskHex(0xAA, 0x02, 2));
        Assert.AreEqual(0, host.Read(102));
        Assert.AreEqual(host.Device.Registers.GetUInt32(32), host.Device.Registers.GetUInt32(116));
    }

    [TestMethod]
    public void RestartIsAcknowledgedThenSilentThenLogged()
    {
        Host host = Host.Instant();
        Assert.AreEqual("AA0102D1B1", host.AskHex(0xAA, 0x02, 5));
        Assert.IsEmpty(host.Ask(0xAA, 0x18));
        host.Device.Advance(600);
        Assert.HasCount(6, host.Ask(0xAA, 0x18));
        CollectionAssert.Contains(host.EventIds(), EventCode.SystemStarted);
        Assert.AreEqual(4, host.Read(114) & 0xFF, "reset cause software");
    }

    [TestMethod]
    public void RestartCanStayWithoutAcknowledgement()
    {
        var options = new TinyBmsSimulatorOptions { Timing = TinyBmsTiming.Instant, AcknowledgesRestart = false };
        var host = new Host(new TinyBmsSimulator(options));
        Assert.IsEmpty(host.Ask(0xAA, 0x02, 5));
        Assert.AreEqual(1L, host.Device.Counters.Restarts);
    }

    [TestMethod]
    public void NewestEventsAreReportedOnce()
    {
        Host host = Host.Instant();
        Assert.HasCount(4 + 5, host.Ask(0xAA, 0x11), "nothing since the start");
        host.Device.RaiseEvent(0x64);
        host.Device.RaiseEvent(0x65);
        byte[] answer = host.Ask(0xAA, 0x11);
        Assert.HasCount(4 + 8 + 5, answer);
        Assert.AreEqual(0x64, (int)answer[10]);
        Assert.AreEqual(0x65, (int)answer[14]);
        Assert.HasCount(4 + 5, host.Ask(0xAA, 0x11));
    }

    [TestMethod]
    public void EventTimeIsTheLow24BitsOfTheLifetime()
    {
        Host host = Host.Instant();
        host.Ask(0xAA, 0x02, 1);
        host.Device.RaiseEvent(0x64);
        byte[] answer = host.Ask(0xAA, 0x12);
        uint lifetime = BitConverter.ToUInt32(answer, 3);
        Assert.IsGreaterThan(0xFFFFFFu, lifetime, "the default pack is older than 24 bits of seconds");
        Assert.AreEqual((lifetime & 0xFFFFFF) | 0x64000000u, BitConverter.ToUInt32(answer, 7));
    }

    [TestMethod]
    public void FullRingLosesItsOldestRecord()
    {
        Host host = Host.Instant();
        host.Ask(0xAA, 0x02, 1);
        for (int i = 0; i < 60; i++)
        {
            host.Device.RaiseEvent((byte)(0x61 + (i % 40)));
        }

        byte[] ids = host.EventIds();
        Assert.HasCount(49, ids);
        Assert.AreEqual(0x61 + 11, (int)ids[0]);
        Assert.AreEqual(0x61 + 19, (int)ids[48]);
        byte[] answer = host.Ask(0xAA, 0x12);
        Assert.AreEqual(200, (int)answer[2]);
        Assert.AreEqual(host.Read(297) >> 8, (int)ids[48], "register 297 holds the id of the last record");
    }

    [TestMethod]
    public void LifetimeCountsSeconds()
    {
        Host host = Host.Instant();
        uint before = host.Device.Registers.GetUInt32(32);
        host.Device.Advance(3_600_000);
        Assert.AreEqual(before + 3600, host.Device.Registers.GetUInt32(32));
    }
}
