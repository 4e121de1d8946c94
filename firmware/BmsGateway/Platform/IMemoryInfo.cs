// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>Memory of the managed heap. Reading may cost a garbage collection: on request of a person only, never in a loop.</summary>
public interface IMemoryInfo
{
    /// <summary>Free bytes of the managed heap; -1 where it has no fixed size.</summary>
    long FreeBytes { get; }

    /// <summary>Bytes in use; -1 where the platform does not tell.</summary>
    long UsedBytes { get; }
}
