// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Configuration;

/// <summary>
/// The file config.json, the installer's way in: put on the drive by hand, read at each start, never written. Its values
/// go before the stored ones until a save has taken them in; after that only a changed file counts (decision 007).
/// </summary>
public static class InstallerFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "config.json";

    private const string Advice = "; mend it or move it away to start with defaults.";

    /// <summary>Takes the valid values of the file over, unless they are in already.</summary>
    /// <param name="files">Where the file lies.</param>
    /// <param name="settings">Takes the values.</param>
    /// <param name="unknown">Takes the settings that are not in the table.</param>
    /// <param name="checksum">
    /// CRC-32 of the file that the settings hold already, 8 hexadecimal digits, empty for none; afterwards that of this file.
    /// </param>
    /// <returns>Null when all is well; else what is wrong, where, and what to do.</returns>
    public static string? Apply(IFileStore files, GatewaySettings settings, UnknownSettings unknown, ref string checksum)
    {
        FileReadResult result = files.TryRead(Name, out byte[] content);
        if (result != FileReadResult.Ok)
        {
            return result == FileReadResult.Missing
                ? null
                : Name + " is there but cannot be read; check its access rights.";
        }

        string found = Crc32.Add(Crc32.Start, content, 0, content.Length).ToString("X8");
        if (found == checksum)
        {
            return null;
        }

        checksum = found;
        if (content.Length > SettingsDocument.MaximumLength)
        {
            return Name + " has " + content.Length.ToString() + " bytes, allowed are "
                + SettingsDocument.MaximumLength.ToString() + Advice;
        }

        SettingsDocument? document = SettingsDocument.TryRead(
            Encoding.UTF8.GetString(content, 0, content.Length), out SettingProblem? problem);
        if (document == null)
        {
            return Name + ": " + problem!.Message + " Mend it or move it away to start with defaults.";
        }

        problem = document.ApplyTo(settings);
        unknown.TryAddAll(document.Unknown);
        return problem == null ? null : Name + ", " + problem.Place + ": " + problem.Message;
    }
}
