// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>Checks one value against its row of the settings table.</summary>
public static class SettingValidator
{
    private const int ShortestPassword = 10;
    private const int ShortestPassphrase = 8;
    private const int LeastCells = 4;

    // A refused value is quoted; one from a hostile file may be long.
    private const int MostShownCharacters = 40;

    private const string HostMarks = ".-_:[]";
    private const string TopicMarks = "-_/";

    // A GX picks a product id, and with it other charge rules, from these names (dbus-systemcalc-py, BEHAVIOURS).
    private static readonly string[] ForeignMakers = { "PYLON", "BYD", "LG", "PELIO" };

    /// <summary>Checks a value.</summary>
    /// <returns>Null when it is valid; else one sentence that names the key, the value (unless secret) and what is allowed.</returns>
    public static string? Check(SettingDefinition row, string value)
    {
        switch (row.Type)
        {
            case SettingType.Number:
                return CheckNumber(row, value);
            case SettingType.Flag:
                return value == "true" || value == "false" ? null : Refuse(row, value, "true or false");
            case SettingType.Choice:
                return row.NumberOf(value) >= 0 ? null : Refuse(row, value, ListOf(row.Words!));
            default:
                return CheckText(row, value);
        }
    }

    private static string? CheckNumber(SettingDefinition row, string value)
    {
        if (IsWholeNumber(value) && int.TryParse(value, out int number) && number >= row.Minimum && number <= row.Maximum
            && (row.Rule != SettingRule.CellCount || number == 0 || number >= LeastCells))
        {
            return null;
        }

        string from = row.Rule == SettingRule.CellCount ? "0 or a whole number from " + LeastCells.ToString()
            : "a whole number from " + row.Minimum.ToString();
        return Refuse(row, value, from + " to " + row.Maximum.ToString());
    }

    private static string? CheckText(SettingDefinition row, string value)
    {
        if (value.Length < row.Minimum || value.Length > row.Maximum)
        {
            return Refuse(row, value, row.Minimum.ToString() + " to " + row.Maximum.ToString() + " characters");
        }

        int shortest = ShortestOf(row.Rule);
        if (value.Length > 0 && value.Length < shortest)
        {
            return Refuse(row, value, "none or " + shortest.ToString() + " to " + row.Maximum.ToString() + " characters");
        }

        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] < ' ' || value[i] == 127)
            {
                return Refuse(row, value, "text without control characters");
            }
        }

        switch (row.Rule)
        {
            case SettingRule.TopicPart:
                return IsMadeOf(value, false, "-") ? null : Refuse(row, value, "lower-case letters, digits and hyphens");
            case SettingRule.HostName:
                return IsMadeOf(value, true, HostMarks)
                    ? null
                    : Refuse(row, value, "a host name or an IP address without scheme, port or path");
            case SettingRule.TopicPath:
                return IsMadeOf(value, true, TopicMarks) && ("/" + value + "/").IndexOf("//") < 0
                    ? null
                    : Refuse(row, value, "letters, digits, hyphens and underscores, with single slashes between them");
            case SettingRule.Manufacturer:
                return CheckManufacturer(row, value);
            case SettingRule.Passphrase:
            case SettingRule.Ascii:
                return IsAscii(value) ? null : Refuse(row, value, "7-bit ASCII");
            default:
                return null;
        }
    }

    private static string? CheckManufacturer(SettingDefinition row, string value)
    {
        if (!IsAscii(value))
        {
            return Refuse(row, value, "7-bit ASCII");
        }

        // A GX may well ignore blanks in front of a name.
        string upper = value.Trim().ToUpper();
        for (int i = 0; i < ForeignMakers.Length; i++)
        {
            if (upper.StartsWith(ForeignMakers[i]))
            {
                return Refuse(row, value, "any name but another maker's, because a GX would apply that maker's charge rules");
            }
        }

        return null;
    }

    private static int ShortestOf(SettingRule rule)
    {
        switch (rule)
        {
            case SettingRule.Password:
                return ShortestPassword;
            case SettingRule.Passphrase:
                return ShortestPassphrase;
            default:
                return 0;
        }
    }

    private static bool IsAscii(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string Refuse(SettingDefinition row, string value, string allowed)
    {
        string quoted = value.Length > MostShownCharacters ? value.Substring(0, MostShownCharacters) + "..." : value;
        string shown = row.IsSecret ? "" : " \"" + quoted + "\"";
        return "Setting " + row.Key + ": the value" + shown + " is not allowed; allowed is " + allowed + ".";
    }

    private static string ListOf(string[] words)
    {
        string list = words[0];
        for (int i = 1; i < words.Length; i++)
        {
            list += (i == words.Length - 1 ? " or " : ", ") + words[i];
        }

        return list;
    }

    // int.TryParse accepts blanks and signs differently on the two platforms, so the form is checked here.
    private static bool IsWholeNumber(string value)
    {
        int start = value.Length > 0 && value[0] == '-' ? 1 : 0;
        if (value.Length == start || value.Length > 10)
        {
            return false;
        }

        for (int i = start; i < value.Length; i++)
        {
            if (value[i] < '0' || value[i] > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMadeOf(string value, bool hasCapitals, string marks)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool isAllowed = (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (hasCapitals && c >= 'A' && c <= 'Z')
                || marks.IndexOf(c) >= 0;
            if (!isAllowed)
            {
                return false;
            }
        }

        return true;
    }
}
