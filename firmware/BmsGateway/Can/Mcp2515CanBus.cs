// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>
/// An MCP2515 on SPI as a bus of the gateway. Polled, without its interrupt line: a GX sends three frames a second and
/// the chip holds two. Nothing waits: a frame that finds no free buffer is refused, a frame that nobody acknowledges is
/// taken back.
/// </summary>
public sealed class Mcp2515CanBus : ICanBus
{
    // Possible, but more likely nobody answers.
    private const int AllFlags = 0xFF;

    private readonly Mcp2515Chip _chip;
    private readonly IClock _clock;
    private readonly Mcp2515Startup _startup;
    private readonly Mcp2515Transmitter _transmitter;
    private readonly byte[] _content = new byte[Mcp2515Chip.BufferLength];

    /// <summary>Makes a closed bus.</summary>
    /// <param name="spi">The chip's SPI device; used by this object alone.</param>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="timing">Bit timing, from <see cref="Mcp2515Timing"/>.</param>
    /// <param name="acceptedIds">Standard identifiers to receive, 1–6.</param>
    public Mcp2515CanBus(ISpiTransfer spi, IClock clock, Mcp2515TimingRow timing, int[] acceptedIds)
    {
        _chip = new Mcp2515Chip(spi);
        _clock = clock;
        _startup = new Mcp2515Startup(_chip, clock, timing, acceptedIds);
        _transmitter = new Mcp2515Transmitter(_chip);
        Health = new Mcp2515Health(_chip, timing);
        string crystal = (timing.CrystalHertz / 1000000).ToString();
        Name = "MCP2515 " + CanBitRate.NameOf(timing.BitRate) + ", " + crystal + " MHz crystal";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public CanBusState State { get; private set; } = CanBusState.Down;

    /// <inheritdoc/>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public int ReceivedCount { get; private set; }

    /// <summary>Frames that were handed over and taken back because nobody acknowledged them.</summary>
    public int AbortedCount => _transmitter.AbortedCount;

    /// <summary>Error counters and flags of the chip.</summary>
    public Mcp2515Health Health { get; }

    /// <summary>Why the bus is down, in one sentence; empty when it is not.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>
    /// Resets and sets up the chip. Blocks up to 10 ms, on the device up to 60 ms because of its coarse sleep.
    /// </summary>
    public bool TryOpen()
    {
        LastError = _startup.Run();
        _transmitter.Reset();
        Health.Reset();
        State = LastError.Length == 0 ? CanBusState.Running : CanBusState.Down;
        return State == CanBusState.Running;
    }

    /// <summary>Takes the chip off the bus.</summary>
    public void Close()
    {
        if (State != CanBusState.Down)
        {
            _chip.Reset();
            State = CanBusState.Down;
        }
    }

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        int status = State == CanBusState.Down || !CanFrameRules.IsValid(frame) ? -1 : Service();
        int result = status < 0 || State == CanBusState.BusOff
            ? 0
            : _transmitter.Send(frame, status, _clock.MonotonicMilliseconds);
        if (result > 0)
        {
            SentCount++;
            return true;
        }

        DroppedCount++;
        if (result < 0)
        {
            Fail("The SPI bus of the board failed.");
        }

        return false;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame)
    {
        int status = State == CanBusState.Down ? -1 : Service();
        if (status < 0)
        {
            return false;
        }

        int full = status & (Mcp2515Status.ReceiveBuffer0Full | Mcp2515Status.ReceiveBuffer1Full);
        if (full == 0)
        {
            return false;
        }

        int buffer = (full & Mcp2515Status.ReceiveBuffer0Full) != 0 ? 0 : 1;
        if (!_chip.ReadReceiveBuffer(buffer, _content))
        {
            Fail("The SPI bus of the board failed.");
            return false;
        }

        Mcp2515FrameCodec.Unpack(_content, frame);
        ReceivedCount++;
        _transmitter.NotePartner();
        return true;
    }

    // Brings the state up to date. Returns the status flags, or -1 when the bus is down now.
    private int Service()
    {
        long now = _clock.MonotonicMilliseconds;
        int status = _chip.ReadStatus();
        if (status == AllFlags)
        {
            Health.LookNow();
        }

        if (status < 0 || !_transmitter.Update(status, now) || !Health.Update(now))
        {
            return Fail("The SPI bus of the board failed.");
        }

        if (!Health.IsPresent)
        {
            return Fail("The MCP2515 lost its settings: it was reset, or a supply or SPI wire is loose.");
        }

        if (Health.IsBusOff && !_transmitter.Abort())
        {
            return Fail("The SPI bus of the board failed.");
        }

        State = Health.IsBusOff ? CanBusState.BusOff
            : _transmitter.IsPartnerMissing ? CanBusState.NoPartner
            : CanBusState.Running;
        return status;
    }

    private int Fail(string error)
    {
        LastError = error;
        State = CanBusState.Down;
        return -1;
    }
}
