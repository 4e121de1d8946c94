// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Replay;

/// <summary>A capture that cannot be read; the message says where, what is wrong and what is allowed.</summary>
public sealed class CaptureException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Where, what is wrong and what is allowed.</param>
    public CaptureException(string message)
        : base(message)
    {
    }
}
