// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>The flash files of the board, or a folder on a PC. Names are plain file names with forward slashes.</summary>
public interface IFileStore
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="name">File name, for example "config.json".</param>
    /// <param name="content">The bytes; empty when the result is not <see cref="FileReadResult.Ok"/>.</param>
    FileReadResult TryRead(string name, out byte[] content);
}
