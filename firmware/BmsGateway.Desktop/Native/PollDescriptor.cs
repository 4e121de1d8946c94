// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Runtime.InteropServices;

namespace BmsGateway.Desktop.Native;

/// <summary>One entry for <see cref="Libc.Poll"/>: <c>struct pollfd</c> of POSIX.1-2017, &lt;poll.h&gt;.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    /// <summary>File descriptor to look at.</summary>
    internal int Descriptor;

    /// <summary>Events to wait for.</summary>
    internal short Events;

    /// <summary>Events that happened.</summary>
    internal short Returned;
}
