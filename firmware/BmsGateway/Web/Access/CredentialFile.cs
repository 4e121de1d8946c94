// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Web.Access;

/// <summary>The hash of the password in a record of its own, so that it can be reset without the other settings.</summary>
public sealed class CredentialFile : ICredentialStore
{
    /// <summary>Name of the record.</summary>
    public const string Name = "credentials.rec";

    private const int MaximumLength = 256;

    private readonly RecordFile _record;

    /// <summary>Names the record; nothing is read yet.</summary>
    public CredentialFile(IFileStore files)
    {
        _record = new RecordFile(files, Name, MaximumLength);
    }

    /// <inheritdoc/>
    public bool TryLoad(out string hash)
    {
        RecordReadResult result = _record.TryRead(out byte[] content);
        hash = content.Length == 0 ? "" : Encoding.UTF8.GetString(content, 0, content.Length);
        return result != RecordReadResult.Damaged;
    }

    /// <inheritdoc/>
    public bool TrySave(string hash)
    {
        byte[] content = Encoding.UTF8.GetBytes(hash);
        return _record.TryWrite(content, content.Length);
    }

    /// <summary>Deletes the record; the next power-up opens the first set-up again.</summary>
    /// <returns>False when a copy is still there.</returns>
    public bool TryDelete() => _record.TryDelete();
}
