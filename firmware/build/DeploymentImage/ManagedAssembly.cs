// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DeploymentImage;

/// <summary>A compiled assembly: what it is called, which version it is, what it references.</summary>
public sealed class ManagedAssembly
{
    private ManagedAssembly(string path, AssemblyIdentity identity, IReadOnlyList<AssemblyIdentity> references)
    {
        FilePath = path;
        Identity = identity;
        References = references;
    }

    /// <summary>Path of the <c>.dll</c> or <c>.exe</c>.</summary>
    public string FilePath { get; }

    /// <summary>Own name and version.</summary>
    public AssemblyIdentity Identity { get; }

    /// <summary>Referenced assemblies, sorted by name so that the order in an image is always the same.</summary>
    public IReadOnlyList<AssemblyIdentity> References { get; }

    /// <summary>Reads the names out of an assembly without loading it.</summary>
    /// <param name="path">Path of a <c>.dll</c> or <c>.exe</c>.</param>
    /// <returns>What the assembly says of itself.</returns>
    /// <exception cref="ImageException">The file is missing or is no assembly.</exception>
    public static ManagedAssembly Read(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            MetadataReader reader = file.GetMetadataReader();
            AssemblyDefinition definition = reader.GetAssemblyDefinition();
            var identity = new AssemblyIdentity(reader.GetString(definition.Name), definition.Version);
            AssemblyIdentity[] references = reader.AssemblyReferences.Select(reader.GetAssemblyReference)
                .Select(reference => new AssemblyIdentity(reader.GetString(reference.Name), reference.Version))
                .OrderBy(reference => reference.Name, StringComparer.Ordinal).ToArray();
            return new ManagedAssembly(path, identity, references);
        }
        catch (Exception problem) when (problem is IOException or BadImageFormatException or InvalidOperationException)
        {
            throw new ImageException(path, "NANOIMG001", $"cannot be read as an assembly: {problem.Message}");
        }
    }
}
