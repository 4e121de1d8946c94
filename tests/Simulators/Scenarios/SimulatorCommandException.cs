// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>
/// A command or a scenario that cannot be understood or carried out; the message says what is wrong and what is
/// allowed.
/// </summary>
public sealed class SimulatorCommandException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what is allowed.</param>
    public SimulatorCommandException(string message)
        : base(message)
    {
    }
}
