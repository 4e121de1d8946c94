// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using NanoApiStubs.Model;

namespace NanoApiStubs.Reading;

/// <summary>What may follow the modifiers of a line: accessors, parameter names, constant, annotations.</summary>
internal sealed class LineTail
{
    /// <summary>Names inside the parentheses, or null when there are no parentheses.</summary>
    internal string? Names { get; private set; }

    /// <summary>Text inside the braces, or null.</summary>
    internal string? Accessors { get; private set; }

    /// <summary>Text of the constant, or null.</summary>
    internal string? Constant { get; private set; }

    /// <summary>Annotations in their order.</summary>
    internal List<ApiAnnotation> Annotations { get; } = new();

    /// <summary>Reads a tail.</summary>
    /// <param name="text">Text behind the modifiers.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="FormatException">The text has something else in it.</exception>
    internal static LineTail Parse(string text)
    {
        var tail = new LineTail();
        int at = 0;
        while (at < text.Length)
        {
            switch (text[at])
            {
                case ' ':
                    at++;
                    break;
                case '{':
                    tail.Accessors = ListScanner.Group(text, at, out at);
                    break;
                case '(':
                    tail.Names = ListScanner.Group(text, at, out at);
                    break;
                case '=':
                    int end = ListScanner.IndexOf(text, '@', at);
                    end = end < 0 ? text.Length : end;
                    tail.Constant = text[(at + 1)..end].Trim();
                    at = end;
                    break;
                case '@':
                    at = tail.ReadAnnotation(text, at + 1);
                    break;
                default:
                    throw new FormatException($"unexpected '{text[at..]}'");
            }
        }

        return tail;
    }

    private int ReadAnnotation(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        string name = text[start..end];
        string arguments = string.Empty;
        if (end < text.Length && text[end] == '(')
        {
            arguments = ListScanner.Group(text, end, out end);
        }

        Annotations.Add(new ApiAnnotation(name, arguments));
        return end;
    }
}
