// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>
/// What the MCP2515 says about itself and its bus: mode, error flags, error counters. Read ten times a second at most.
/// </summary>
public sealed class Mcp2515Health
{
    /// <summary>Time between two looks, ms.</summary>
    public const int PeriodMilliseconds = 100;

    private const byte OverflowMask = Mcp2515Bits.Receive0Overflow | Mcp2515Bits.Receive1Overflow;

    private readonly Mcp2515Chip _chip;
    private readonly Mcp2515TimingRow _timing;
    private long _nextAt;

    /// <summary>Makes a watch over a chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="timing">Its bit timing. A chip that still knows it is there and was not reset.</param>
    public Mcp2515Health(Mcp2515Chip chip, Mcp2515TimingRow timing)
    {
        _chip = chip;
        _timing = timing;
    }

    /// <summary>True while the chip has left the bus; it returns by itself.</summary>
    public bool IsBusOff { get; private set; }

    /// <summary>
    /// False when the chip no longer answers as it was set up: it was reset, its supply broke down, or a wire came off.
    /// </summary>
    public bool IsPresent { get; private set; } = true;

    /// <summary>
    /// Transmit error counter, 0–255. Above 127 the chip is error-passive; it stays near 128 without a partner.
    /// </summary>
    public int TransmitErrorCounter { get; private set; }

    /// <summary>Receive error counter, 0–255.</summary>
    public int ReceiveErrorCounter { get; private set; }

    /// <summary>Times that received frames were lost because both buffers were full; wraps at 2³¹.</summary>
    public int OverflowCount { get; private set; }

    /// <summary>Forgets what it saw and looks at once.</summary>
    public void Reset()
    {
        IsBusOff = false;
        IsPresent = true;
        LookNow();
    }

    /// <summary>Makes the next <see cref="Update"/> look, whatever the time.</summary>
    public void LookNow() => _nextAt = 0;

    /// <summary>Looks when it is time.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>False when the SPI bus failed.</returns>
    public bool Update(long nowMilliseconds)
    {
        if (nowMilliseconds < _nextAt)
        {
            return true;
        }

        _nextAt = nowMilliseconds + PeriodMilliseconds;
        int mode = _chip.ReadRegister(Mcp2515Register.CanStatus);
        int timing = _chip.ReadRegister(Mcp2515Register.Configuration2);
        int counters = _chip.ReadRegisterPair(Mcp2515Register.TransmitErrorCounter);
        int flags = _chip.ReadRegister(Mcp2515Register.ErrorFlags);
        if (mode < 0 || timing < 0 || counters < 0 || flags < 0)
        {
            return false;
        }

        IsPresent = (mode & Mcp2515Bits.ModeMask) == Mcp2515Bits.ModeNormal && timing == _timing.Configuration2;
        IsBusOff = (flags & Mcp2515Bits.BusOff) != 0;
        TransmitErrorCounter = counters & 0xFF;
        ReceiveErrorCounter = counters >> 8;
        if (!IsPresent || (flags & OverflowMask) == 0)
        {
            return true;
        }

        OverflowCount++;
        return _chip.ModifyRegister(Mcp2515Register.ErrorFlags, OverflowMask, 0);
    }
}
