// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>
/// The one list of board numbers: profiles, board file and checks read it. Documented in hardware/boards.md.
/// </summary>
public static class BoardValueTable
{
    /// <summary>
    /// Number of rows. A constant, because the interpreter runs all static initialisers at the start, in the order of
    /// the types in the assembly: the table of profiles may be made before this one.
    /// </summary>
    public const int Count = 11;

    private static readonly BoardValueDefinition[] Rows = new BoardValueDefinition[Count]
    {
        new(BoardValue.UartTransmitPin, "uart_tx_pin", BoardValueKind.OutputPin, BoardNeed.Always),
        new(BoardValue.UartReceivePin, "uart_rx_pin", BoardValueKind.InputPin, BoardNeed.Always),
        new(BoardValue.CanTransmitPin, "can_tx_pin", BoardValueKind.OutputPin, BoardNeed.Twai),
        new(BoardValue.CanReceivePin, "can_rx_pin", BoardValueKind.InputPin, BoardNeed.Twai),
        new(BoardValue.SpiClockPin, "spi_clock_pin", BoardValueKind.OutputPin, BoardNeed.Mcp2515),
        new(BoardValue.SpiDataOutPin, "spi_mosi_pin", BoardValueKind.OutputPin, BoardNeed.Mcp2515),
        new(BoardValue.SpiDataInPin, "spi_miso_pin", BoardValueKind.InputPin, BoardNeed.Mcp2515),
        new(BoardValue.SpiSelectPin, "spi_cs_pin", BoardValueKind.OutputPin, BoardNeed.Mcp2515),
        new(BoardValue.ControllerResetPin, "mcp2515_reset_pin", BoardValueKind.OutputPin, BoardNeed.Optional),
        new(BoardValue.LedPin, "led_pin", BoardValueKind.OutputPin, BoardNeed.Optional),
        new(BoardValue.CrystalMegahertz, "mcp2515_crystal_mhz", BoardValueKind.Crystal, BoardNeed.Mcp2515),
    };

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1.</summary>
    public static BoardValueDefinition At(int index) => Rows[index];

    /// <summary>Row of a key, or null when there is no such number.</summary>
    public static BoardValueDefinition? Find(string key)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Key == key)
            {
                return Rows[i];
            }
        }

        return null;
    }
}
