// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Runtime.InteropServices;

namespace BmsGateway.Desktop.Mqtt;

/// <summary>struct mosquitto_message (mosquitto.h, library version 2.0).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MosquittoMessage
{
    /// <summary>Packet id.</summary>
    internal int Id;

    /// <summary>Topic, UTF-8, ends with 0.</summary>
    internal IntPtr Topic;

    /// <summary>Payload; null when it is empty.</summary>
    internal IntPtr Payload;

    /// <summary>Bytes of the payload.</summary>
    internal int PayloadLength;

    /// <summary>Quality of service.</summary>
    internal int QualityOfService;

    /// <summary>True when the broker had kept it.</summary>
    [MarshalAs(UnmanagedType.I1)]
    internal bool IsRetained;
}
