// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>Words for the levels, in the order of <see cref="LogLevel"/>.</summary>
public static class LogLevels
{
    /// <summary>Number of levels.</summary>
    public const int Count = 5;

    private static readonly string[] Keys = Words();

    /// <summary>All words, in the order of the levels; a new array each time.</summary>
    public static string[] Words() => new[] { "debug", "info", "warning", "error", "critical" };

    /// <summary>Word for a level ("warning"); "unknown" for a number that is none.</summary>
    public static string KeyOf(LogLevel level)
    {
        int index = (int)level;
        return index >= 0 && index < Count ? Keys[index] : "unknown";
    }

    /// <summary>Level of a word.</summary>
    /// <param name="key">The word, in lower case.</param>
    /// <param name="level">The level; Debug when the word is none.</param>
    /// <returns>False when the word is none.</returns>
    public static bool TryParse(string key, out LogLevel level)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Keys[i] == key)
            {
                level = (LogLevel)i;
                return true;
            }
        }

        level = LogLevel.Debug;
        return false;
    }
}
