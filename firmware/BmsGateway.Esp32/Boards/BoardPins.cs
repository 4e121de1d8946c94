// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Device.Gpio;
using System.Threading;

namespace BmsGateway.Esp32.Boards;

/// <summary>
/// Drives the plain pins of a board: those with a fixed level, the reset of the CAN controller, the LED.
/// </summary>
public sealed class BoardPins
{
    // The MCP2515 needs 2 µs (datasheet DS20001801J section 13, RESET pin low time); a sleep is much longer.
    private const int ResetMilliseconds = 1;

    private readonly GpioController _gpio = new();
    private readonly BoardSetup _setup;

    /// <summary>Makes the pins of a board; nothing is driven yet.</summary>
    public BoardPins(BoardSetup setup)
    {
        _setup = setup;
    }

    /// <summary>Drives the fixed levels and resets the CAN controller.</summary>
    public void Start()
    {
        PinLevel[] pins = _setup.Profile.FixedPins;
        for (int i = 0; i < pins.Length; i++)
        {
            Drive(pins[i].Pin, pins[i].IsHigh);
        }

        if (_setup.Has(BoardValue.ControllerResetPin))
        {
            int pin = _setup.Get(BoardValue.ControllerResetPin);
            Drive(pin, false);
            Thread.Sleep(ResetMilliseconds);
            _gpio.Write(pin, PinValue.High);
        }
    }

    /// <summary>Lights the LED, on a board that has one.</summary>
    public void ShowRunning()
    {
        if (_setup.Has(BoardValue.LedPin))
        {
            Drive(_setup.Get(BoardValue.LedPin), true);
        }
    }

    private void Drive(int pin, bool isHigh)
    {
        if (!_gpio.IsPinOpen(pin))
        {
            _gpio.OpenPin(pin, PinMode.Output);
        }

        _gpio.Write(pin, isHigh ? PinValue.High : PinValue.Low);
    }
}
