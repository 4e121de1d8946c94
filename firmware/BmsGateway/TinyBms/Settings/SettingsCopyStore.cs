// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.TinyBms.Settings;

/// <summary>The copy of the last good settings in a record that survives a power cut at any moment.</summary>
public sealed class SettingsCopyStore : ISettingsCopyStore
{
    /// <summary>Name of the record.</summary>
    public const string FileName = "bms-settings.rec";

    private readonly RecordFile _file;

    /// <summary>Makes a store.</summary>
    /// <param name="files">Flash files of the board, or a folder of a PC.</param>
    public SettingsCopyStore(IFileStore files) => _file = new RecordFile(files, FileName, SettingsCopy.MaximumLength);

    /// <inheritdoc/>
    public bool TryLoad(out string text)
    {
        RecordReadResult result = _file.TryRead(out byte[] content);
        bool isThere = result == RecordReadResult.Ok || result == RecordReadResult.Recovered;
        text = isThere && content.Length > 0 ? Encoding.UTF8.GetString(content, 0, content.Length) : "";
        return text.Length > 0;
    }

    /// <inheritdoc/>
    public bool TrySave(string text)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        return content.Length <= SettingsCopy.MaximumLength && _file.TryWrite(content, content.Length);
    }
}
