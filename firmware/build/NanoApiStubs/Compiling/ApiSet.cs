// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoApiStubs.Model;
using NanoApiStubs.Reading;

namespace NanoApiStubs.Compiling;

/// <summary>All assemblies of a data folder, ordered so that each comes after those that it references.</summary>
public sealed class ApiSet
{
    private readonly Dictionary<string, ApiAssembly> _byName = new();
    private readonly List<ApiAssembly> _ordered = new();

    private ApiSet()
    {
    }

    /// <summary>The assemblies in dependency order.</summary>
    public IReadOnlyList<ApiAssembly> Ordered => _ordered;

    /// <summary>Reads every <c>*.txt</c> of a folder.</summary>
    /// <param name="folder">Folder with the data files.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ApiFormatException">A file is faulty, or references are missing or circular.</exception>
    public static ApiSet Load(string folder)
    {
        var set = new ApiSet();
        foreach (string file in Directory.GetFiles(folder, "*.txt").OrderBy(name => name, StringComparer.Ordinal))
        {
            ApiAssembly assembly = ApiFileReader.Read(file);
            if (!set._byName.TryAdd(assembly.Name, assembly))
            {
                throw new ApiFormatException(file, 1, $"assembly {assembly.Name} is described twice");
            }
        }

        var path = new Stack<string>();
        foreach (ApiAssembly assembly in set._byName.Values)
        {
            set.Visit(assembly, path);
        }

        return set;
    }

    /// <summary>Lists everything that an assembly needs, directly or not, in dependency order.</summary>
    /// <param name="assembly">Assembly of this set.</param>
    /// <returns>The needed assemblies without itself.</returns>
    public IReadOnlyList<ApiAssembly> Closure(ApiAssembly assembly)
    {
        var names = new HashSet<string>();
        Collect(assembly, names);
        return _ordered.Where(other => names.Contains(other.Name)).ToList();
    }

    private void Collect(ApiAssembly assembly, HashSet<string> names)
    {
        foreach (string reference in assembly.References)
        {
            if (names.Add(reference))
            {
                Collect(_byName[reference], names);
            }
        }
    }

    private void Visit(ApiAssembly assembly, Stack<string> path)
    {
        if (_ordered.Contains(assembly))
        {
            return;
        }

        if (path.Contains(assembly.Name))
        {
            string circle = string.Join(" < ", path);
            throw new ApiFormatException(assembly.File, 1, $"'# references' run in a circle: {circle}");
        }

        path.Push(assembly.Name);
        foreach (string reference in assembly.References)
        {
            if (!_byName.TryGetValue(reference, out ApiAssembly? needed))
            {
                throw new ApiFormatException(
                    assembly.File, 1, $"'# references {reference}': no data file describes it");
            }

            Visit(needed, path);
        }

        path.Pop();
        _ordered.Add(assembly);
    }
}
