// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace DeploymentImage;

/// <summary>A <c>.pe</c> file: an assembly in the form that the nanoFramework interpreter runs.</summary>
/// <remarks>
/// Header (nanoframework/metadata-processor, nanoAssemblyDefinition, line 3.x): marker of 8 bytes, header CRC, assembly
/// CRC, flags, checksum of the native methods; the last four are 32-bit little endian.
/// </remarks>
public sealed class PeFile
{
    private const string Marker = "NFMRK1";
    private const int MarkerLength = 8;
    private const int NativeChecksumOffset = 20;
    private const int ShortestHeader = 24;

    private PeFile(byte[] content)
    {
        Content = content;
        NativeChecksum = BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(NativeChecksumOffset));
    }

    /// <summary>The whole file.</summary>
    public byte[] Content { get; }

    /// <summary>Checksum of the native methods that the firmware must offer; 0 when there are none.</summary>
    public uint NativeChecksum { get; }

    /// <summary>Reads the <c>.pe</c> file beside an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ImageException">The file is missing or not of the 1.x format.</exception>
    public static PeFile Beside(ManagedAssembly assembly)
    {
        string path = Path.ChangeExtension(assembly.FilePath, ".pe");
        if (!File.Exists(path))
        {
            throw new ImageException(
                path, "NANOIMG004", $"is missing; {assembly.Identity.Name} was not run through the metadata processor");
        }

        byte[] content = File.ReadAllBytes(path);
        string found = Encoding.Latin1.GetString(content, 0, Math.Min(MarkerLength, content.Length)).TrimEnd('\0');
        if (content.Length < ShortestHeader || found != Marker)
        {
            throw new ImageException(
                path, "NANOIMG005", $"starts with '{found}' instead of '{Marker}': not made for a 1.x interpreter");
        }

        return new PeFile(content);
    }
}
