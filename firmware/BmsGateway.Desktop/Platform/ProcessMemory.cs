// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Platform;

/// <summary>Memory of the managed heap of this process.</summary>
public sealed class ProcessMemory : IMemoryInfo
{
    /// <summary>-1: the heap of a PC grows.</summary>
    public long FreeBytes => -1;

    /// <inheritdoc/>
    public long UsedBytes => GC.GetTotalMemory(false);
}
