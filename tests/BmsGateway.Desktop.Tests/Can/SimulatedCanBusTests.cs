// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Desktop.Can;
using BmsGateway.Platform;
using BmsGateway.Simulators.Victron;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class SimulatedCanBusTests
{
    private readonly VictronGxSimulator _gx = new();
    private readonly FakeClock _clock = new();
    private readonly CanFrame _frame = new();
    private readonly SimulatedCanBus _bus;

    public SimulatedCanBusTests()
    {
        _bus = new SimulatedCanBus(_gx, _clock);
    }

    [TestMethod]
    public void GxSeesTheFrameThatWasSent()
    {
        Assert.IsTrue(_bus.TryOpen());
        _frame.Reset(0x355, 4);
        _frame.Data[0] = 60;
        _frame.Data[2] = 98;
        Assert.IsTrue(_bus.TrySend(_frame));
        Assert.AreEqual(1, _bus.SentCount);
        Assert.AreEqual(1, _gx.Statistics(0x355).Count);
    }

    [TestMethod]
    public void KeepaliveOfTheGxIsReceived()
    {
        _bus.TryOpen();
        _clock.Advance(1000);
        Assert.IsTrue(_bus.TryReceive(_frame));
        Assert.AreEqual(0x305, _frame.Id);
        Assert.AreEqual(8, _frame.Length);
        while (_bus.TryReceive(_frame))
        {
        }

        Assert.IsTrue(_bus.ReceivedCount >= 2);
    }

    [TestMethod]
    public void StateFollowsTheBusAndTheGx()
    {
        Assert.AreEqual(CanBusState.Down, _bus.State);
        Assert.IsFalse(_bus.TrySend(_frame));
        Assert.IsFalse(_bus.TryReceive(_frame));
        Assert.AreEqual(1, _bus.DroppedCount);
        _bus.TryOpen();
        Assert.AreEqual(CanBusState.Running, _bus.State);
        _gx.Switch(false);
        Assert.AreEqual(CanBusState.NoPartner, _bus.State);
        _bus.Close();
        Assert.AreEqual(CanBusState.Down, _bus.State);
    }
}
