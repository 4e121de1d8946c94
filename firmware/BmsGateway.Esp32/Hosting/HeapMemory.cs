// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using nanoFramework.Runtime.Native;

namespace BmsGateway.Esp32.Hosting;

/// <summary>Memory of the managed heap. Reading it collects garbage, which holds up all threads for some milliseconds.</summary>
public sealed class HeapMemory : IMemoryInfo
{
    /// <inheritdoc/>
    public long FreeBytes => GC.Run(false);

    /// <summary>-1: the platform does not tell.</summary>
    public long UsedBytes => -1;
}
