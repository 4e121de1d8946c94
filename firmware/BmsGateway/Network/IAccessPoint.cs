// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Network;

/// <summary>The access point of the board as its firmware stores it. A change is used after the next start only.</summary>
public interface IAccessPoint
{
    /// <summary>What is stored now.</summary>
    AccessPointPlan Read();

    /// <summary>Stores another plan; it may throw when the firmware refuses it.</summary>
    void Save(AccessPointPlan plan);
}
