// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace DeploymentImage.Tests;

/// <summary>
/// A folder with an application "App" that references Zeta and Alpha; Alpha references Zeta and Core, Zeta references
/// Core. Each assembly has a made-up .pe file. Removed at the end of a test.
/// </summary>
internal sealed class MadeUpApplication : IDisposable
{
    internal const uint NativeChecksum = 0x8EFB9944;
    private const int ChecksumOffset = 20;

    internal MadeUpApplication()
    {
        WriteAssembly("Core", "1.2.0.0");
        WriteAssembly("Zeta", "1.0.0.0", "Core 1.2.0.0");
        WriteAssembly("Alpha", "1.0.0.0", "Zeta 1.0.0.0", "Core 1.2.0.0");
        WriteAssembly("App", "0.1.0.0", "Zeta 1.0.0.0", "Alpha 1.0.0.0");
        WritePe("Core", 24);
        WritePe("Zeta", 25);
        WritePe("Alpha", 30);
        WritePe("App", 31);
    }

    internal string Application => PathOf("App.dll");

    internal string Image => PathOf("App.bin");

    private string Folder { get; } = Directory.CreateTempSubdirectory("made-up-app-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Writes an assembly without types; references are given as "name version".</summary>
    internal void WriteAssembly(string name, string version, params string[] references)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString(name), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        const AssemblyHashAlgorithm Hash = AssemblyHashAlgorithm.Sha1;
        metadata.AddAssembly(metadata.GetOrAddString(name), Version.Parse(version), default, default, default, Hash);
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default,
            MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        foreach (string[] parts in references.Select(text => text.Split(' ')))
        {
            metadata.AddAssemblyReference(
                metadata.GetOrAddString(parts[0]), Version.Parse(parts[1]), default, default, default, default);
        }

        var header = new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll);
        var content = new BlobBuilder();
        new ManagedPEBuilder(header, new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(content);
        File.WriteAllBytes(PathOf(name + ".dll"), content.ToArray());
    }

    /// <summary>Writes a .pe file: marker, checksum, and the first letter of the name everywhere else.</summary>
    internal void WritePe(string name, int length, string marker = "NFMRK1")
    {
        byte[] content = Enumerable.Repeat((byte)name[0], length).ToArray();
        Encoding.ASCII.GetBytes(marker.PadRight(8, '\0')).CopyTo(content, 0);
        BitConverter.GetBytes(NativeChecksum).CopyTo(content, ChecksumOffset);
        File.WriteAllBytes(PathOf(name + ".pe"), content);
    }
}
