// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>Encoder of one CAN identifier.</summary>
public interface IVictronFrame
{
    /// <summary>Identifier of the frame.</summary>
    int Id { get; }

    /// <summary>Writes the frame. Allocates nothing.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="frame">Takes identifier, length and data.</param>
    /// <returns>False when the frame must not be sent now because what it says is not known.</returns>
    bool Encode(VictronContext context, CanFrame frame);
}
