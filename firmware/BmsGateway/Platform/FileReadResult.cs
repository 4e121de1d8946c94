// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>Outcome of reading a file.</summary>
public enum FileReadResult
{
    /// <summary>The whole file was read.</summary>
    Ok = 0,

    /// <summary>There is no such file.</summary>
    Missing = 1,

    /// <summary>The file is there but could not be read.</summary>
    Failed = 2,
}
