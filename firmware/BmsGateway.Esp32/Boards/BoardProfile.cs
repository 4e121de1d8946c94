// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>One board as it is sold.</summary>
public sealed class BoardProfile
{
    private readonly int[] _values = new int[BoardValueTable.Count];

    /// <summary>Makes a profile without pins.</summary>
    public BoardProfile(string name, BoardChip chip, BoardController controller)
    {
        Name = name;
        Chip = chip;
        Controller = controller;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = BoardSetup.Unset;
        }
    }

    /// <summary>Name in the board file ("tcan485").</summary>
    public string Name { get; }

    /// <summary>Its chip.</summary>
    public BoardChip Chip { get; }

    /// <summary>The CAN controller that it uses.</summary>
    public BoardController Controller { get; }

    /// <summary>Pins that need a fixed level at the start; driven before the CAN controller is opened.</summary>
    public PinLevel[] FixedPins { get; private set; } = new PinLevel[0];

    /// <summary>A number of the board; <see cref="BoardSetup.Unset"/> when it has none.</summary>
    public int Get(BoardValue id) => _values[(int)id];

    /// <summary>Sets a number; for the table.</summary>
    public BoardProfile With(BoardValue id, int value)
    {
        _values[(int)id] = value;
        return this;
    }

    /// <summary>Sets the UART pins; for the table.</summary>
    public BoardProfile WithUart(int transmitPin, int receivePin) =>
        With(BoardValue.UartTransmitPin, transmitPin).With(BoardValue.UartReceivePin, receivePin);

    /// <summary>Sets the pins to the CAN transceiver; for the table.</summary>
    public BoardProfile WithCan(int transmitPin, int receivePin) =>
        With(BoardValue.CanTransmitPin, transmitPin).With(BoardValue.CanReceivePin, receivePin);

    /// <summary>Sets the SPI pins of an MCP2515; for the table.</summary>
    public BoardProfile WithSpi(int clockPin, int dataOutPin, int dataInPin, int selectPin) =>
        With(BoardValue.SpiClockPin, clockPin)
            .With(BoardValue.SpiDataOutPin, dataOutPin)
            .With(BoardValue.SpiDataInPin, dataInPin)
            .With(BoardValue.SpiSelectPin, selectPin);

    /// <summary>Sets the pins with fixed levels; for the table.</summary>
    public BoardProfile WithFixed(params PinLevel[] pins)
    {
        FixedPins = pins;
        return this;
    }
}
