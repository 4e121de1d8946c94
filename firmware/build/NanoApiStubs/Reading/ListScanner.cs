// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;

namespace NanoApiStubs.Reading;

/// <summary>Looks through text at nesting depth 0: quoted strings and brackets are skipped as a whole.</summary>
public static class ListScanner
{
    /// <summary>Finds the next character of a kind outside quotes and brackets.</summary>
    /// <param name="text">Text to look through.</param>
    /// <param name="wanted">Character to find.</param>
    /// <param name="start">Index of the first character to look at.</param>
    /// <returns>Index of the character, or -1.</returns>
    public static int IndexOf(string text, char wanted, int start = 0)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (depth == 0 && c == wanted)
            {
                return i;
            }

            if (c is '"' or '\'')
            {
                i = EndOfQuote(text, i);
            }
            else if (c is '(' or '{' or '[')
            {
                depth++;
            }
            else if (c is ')' or '}' or ']')
            {
                depth--;
            }
        }

        return -1;
    }

    /// <summary>Splits a list; parts are trimmed, an empty text gives no part.</summary>
    /// <param name="text">List text without its outer brackets.</param>
    /// <param name="separator">Character between the parts.</param>
    /// <returns>The parts.</returns>
    public static IReadOnlyList<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        if (text.Trim().Length == 0)
        {
            return parts;
        }

        int start = 0;
        for (int end = IndexOf(text, separator); end >= 0; end = IndexOf(text, separator, start))
        {
            parts.Add(text[start..end].Trim());
            start = end + 1;
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    /// <summary>Reads a bracketed group.</summary>
    /// <param name="text">Text with an opening bracket at <paramref name="start"/>.</param>
    /// <param name="start">Index of the opening bracket.</param>
    /// <param name="end">Index behind the closing bracket.</param>
    /// <returns>The text inside.</returns>
    /// <exception cref="FormatException">The closing bracket is missing.</exception>
    public static string Group(string text, int start, out int end)
    {
        char close = text[start] switch { '(' => ')', '{' => '}', _ => ']' };
        int found = IndexOf(text, close, start + 1);
        if (found < 0)
        {
            throw new FormatException($"'{text[start]}' at column {start + 1} has no closing '{close}'");
        }

        end = found + 1;
        return text[(start + 1)..found];
    }

    private static int EndOfQuote(string text, int start)
    {
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        throw new FormatException($"the quote at column {start + 1} is not closed");
    }
}
