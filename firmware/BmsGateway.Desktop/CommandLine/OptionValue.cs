// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Desktop.CommandLine;

/// <summary>Values of options in messages.</summary>
internal static class OptionValue
{
    /// <summary>
    /// The part in front of the first colon or at sign, in quotes. Not more: a value that was meant for another option
    /// may hold a password behind it.
    /// </summary>
    internal static string KindOf(string value)
    {
        int end = value.IndexOfAny(new[] { ':', '@' });
        return "\"" + (end < 0 ? value : value.Substring(0, end)) + "\"";
    }
}
