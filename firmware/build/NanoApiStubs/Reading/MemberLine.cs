// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using NanoApiStubs.Model;

namespace NanoApiStubs.Reading;

/// <summary>Reads one member line of the API data.</summary>
internal static class MemberLine
{
    private static readonly string[] ModifierStarts = { " [public", " [protected", " [explicit " };

    /// <summary>Reads a member line.</summary>
    /// <param name="text">The whole line.</param>
    /// <param name="typeName">Full name of the type that the line must belong to.</param>
    /// <param name="line">Line number from 1.</param>
    /// <returns>The member.</returns>
    /// <exception cref="FormatException">The line does not follow the rules.</exception>
    internal static ApiMember Parse(string text, string typeName, int line)
    {
        string prefix = text[..2] + typeName + ".";
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            throw new FormatException($"the member must belong to {typeName}");
        }

        int at = prefix.Length;
        while (at < text.Length && text[at] is not ('(' or ' '))
        {
            at++;
        }

        string name = text[prefix.Length..at];
        IReadOnlyList<string> types = Array.Empty<string>();
        if (at < text.Length && text[at] == '(')
        {
            types = ListScanner.Split(ListScanner.Group(text, at, out at), ',');
        }

        int colon = text.IndexOf(" : ", at, StringComparison.Ordinal);
        int bracket = colon < 0 ? -1 : FirstModifierBracket(text, colon);
        if (bracket < 0)
        {
            throw new FormatException("expected ' : type [modifiers]' after the name");
        }

        string modifiers = ListScanner.Group(text, bracket + 1, out int tailStart);
        LineTail tail = LineTail.Parse(text[tailStart..]);
        return Build(text[0], name, types, text[(colon + 3)..bracket], modifiers, tail, line);
    }

    private static ApiMember Build(
        char kind, string name, IReadOnlyList<string> types, string type, string modifiers, LineTail tail, int line)
    {
        bool isExplicit = modifiers.StartsWith("explicit ", StringComparison.Ordinal);
        string[] words = isExplicit ? Array.Empty<string>() : modifiers.Split(' ');
        int accessWords = words.Length > 1 && words[1] == "internal" ? 2 : Math.Min(words.Length, 1);
        return new ApiMember
        {
            Kind = kind,
            Name = name,
            Type = type,
            Access = string.Join(' ', words.Take(accessWords)),
            Modifiers = words.Skip(accessWords).ToArray(),
            ExplicitOf = isExplicit ? modifiers["explicit ".Length..] : null,
            Parameters = Parameters(types, tail.Names),
            Accessors = Accessors(tail.Accessors),
            Constant = tail.Constant,
            Annotations = tail.Annotations,
            Line = line,
        };
    }

    private static int FirstModifierBracket(string text, int from)
    {
        int first = -1;
        foreach (string start in ModifierStarts)
        {
            int found = text.IndexOf(start, from, StringComparison.Ordinal);
            if (found >= 0 && (first < 0 || found < first))
            {
                first = found;
            }
        }

        return first;
    }

    private static string[] Accessors(string? text) => (text ?? string.Empty).Split(
        ';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ApiParameter[] Parameters(IReadOnlyList<string> types, string? names)
    {
        // Indexers that implement an interface explicitly come without names.
        IReadOnlyList<string> parts = names == null
            ? types.Select((_, index) => "argument" + index).ToArray()
            : ListScanner.Split(names, ',');
        if (parts.Count != types.Count)
        {
            throw new FormatException($"{types.Count} parameter types but {parts.Count} parameter names");
        }

        return types.Select((type, index) => Parameter(type, parts[index])).ToArray();
    }

    private static ApiParameter Parameter(string type, string text)
    {
        int equals = ListScanner.IndexOf(text, '=');
        string? value = equals < 0 ? null : text[(equals + 1)..].Trim();
        string[] words = (equals < 0 ? text : text[..equals]).Trim().Split(' ');
        string kind = words.Length == 2 ? words[0] : string.Empty;
        if (words.Length > 2 || kind is not ("" or "out" or "ref" or "in" or "params"))
        {
            throw new FormatException($"parameter '{text}' must be '[out|ref|in|params] name [= value]'");
        }

        if (type.EndsWith('@') != (kind is "out" or "ref" or "in"))
        {
            throw new FormatException($"parameter '{text}' does not fit its type {type}: '@' goes with out, ref or in");
        }

        return new ApiParameter(type.TrimEnd('@'), words[^1], kind, value);
    }
}
