// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>
/// The flash files of the board, or a folder on a PC. Names are plain file names with forward slashes
/// ("history/2026-01-31.csv"); a name that leads elsewhere is refused. Nothing here throws for a fault of the medium, and
/// nothing on the control path uses it. A power cut during a write may leave any part of it behind: what must survive
/// goes through <see cref="Storage.RecordFile"/>.
/// </summary>
public interface IFileStore
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="name">File name, for example "config.json".</param>
    /// <param name="content">The bytes; empty when the result is not <see cref="FileReadResult.Ok"/>.</param>
    FileReadResult TryRead(string name, out byte[] content);

    /// <summary>Reads a part of a file.</summary>
    /// <param name="name">File name.</param>
    /// <param name="offset">First byte, from the start of the file.</param>
    /// <param name="buffer">Takes the bytes from its start.</param>
    /// <param name="count">Most bytes to read.</param>
    /// <returns>Bytes read, 0 at the end of the file; -1 when the file is missing or cannot be read.</returns>
    int ReadPart(string name, long offset, byte[] buffer, int count);

    /// <summary>Replaces a file, or makes it and the folders above it. The bytes are on the medium on return.</summary>
    /// <returns>False when not everything was written; the file may then hold a part.</returns>
    bool TryWrite(string name, byte[] content, int length);

    /// <summary>Adds to the end of a file, or makes it and the folders above it. The bytes are on the medium on return.</summary>
    /// <returns>False when not everything was written; a part may be there.</returns>
    bool TryAppend(string name, byte[] content, int length);

    /// <summary>Deletes a file.</summary>
    /// <returns>True when there is no such file afterwards.</returns>
    bool TryDelete(string name);

    /// <summary>Renames a file.</summary>
    /// <returns>False when it is missing, the new name is taken, or the medium failed.</returns>
    bool TryMove(string name, string newName);

    /// <summary>Size of a file, bytes; -1 when it is missing or cannot be read.</summary>
    long SizeOf(string name);

    /// <summary>Names of the files in a folder, without the folder, in no order; empty when there is none.</summary>
    /// <param name="folder">Folder without a slash at its end; empty for the top.</param>
    string[] List(string folder);
}
