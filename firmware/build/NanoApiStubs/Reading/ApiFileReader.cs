// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoApiStubs.Model;

namespace NanoApiStubs.Reading;

/// <summary>Reads one file of <c>firmware/nano-api</c>.</summary>
public static class ApiFileReader
{
    private static readonly string[] Kinds = { "class", "struct", "interface", "enum", "delegate" };

    /// <summary>Reads a data file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The assembly that it describes.</returns>
    /// <exception cref="ApiFormatException">A line does not follow the rules; the message names it.</exception>
    public static ApiAssembly Read(string path) => Parse(path, File.ReadAllLines(path));

    /// <summary>Reads the lines of a data file.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="lines">All lines.</param>
    /// <returns>The assembly that they describe.</returns>
    /// <exception cref="ApiFormatException">A line does not follow the rules; the message names it.</exception>
    public static ApiAssembly Parse(string file, IReadOnlyList<string> lines)
    {
        var assembly = new ApiAssembly { File = file };
        var types = new Dictionary<string, ApiType>();
        ApiType? current = null;
        for (int i = 0; i < lines.Count; i++)
        {
            try
            {
                current = ReadLine(assembly, types, current, lines[i], i + 1);
            }
            catch (FormatException problem)
            {
                throw new ApiFormatException(file, i + 1, problem.Message);
            }
        }

        if (assembly.Name.Length == 0 || assembly.PublicKey.Length == 0)
        {
            throw new ApiFormatException(file, 1, "the header needs '# assembly NAME' and '# full public key HEX'");
        }

        Nest(assembly, types);
        return assembly;
    }

    private static ApiType? ReadLine(
        ApiAssembly assembly, Dictionary<string, ApiType> types, ApiType? current, string line, int number)
    {
        if (line.StartsWith('#'))
        {
            ReadHeader(assembly, line);
        }
        else if (line.StartsWith("T:", StringComparison.Ordinal))
        {
            current = ReadType(line, number);
            if (!types.TryAdd(current.FullName, current))
            {
                throw new FormatException($"type {current.FullName} is there twice");
            }
        }
        else if (line.Length > 2 && "MPFE".Contains(line[0]) && line[1] == ':')
        {
            ApiType owner = current ?? throw new FormatException("a member line needs a 'T:' line before it");
            owner.Members.Add(MemberLine.Parse(line, owner.FullName, number));
        }
        else if (line.Trim().Length > 0)
        {
            throw new FormatException("a line starts with '#', 'T:', 'M:', 'P:', 'F:' or 'E:'");
        }

        return current;
    }

    private static void ReadHeader(ApiAssembly assembly, string line)
    {
        if (Value(line, "# assembly version ") is { } version)
        {
            assembly.Version = Version.TryParse(version, out Version? parsed)
                ? parsed
                : throw new FormatException($"'{version}' is not a version such as 1.17.11.0");
        }
        else if (Value(line, "# assembly ") is { } name)
        {
            assembly.Name = name;
        }
        else if (Value(line, "# full public key ") is { } key)
        {
            assembly.PublicKey = Convert.FromHexString(key);
        }
        else if (Value(line, "# native version ") is { } native)
        {
            assembly.NativeVersion = native;
        }
        else if (Value(line, "# references ") is { } reference)
        {
            assembly.References.Add(reference.Split(' ')[0]);
        }
    }

    private static string? Value(string line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].Trim() : null;

    private static ApiType ReadType(string line, int number)
    {
        int at = ListScanner.IndexOf(line, '@');
        LineTail tail = LineTail.Parse(at < 0 ? string.Empty : line[at..]);
        string[] halves = (at < 0 ? line : line[..at]).Trim().Split(" : ", 2);
        string[] words = halves[0][2..].Split(' ');
        if (words.Length < 3 || words[1] is not ("public" or "protected") || !Kinds.Contains(words[^1]))
        {
            throw new FormatException(
                "expected 'T:name public|protected [modifiers] class|struct|interface|enum|delegate'");
        }

        return new ApiType
        {
            FullName = words[0],
            Access = words[1],
            Modifiers = words[2..^1],
            Kind = words[^1],
            Bases = halves.Length > 1 ? ListScanner.Split(halves[1], ',') : Array.Empty<string>(),
            Annotations = tail.Annotations,
            Line = number,
        };
    }

    private static void Nest(ApiAssembly assembly, Dictionary<string, ApiType> types)
    {
        foreach (ApiType type in types.Values)
        {
            if (types.TryGetValue(type.Namespace, out ApiType? container))
            {
                type.Container = container;
                container.Nested.Add(type);
            }
            else
            {
                assembly.Types.Add(type);
            }
        }
    }
}
