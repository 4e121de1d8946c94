// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DeploymentImage;

/// <summary>Finds everything that an application needs and puts it in order.</summary>
public sealed class DependencyOrder
{
    private readonly string _folder;
    private readonly Dictionary<string, ManagedAssembly> _found = new();
    private readonly List<ManagedAssembly> _ordered = new();

    private DependencyOrder(string folder)
    {
        _folder = folder;
    }

    /// <summary>Lists an application and all that it references, each behind what it references itself.</summary>
    /// <param name="application">Path of the application; the other assemblies lie in the same folder.</param>
    /// <returns>The assemblies; the application is the last one.</returns>
    /// <exception cref="ImageException">An assembly is missing or older than another one asks for.</exception>
    public static IReadOnlyList<ManagedAssembly> Of(string application)
    {
        var order = new DependencyOrder(Path.GetDirectoryName(Path.GetFullPath(application))!);
        order.Visit(ManagedAssembly.Read(application));
        return order._ordered;
    }

    private void Visit(ManagedAssembly assembly)
    {
        // Entered before its references are looked at: a circle ends here instead of running forever.
        _found.Add(assembly.Identity.Name, assembly);
        foreach (AssemblyIdentity reference in assembly.References)
        {
            if (!_found.TryGetValue(reference.Name, out ManagedAssembly? needed))
            {
                needed = ManagedAssembly.Read(FileOf(assembly, reference));
                Visit(needed);
            }

            CheckVersion(assembly, reference, needed);
        }

        _ordered.Add(assembly);
    }

    private string FileOf(ManagedAssembly assembly, AssemblyIdentity reference)
    {
        string[] candidates = { reference.Name + ".dll", reference.Name + ".exe" };
        return candidates.Select(name => Path.Combine(_folder, name)).FirstOrDefault(File.Exists)
            ?? throw new ImageException(
                assembly.FilePath,
                "NANOIMG002",
                $"references {reference.Name}, but {_folder} has no {candidates[0]}; add the package that holds it");
    }

    // An older assembly may lack members, and its native part need not fit; the device finds out at its start only.
    private static void CheckVersion(ManagedAssembly assembly, AssemblyIdentity reference, ManagedAssembly needed)
    {
        if (needed.Identity.Version < reference.Version)
        {
            throw new ImageException(
                assembly.FilePath,
                "NANOIMG003",
                $"asks for {reference.Name} {reference.Version}, but {needed.FilePath} is {needed.Identity.Version}; "
                + "use a newer package");
        }
    }
}
