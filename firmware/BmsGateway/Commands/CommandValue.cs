// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Commands;

/// <summary>Reads the values of commands: text of a payload, or what a JSON library made of a number.</summary>
public static class CommandValue
{
    private const int MostWholeDigits = 6;
    private const int Decimals = 3;

    /// <summary>Reads a number as thousandths.</summary>
    /// <param name="value">A text as below, or a number.</param>
    /// <param name="milli">The number times 1000; more decimals are cut towards 0.</param>
    /// <returns>False when it is no number from 0 to 999 999.999.</returns>
    public static bool TryReadMilli(object? value, out int milli)
    {
        milli = 0;
        if (value is string text)
        {
            return TryParseMilli(text, out milli);
        }

        if (value is int || value is long)
        {
            long whole = value is int small ? small : (long)value;
            milli = whole >= 0 && whole <= 999999 ? (int)whole * 1000 : 0;
            return whole >= 0 && whole <= 999999;
        }

        // The comparison is false for NaN too. A thousandth too little comes of 2.3 being 2.2999…
        if (value is double number && number >= 0 && number < 1000000)
        {
            milli = (int)((number * 1000) + 0.0001);
            return true;
        }

        return false;
    }

    /// <summary>Reads a decimal number ("25", "25.5", "25.125") as thousandths, without floating point.</summary>
    /// <param name="text">Digits with at most one point; nothing else.</param>
    /// <param name="milli">The number times 1000; more decimals are cut.</param>
    public static bool TryParseMilli(string text, out int milli)
    {
        milli = 0;
        int whole = 0;
        int decimals = -1;
        bool hasDigit = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '.' && decimals < 0)
            {
                decimals = 0;
                continue;
            }

            if (c < '0' || c > '9')
            {
                return false;
            }

            hasDigit = true;
            if (decimals < 0)
            {
                if (++whole > MostWholeDigits)
                {
                    return false;
                }

                milli = (milli * 10) + (c - '0');
            }
            else if (decimals < Decimals)
            {
                decimals++;
                milli = (milli * 10) + (c - '0');
            }
        }

        for (int i = decimals < 0 ? 0 : decimals; i < Decimals; i++)
        {
            milli *= 10;
        }

        return hasDigit;
    }

    /// <summary>Reads on or off (also true, false, 1, 0).</summary>
    /// <param name="value">A text, a boolean or a number.</param>
    /// <param name="isOn">What it says.</param>
    /// <returns>False when it is something else.</returns>
    public static bool TryReadFlag(object? value, out bool isOn)
    {
        isOn = false;
        if (value is bool flag)
        {
            isOn = flag;
            return true;
        }

        string text = value is string given ? given.ToLower() : value is int number ? number.ToString() : "";
        isOn = text == "on" || text == "true" || text == "1";
        return isOn || text == "off" || text == "false" || text == "0";
    }
}
