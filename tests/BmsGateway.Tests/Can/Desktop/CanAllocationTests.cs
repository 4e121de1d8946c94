// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Can;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Can.Desktop;

/// <summary>Sending and receiving are part of the control path, so they allocate nothing in the steady state.</summary>
[TestClass]
public class CanAllocationTests
{
    private readonly CanFrame _frame = new();

    [TestMethod]
    public void Mcp2515SendsAndReceivesWithoutAllocation()
    {
        var clock = new FakeClock();
        Mcp2515TimingRow timing = Mcp2515Timing.Find(Mcp2515Timing.Crystal16Megahertz, CanBitRate.Victron)!;
        var bus = new Mcp2515CanBus(new AnsweringChip(), clock, timing, new[] { 0x305 });
        Assert.IsTrue(bus.TryOpen(), bus.LastError);

        Assert.AreEqual(0L, MeasureThousandCycles(bus, clock));
        Assert.AreEqual(CanBusState.Running, bus.State);
    }

    [TestMethod]
    public void TwaiSendsAndReceivesWithoutAllocation()
    {
        var bus = new TwaiCanBus(new QuietController(), CanBitRate.Victron);
        Assert.IsTrue(bus.TryOpen());

        Assert.AreEqual(0L, MeasureThousandCycles(bus, new FakeClock()));
        Assert.IsTrue(bus.ReceivedCount > 1000);
    }

    private long MeasureThousandCycles(ICanBus bus, FakeClock clock)
    {
        long before = 0;
        for (int i = 0; i < 1100; i++)
        {
            if (i == 100)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            clock.Advance(20);
            bus.TryReceive(_frame);
            _frame.Reset(0x351, 8);
            Assert.IsTrue(bus.TrySend(_frame));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Just enough of a chip: it keeps registers and sends at once.</summary>
    private sealed class AnsweringChip : ISpiTransfer
    {
        private readonly byte[] _registers = new byte[256];

        public bool TryTransfer(byte[] write, byte[] read, int length)
        {
            Array.Clear(read, 0, length);
            switch (write[0])
            {
                case 0xC0:
                    _registers[0x0E] = 0x80;
                    break;
                case 0x02:
                    Array.Copy(write, 2, _registers, write[1], length - 2);
                    _registers[0x0E] = (byte)(_registers[0x0F] & 0xE0);
                    break;
                case 0x03:
                    Array.Copy(_registers, write[1], read, 2, length - 2);
                    break;
            }

            return true;
        }
    }

    private sealed class QuietController : ITwaiController
    {
        private int _reads;

        public bool TryOpen(ITwaiListener listener) => true;

        public void Write(CanFrame frame)
        {
        }

        // Every second read finds a frame.
        public bool TryRead(CanFrame frame)
        {
            frame.Reset(0x305, 0);
            return (_reads++ & 1) == 0;
        }
    }
}
