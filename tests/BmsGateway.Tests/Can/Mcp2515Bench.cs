// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Can;

/// <summary>A healthy MCP2515 with a 16 MHz crystal at 500 kbit/s and a partner on its bus.</summary>
public sealed class Mcp2515Bench
{
    private static readonly int[] GxIds =
    {
        VictronFrameId.GxKeepAlive, VictronFrameId.GxIdentification, VictronFrameId.GxStatus,
    };

    /// <summary>The chip.</summary>
    public readonly FakeMcp2515 Chip = new();

    /// <summary>The time.</summary>
    public readonly FakeClock Clock = new();

    /// <summary>The bus under test.</summary>
    public readonly Mcp2515CanBus Bus;

    /// <summary>A frame for both directions.</summary>
    public readonly CanFrame Frame = new();

    public Mcp2515Bench(bool isOpen)
    {
        Mcp2515TimingRow timing = Mcp2515Timing.Find(Mcp2515Timing.Crystal16Megahertz, CanBitRate.Victron)!;
        Bus = new Mcp2515CanBus(Chip, Clock, timing, GxIds);
        if (isOpen)
        {
            Bus.TryOpen();
            Chip.ClearTransfers();
        }
    }

    /// <summary>State of the bus as a number, for asserts on both runners.</summary>
    public int State => (int)Bus.State;

    /// <summary>Sends a standard frame with one data byte.</summary>
    public bool Send(int id, int value)
    {
        Frame.Reset(id, 1);
        Frame.Data[0] = (byte)value;
        return Bus.TrySend(Frame);
    }

    /// <summary>Identifier of the next received frame, or −1.</summary>
    public int Receive() => Bus.TryReceive(Frame) ? Frame.Id : -1;

    /// <summary>Lets time pass and looks for frames, as the control loop does every 20 ms.</summary>
    public void Run(int milliseconds)
    {
        for (int i = 0; i < milliseconds; i += 20)
        {
            Clock.Advance(20);
            Receive();
        }
    }
}
