// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;

namespace BmsGateway.TinyBms.Settings;

/// <summary>Takes values that a person or a file gives, in the unit of each setting, into a change.</summary>
public static class SettingsInput
{
    private const long One = 1000000;
    private const int MostDecimals = 6;
    private const int MostDigits = 9;

    // More than any setting in its unit.
    private const double LargestNumber = 1e9;

    /// <summary>Reads the members of a JSON object.</summary>
    /// <param name="members">Key and value; a value is a number, or, not in a copy, a text that is one.</param>
    /// <param name="isCopy">True for a copy, in which values that are handed over only once have no place.</param>
    /// <param name="changes">Takes the values.</param>
    /// <returns>Null on success, else what is wrong and what is allowed.</returns>
    public static string? Read(Hashtable members, bool isCopy, SettingsChangeSet changes)
    {
        foreach (object? key in members.Keys)
        {
            string? error = ReadMember((string)key!, members[key], isCopy, changes);
            if (error != null)
            {
                return error;
            }
        }

        return null;
    }

    private static string? ReadMember(string key, object? value, bool isCopy, SettingsChangeSet changes)
    {
        int place = changes.Rows.Find(key);
        if (place < 0)
        {
            // An unknown key gets the message of the change set, so that there is one.
            return changes.TrySet(key, 0);
        }

        SettingRow row = changes.Rows.At(place);
        if (row.IsPreset && isCopy)
        {
            return "Setting " + key + ": it is a preset and not part of a copy; leave it out.";
        }

        if (!isCopy && value is string text)
        {
            return TryParse(text, out long millionths)
                ? SetMillionths(row, millionths, changes)
                : "Setting " + key + ": the value must be a number with at most 6 decimals.";
        }

        double number;
        if (value is double real)
        {
            number = real;
        }
        else if (value is long or int)
        {
            number = value is long large ? large : (int)value;
        }
        else
        {
            return "Setting " + key + ": the value must be a number.";
        }

        // Written so that a value that is no number fails too.
        return number > -LargestNumber && number < LargestNumber
            ? SetNumber(row, number, changes)
            : "Setting " + key + ": the number is too large.";
    }

    private static string? SetNumber(SettingRow row, double number, SettingsChangeSet changes)
    {
        double exact = number * One / row.ScaleMillionths;
        long count = (long)(exact < 0 ? exact - 0.5 : exact + 0.5);
        double rest = exact - count;
        return rest > 0.001 || rest < -0.001 ? StepError(row) : changes.TrySet(row.Key, count);
    }

    private static string? SetMillionths(SettingRow row, long millionths, SettingsChangeSet changes) =>
        millionths % row.ScaleMillionths != 0
            ? StepError(row)
            : changes.TrySet(row.Key, millionths / row.ScaleMillionths);

    private static string StepError(SettingRow row) =>
        "Setting " + row.Key + ": allowed are steps of " + row.TextOf(1) + ".";

    // "-12.5", in millionths; exact, and no other form of a number.
    private static bool TryParse(string text, out long millionths)
    {
        millionths = 0;
        int start = text.Length > 0 && text[0] == '-' ? 1 : 0;
        int point = text.IndexOf('.');
        int end = point < 0 ? text.Length : point;
        int decimals = point < 0 ? 0 : text.Length - point - 1;
        if (end == start || end - start > MostDigits || decimals > MostDecimals || (point >= 0 && decimals == 0))
        {
            return false;
        }

        for (int i = start; i < text.Length; i++)
        {
            if (i != point && (text[i] < '0' || text[i] > '9'))
            {
                return false;
            }

            millionths = i == point ? millionths : (millionths * 10) + text[i] - '0';
        }

        for (int i = decimals; i < MostDecimals; i++)
        {
            millionths *= 10;
        }

        millionths = start == 1 ? -millionths : millionths;
        return true;
    }
}
