// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// A list of codes with their names in one text, "0=off;1=on": on the device it stays in flash and takes no memory,
/// where a list of objects would take 36 bytes for each name.
/// </summary>
public static class TinyBmsNames
{
    /// <summary>Whether a code is in the list.</summary>
    /// <param name="names">The list; may be empty.</param>
    /// <param name="code">Code, or number of a bit.</param>
    public static bool Has(string names, long code) => Find(names, code).Length > 0;

    /// <summary>Name of a code, or an empty text when it has none.</summary>
    /// <param name="names">The list; may be empty.</param>
    /// <param name="code">Code, or number of a bit.</param>
    public static string Find(string names, long code)
    {
        string wanted = code.ToString() + "=";
        for (int start = 0; start < names.Length; start = EndOf(names, start) + 1)
        {
            int end = EndOf(names, start);
            int from = start + wanted.Length;
            if (from <= end && names.Substring(start, wanted.Length) == wanted)
            {
                return names.Substring(from, end - from);
            }
        }

        return "";
    }

    /// <summary>Number of entries.</summary>
    /// <param name="names">The list; may be empty.</param>
    public static int Count(string names)
    {
        int count = 0;
        for (int start = 0; start < names.Length; start = EndOf(names, start) + 1)
        {
            count++;
        }

        return count;
    }

    /// <summary>Entry by position, as it stands in the list: "1=on".</summary>
    /// <param name="names">The list.</param>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public static string At(string names, int index)
    {
        int start = 0;
        for (int i = 0; i < index; i++)
        {
            start = EndOf(names, start) + 1;
        }

        return names.Substring(start, EndOf(names, start) - start);
    }

    private static int EndOf(string names, int start)
    {
        int end = names.IndexOf(';', start);
        return end < 0 ? names.Length : end;
    }
}
