// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>Checks the numbers of a board before any pin is driven.</summary>
public static class BoardCheck
{
    /// <summary>Checks that all is there, allowed, and no pin is used twice.</summary>
    /// <returns>Empty when the board can be used; else one sentence that names the key and what is allowed.</returns>
    public static string Check(BoardSetup setup)
    {
        for (int i = 0; i < BoardValueTable.Count; i++)
        {
            BoardValueDefinition row = BoardValueTable.At(i);
            string error = setup.Has(row.Id) ? CheckValue(setup, row) : CheckAbsence(setup, row);
            if (error.Length > 0)
            {
                return "Board " + setup.Profile.Name + ", " + row.Key + ": " + error + ".";
            }
        }

        return "";
    }

    private static string CheckAbsence(BoardSetup setup, BoardValueDefinition row)
    {
        bool isTwai = setup.Profile.Controller == BoardController.Twai;
        bool isNeeded = row.Need == BoardNeed.Always
            || (row.Need == BoardNeed.Twai && isTwai)
            || (row.Need == BoardNeed.Mcp2515 && !isTwai);
        return isNeeded ? "has to be set in " + BoardReader.FileName : "";
    }

    private static string CheckValue(BoardSetup setup, BoardValueDefinition row)
    {
        int value = setup.Get(row.Id);
        switch (row.Kind)
        {
            case BoardValueKind.Crystal:
                return value == 8 || value == 16 ? "" : "allowed are 8 and 16";
            default:
                return CheckPin(setup, row, value);
        }
    }

    private static string CheckPin(BoardSetup setup, BoardValueDefinition row, int pin)
    {
        string error = PinRules.Check(setup.Profile.Chip, pin, row.Kind == BoardValueKind.OutputPin);
        if (error.Length > 0)
        {
            return "pin " + pin.ToString() + " is not allowed, " + error;
        }

        for (int i = 0; i < (int)row.Id; i++)
        {
            BoardValueDefinition other = BoardValueTable.At(i);
            if (other.IsPin && setup.Get(other.Id) == pin)
            {
                return "pin " + pin.ToString() + " is already " + other.Key;
            }
        }

        PinLevel[] fixedPins = setup.Profile.FixedPins;
        for (int i = 0; i < fixedPins.Length; i++)
        {
            if (fixedPins[i].Pin == pin)
            {
                return "pin " + pin.ToString() + " has a fixed use on this board";
            }
        }

        return "";
    }
}
