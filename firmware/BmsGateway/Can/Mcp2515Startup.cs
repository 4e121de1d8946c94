// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>Brings an MCP2515 from any state to normal mode and proves each step by reading back.</summary>
public sealed class Mcp2515Startup
{
    // The chip is ready 128 crystal cycles after a reset (16 µs at 8 MHz); the crystal itself may need longer after
    // power-up.
    private const int ResetMilliseconds = 3;

    // Normal mode starts after 11 recessive bits (datasheet DS20001801J section 10.5), 22 µs on an idle bus at 500
    // kbit/s.
    private const int ModePolls = 3;

    private readonly Mcp2515Chip _chip;
    private readonly IClock _clock;
    private readonly Mcp2515TimingRow _timing;
    private readonly int[] _acceptedIds;
    private readonly byte[] _content = new byte[4];

    /// <summary>Makes a start-up sequence.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="clock">For the short waits.</param>
    /// <param name="timing">Bit timing.</param>
    /// <param name="acceptedIds">
    /// Standard identifiers to receive, 1–6; everything else stays outside, because the chip holds only two received
    /// frames.
    /// </param>
    public Mcp2515Startup(Mcp2515Chip chip, IClock clock, Mcp2515TimingRow timing, int[] acceptedIds)
    {
        _chip = chip;
        _clock = clock;
        _timing = timing;
        _acceptedIds = acceptedIds;
    }

    /// <summary>Runs the sequence. Blocks some milliseconds.</summary>
    /// <returns>Empty when the chip is in normal mode; else what is wrong and where to look.</returns>
    public string Run()
    {
        if (!_chip.Reset())
        {
            return "The SPI bus of the board failed.";
        }

        _clock.Sleep(ResetMilliseconds);
        if (!IsInMode(Mcp2515Bits.ModeConfiguration))
        {
            return "No MCP2515 answers: check the SPI pins, the chip select and the supply of the module.";
        }

        if (!WriteTiming() || !WriteFilters())
        {
            return "The MCP2515 does not keep what is written to it: check the SPI wiring, or lower the SPI clock.";
        }

        if (!_chip.WriteRegister(Mcp2515Register.CanControl, Mcp2515Bits.ModeNormal) || !WaitForNormalMode())
        {
            return "The MCP2515 does not reach normal mode: CAN-H and CAN-L may be shorted.";
        }

        return "";
    }

    private bool WriteTiming()
    {
        _content[0] = _timing.Configuration3;
        _content[1] = _timing.Configuration2;
        _content[2] = _timing.Configuration1;
        return _chip.WriteRegisters(Mcp2515Register.Configuration3, _content, 3)
            && _chip.ReadRegisterPair(Mcp2515Register.Configuration3)
                == (_timing.Configuration3 | (_timing.Configuration2 << 8))
            && _chip.ReadRegister(Mcp2515Register.Configuration3 + 2) == _timing.Configuration1;
    }

    private bool WriteFilters()
    {
        bool isWritten = WriteIdentifier(Mcp2515Register.Mask0, CanFrameRules.MaximumStandardId)
            && WriteIdentifier(Mcp2515Register.Mask1, CanFrameRules.MaximumStandardId);
        for (int i = 0; i < Mcp2515Register.FilterCount; i++)
        {
            // A filter cannot be switched off, so those left over repeat the list.
            isWritten = isWritten && WriteIdentifier(Mcp2515Register.Filter(i), _acceptedIds[i % _acceptedIds.Length]);
        }

        return isWritten
            && _chip.WriteRegister(Mcp2515Register.Receive0Control, Mcp2515Bits.RollOver)
            && _chip.WriteRegister(Mcp2515Register.Receive1Control, 0)
            && _chip.ReadRegister(Mcp2515Register.Mask1) == CanFrameRules.MaximumStandardId >> 3;
    }

    private bool WriteIdentifier(byte address, int id)
    {
        Mcp2515FrameCodec.PackIdentifier(id, false, _content);
        return _chip.WriteRegisters(address, _content, 4);
    }

    private bool WaitForNormalMode()
    {
        for (int i = 0; i < ModePolls; i++)
        {
            if (IsInMode(Mcp2515Bits.ModeNormal))
            {
                return true;
            }

            _clock.Sleep(1);
        }

        return false;
    }

    private bool IsInMode(byte mode)
    {
        int status = _chip.ReadRegister(Mcp2515Register.CanStatus);
        return status >= 0 && (status & Mcp2515Bits.ModeMask) == mode;
    }
}
