// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;

namespace NanoAnalyzers.Text;

/// <summary>Reads the items of a composite format such as "{0,5:F2} V at {1} A".</summary>
internal static class CompositeFormat
{
    /// <summary>
    /// The items in order of appearance. Reading ends at the first item that is malformed; string.Format refuses it.
    /// </summary>
    public static IEnumerable<(int Index, string? Format)> Items(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var isBrace = text[position] == '{';
            position++;
            if (!isBrace)
            {
                continue;
            }

            if (position < text.Length && text[position] == '{')
            {
                position++;
                continue;
            }

            var end = text.IndexOf('}', position);
            if (end < 0 || !TryReadItem(text.Substring(position, end - position), out var item))
            {
                yield break;
            }

            yield return item;
            position = end + 1;
        }
    }

    // An item is index[,alignment][:format].
    private static bool TryReadItem(string text, out (int Index, string? Format) item)
    {
        var colon = text.IndexOf(':');
        var head = colon < 0 ? text : text.Substring(0, colon);
        var comma = head.IndexOf(',');
        var digits = comma < 0 ? head : head.Substring(0, comma);
        var isValid = int.TryParse(digits.Trim(), out var index) && index >= 0;
        item = (index, colon < 0 ? null : text.Substring(colon + 1));
        return isValid;
    }
}
