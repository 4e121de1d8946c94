// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class TimingTests
{
    // 10 bits per byte at 115200 bit/s.
    private const double ByteMicroseconds = 1e7 / 115200;

    [TestMethod]
    [DataRow(1, 2.0)]
    [DataRow(16, 5.0)]
    [DataRow(40, 10.0)]
    [DataRow(125, 26.0)]
    public void RoundTripIsThatOfTheRealDevice(int registers, double measuredMilliseconds)
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        double milliseconds = RoundTrip(device, registers) / 1000.0;
        Assert.AreEqual(measuredMilliseconds, milliseconds, 1.0);
    }

    [TestMethod]
    public void LiveBlockTakesAtMost1Point3TimesItsWireTime()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        double wire = (8 + 119) * ByteMicroseconds;
        long roundTrip = RoundTrip(device, 57);
        Assert.IsTrue(roundTrip > wire && roundTrip < 1.3 * wire, $"{roundTrip} us, wire {wire:0} us");
    }

    [TestMethod]
    public void BytesComeOneAfterTheOther()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        byte[] request = Host.Frame(0xAA, 0x03, 0, 0, 0, 57);
        device.Receive(request, request.Length);
        var buffer = new byte[200];
        int last = 0;
        for (int i = 0; i < 20000; i += 500)
        {
            device.AdvanceMicroseconds(500);
            int count = device.Take(buffer, 0, buffer.Length);
            Assert.IsLessThanOrEqualTo(6, count, "500 us carry at most 6 bytes");
            last += count;
        }

        Assert.AreEqual(119, last);
    }

    [TestMethod]
    public void WaitForOutputEndsWithTheNextPiece()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        Assert.AreEqual(long.MaxValue, device.MicrosecondsUntilOutput());
        byte[] request = Host.Frame(0xAA, 0x18);
        device.Receive(request, request.Length);
        long wait = device.MicrosecondsUntilOutput();
        Assert.IsTrue(wait > 1000 && wait < 3000, $"{wait}");
        device.AdvanceMicroseconds(wait);
        Assert.AreEqual(0L, device.MicrosecondsUntilOutput());
        Assert.AreEqual(6, device.Take(new byte[10], 0, 10));
    }

    [TestMethod]
    public void DeviceSleepsAfterTenSecondsAndTheFirstCommandOnlyWakesIt()
    {
        Host host = Host.Instant();
        host.Device.Advance(9_900);
        Assert.HasCount(6, host.Ask(0xAA, 0x18));
        host.Device.Advance(10_100);
        Assert.IsTrue(host.Device.IsAsleep);
        Assert.IsEmpty(host.Ask(0xAA, 0x18));
        Assert.IsFalse(host.Device.IsAsleep);
        Assert.HasCount(6, host.Ask(0xAA, 0x18));
        Assert.AreEqual(3, host.Read(114) >> 8, "wake-up cause UART");
    }

    [TestMethod]
    public void ASingleByteWakesTheDevice()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        var host = new Host(device);
        device.Sleep();
        device.Receive(new byte[] { 0xAA }, 1);
        device.Advance(10);
        byte[] request = Host.Frame(0xAA, 0x18);
        device.Receive(request, request.Length);
        device.Advance(10);
        Assert.HasCount(6, host.Due());
    }

    [TestMethod]
    public void BytesInsideTheWakeUpTimeAreLost()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        var host = new Host(device);
        device.Sleep();
        byte[] request = Host.Frame(0xAA, 0x18);
        device.Receive(request, 2);
        device.Advance(1);
        device.Receive(request, request.Length);
        device.Advance(50);
        Assert.IsEmpty(host.Due());
    }

    [TestMethod]
    [DataRow(-10.0)]
    [DataRow(10.0)]
    public void DeviceStaysAwakeUnderCurrent(double amperes)
    {
        Host host = Host.Instant();
        host.Device.Pack.RequestedAmperes = amperes;
        host.Device.Advance(60_000);
        Assert.IsFalse(host.Device.IsAsleep);
    }

    [TestMethod]
    public void DeviceStaysAwakeWhenSleepIsNotAllowed()
    {
        Host host = Host.Instant();
        host.Device.SleepAllowed = false;
        host.Device.Advance(60_000);
        Assert.HasCount(6, host.Ask(0xAA, 0x18));
    }

    [TestMethod]
    public void RequestWithAPauseInsideIsForgotten()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        var host = new Host(device);
        byte[] request = Host.Frame(0xAA, 0x03, 0, 0, 0, 1);
        device.Receive(request, 5);
        device.Advance(30);
        device.Receive(request, request.Length);
        device.Advance(30);
        Assert.HasCount(7, host.Due());
    }

    [TestMethod]
    public void RequestInPiecesIsAnsweredOnce()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions());
        var host = new Host(device);
        foreach (byte value in Host.Frame(0xAA, 0x03, 0, 0, 0, 1))
        {
            device.Receive(new[] { value }, 1);
            device.Advance(2);
        }

        device.Advance(30);
        Assert.HasCount(7, host.Due());
        Assert.AreEqual(1L, device.Counters.Requests);
    }

    [TestMethod]
    public void SteppingADeviceWithAClockIsAnError()
    {
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions { ClockMicroseconds = () => 0 });
        Assert.ThrowsExactly<InvalidOperationException>(() => device.Advance(1));
    }

    [TestMethod]
    public void DeviceFollowsItsClock()
    {
        long now = 0;
        var device = new TinyBmsSimulator(new TinyBmsSimulatorOptions { ClockMicroseconds = () => now });
        var host = new Host(device);
        Assert.IsEmpty(host.Ask(0xAA, 0x18));
        now = 5000;
        Assert.HasCount(6, host.Due());
        now = 1000;
        Assert.IsEmpty(host.Due(), "a clock that goes back does no harm");
    }

    private static long RoundTrip(TinyBmsSimulator device, int registers)
    {
        byte[] request = Host.Frame(0xAA, 0x03, 0, 0, 0, registers);
        long start = device.NowMicroseconds;
        device.Receive(request, request.Length);
        var buffer = new byte[300];
        int count = 0;
        while (count < (2 * registers) + 5)
        {
            device.AdvanceMicroseconds(50);
            count += device.Take(buffer, 0, buffer.Length);
            Assert.IsLessThan(100_000L, device.NowMicroseconds - start, "no answer");
        }

        return device.NowMicroseconds - start;
    }
}
