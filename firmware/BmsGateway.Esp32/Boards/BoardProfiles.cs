// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>
/// The boards that the gateway knows. Sources of the pins: hardware/boards.md. None of these boards has a plain LED
/// that is known for sure.
/// </summary>
public static class BoardProfiles
{
    private static readonly BoardProfile[] Rows =
    {
        new BoardProfile("t2can-mcp", BoardChip.Esp32S3, BoardController.Mcp2515)
            .WithUart(1, 2)
            .WithSpi(12, 11, 13, 10)
            .With(BoardValue.ControllerResetPin, 9)
            .With(BoardValue.CrystalMegahertz, 16),
        new BoardProfile("t2can-twai", BoardChip.Esp32S3, BoardController.Twai)
            .WithUart(1, 2)
            .WithCan(7, 6),
        new BoardProfile("waveshare-s3", BoardChip.Esp32S3, BoardController.Twai)
            .WithUart(4, 5)
            .WithCan(15, 16),

        // 16 high switches the 5 V supply of the transceivers on, 23 low selects high-speed mode.
        new BoardProfile("tcan485", BoardChip.Esp32, BoardController.Twai)
            .WithUart(33, 35)
            .WithCan(27, 26)
            .WithFixed(new PinLevel(16, true), new PinLevel(23, false)),

        // Its UART pins depend on the header that is used, so the board file has to name them.
        new BoardProfile("olimex-evb", BoardChip.Esp32, BoardController.Twai)
            .WithCan(5, 35),
        new BoardProfile("s3-devkit", BoardChip.Esp32S3, BoardController.Twai)
            .WithUart(17, 18)
            .WithCan(4, 5),

        // Everything from the board file.
        new("custom-esp32-twai", BoardChip.Esp32, BoardController.Twai),
        new("custom-esp32-mcp", BoardChip.Esp32, BoardController.Mcp2515),
        new("custom-s3-twai", BoardChip.Esp32S3, BoardController.Twai),
        new("custom-s3-mcp", BoardChip.Esp32S3, BoardController.Mcp2515),
    };

    /// <summary>Number of profiles.</summary>
    public static int Count => Rows.Length;

    /// <summary>Profile by position, 0 to <see cref="Count"/> − 1.</summary>
    public static BoardProfile At(int index) => Rows[index];

    /// <summary>Profile of a name, or null when there is none.</summary>
    public static BoardProfile? Find(string name)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Name == name)
            {
                return Rows[i];
            }
        }

        return null;
    }

    /// <summary>Names of the profiles for a controller, for messages ("a, b, c").</summary>
    public static string NamesFor(BoardController controller)
    {
        string names = "";
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Controller == controller)
            {
                names += (names.Length == 0 ? "" : ", ") + Rows[i].Name;
            }
        }

        return names;
    }
}
