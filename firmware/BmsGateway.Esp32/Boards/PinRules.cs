// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>
/// Pins that must not be used, because the board would not start, would lose its flash or its debug port, or would send
/// the messages of the boot loader to the BMS. Sources: data sheets of ESP32 and ESP32-S3 (strapping pins, flash and
/// PSRAM pins, UART0, USB), kept on the safe side: pins of octal PSRAM are refused on every ESP32-S3.
/// </summary>
public static class PinRules
{
    private const int HighestPinEsp32 = 39;
    private const int HighestPinEsp32S3 = 48;

    // 34-39 have no output driver (ESP32 data sheet, section "GPIO").
    private const int FirstInputOnlyPinEsp32 = 34;

    // 0, 12: strapping; 1, 3: UART0; 6-11: flash; 20, 24, 28-31: do not exist.
    private static readonly int[] RefusedEsp32 = { 0, 1, 3, 6, 7, 8, 9, 10, 11, 12, 20, 24, 28, 29, 30, 31 };

    // 0, 3, 45, 46: strapping; 19, 20: USB; 22-25: do not exist; 26-32: flash; 33-37: octal PSRAM; 43, 44: UART0.
    private static readonly int[] RefusedEsp32S3 =
    {
        0, 3, 19, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 43, 44, 45, 46,
    };

    /// <summary>Checks a pin.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="pin">GPIO number.</param>
    /// <param name="isOutput">True when the chip drives the pin.</param>
    /// <returns>Empty when the pin may be used; else why not.</returns>
    public static string Check(BoardChip chip, int pin, bool isOutput)
    {
        bool isEsp32 = chip == BoardChip.Esp32;
        int highest = isEsp32 ? HighestPinEsp32 : HighestPinEsp32S3;
        if (pin < 0 || pin > highest)
        {
            return "allowed are the pins 0 to " + highest.ToString();
        }

        if (isOutput && isEsp32 && pin >= FirstInputOnlyPinEsp32)
        {
            return "the pins 34 to 39 of an ESP32 cannot send";
        }

        int[] refused = isEsp32 ? RefusedEsp32 : RefusedEsp32S3;
        for (int i = 0; i < refused.Length; i++)
        {
            if (refused[i] == pin)
            {
                return "this pin belongs to flash, start-up, USB or the debug port, or does not exist";
            }
        }

        return "";
    }
}
