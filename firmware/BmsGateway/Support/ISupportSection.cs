// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Support;

/// <summary>One part of the support bundle. Never holds a secret.</summary>
public interface ISupportSection
{
    /// <summary>Name of the member: letters, digits and underscores.</summary>
    string Name { get; }

    /// <summary>Writes one JSON object. May throw: the bundle then says so in place of this part.</summary>
    /// <param name="json">Takes the object; empty on entry. What does not fit is left out as a whole.</param>
    void Write(JsonWriter json);
}
