// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.IO;

namespace DeploymentImage;

/// <summary>Writes the image for the deployment area of a board.</summary>
public static class ImageBuilder
{
    // The interpreter looks for the next assembly at the next multiple of this.
    private const int Alignment = 4;

    /// <summary>Joins the <c>.pe</c> files of an application, each filled up with zeros to 4 bytes.</summary>
    /// <param name="application">Path of the application assembly; all others lie in the same folder.</param>
    /// <param name="image">Path of the image. It is written only when every part is there and fits.</param>
    /// <returns>One line per assembly and one for the image.</returns>
    /// <exception cref="ImageException">A part is missing or does not fit.</exception>
    public static IReadOnlyList<string> Write(string application, string image)
    {
        var report = new List<string>();
        using var content = new MemoryStream();
        foreach (ManagedAssembly assembly in DependencyOrder.Of(application))
        {
            PeFile file = PeFile.Beside(assembly);
            content.Write(file.Content);
            content.Write(new byte[(Alignment - (file.Content.Length % Alignment)) % Alignment]);
            report.Add($"{assembly.Identity.Name} {assembly.Identity.Version}: {file.Content.Length} bytes, "
                + $"native checksum 0x{file.NativeChecksum:X8}");
        }

        File.WriteAllBytes(image, content.ToArray());
        report.Add($"{image}: {report.Count} assemblies, {content.Length} bytes");
        return report;
    }
}
