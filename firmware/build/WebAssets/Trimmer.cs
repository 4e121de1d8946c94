// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using System.Text.RegularExpressions;

namespace WebAssets;

/// <summary>Takes out what only the reader of the source needs: comments, indentation, empty lines. Nothing is renamed or reordered.</summary>
internal static partial class Trimmer
{
    /// <summary>Takes comments and white space between tags out of HTML.</summary>
    public static string TrimHtml(string text) => JoinLines(HtmlComment().Replace(text, ""), "\n");

    /// <summary>Takes comments and white space out of a style sheet. Strings with comment marks or double blanks are not supported.</summary>
    public static string TrimStyle(string text)
    {
        string joined = JoinLines(StyleComment().Replace(text, ""), " ");
        return StyleBlank().Replace(joined, "$1").Replace(";}", "}");
    }

    /// <summary>
    /// Takes whole-line comments and indentation out of a script. Lines stay lines, because a line end can end a statement; so a text
    /// over several lines would change its meaning and is refused.
    /// </summary>
    public static string TrimScript(string text, string name)
    {
        var result = new StringBuilder();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.Split('`').Length % 2 == 0 || line.Contains("/*", StringComparison.Ordinal))
            {
                throw new PageException($"{name}({i + 1}): a template text over several lines and /* are not allowed.");
            }

            result.Append(line).Append('\n');
        }

        return result.ToString();
    }

    private static string JoinLines(string text, string separator)
    {
        var result = new StringBuilder();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            result.Append(line).Append(separator);
        }

        return result.ToString();
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex HtmlComment();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex StyleComment();

    // Not around +, - and *, which need their blanks inside calc(), nor before ( in "and (".
    [GeneratedRegex(@"\s*([{};,>])\s*|(?<=[a-z-]:)\s+")]
    private static partial Regex StyleBlank();
}
