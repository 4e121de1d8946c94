// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Network;

namespace BmsGateway.Tests.Network;

/// <summary>A firmware's store of its access point that can forget or refuse.</summary>
public sealed class FakeAccessPoint : IAccessPoint
{
    public AccessPointPlan Stored = new(false, "nano_123456", "nanoframework");
    public bool Forgets;
    public bool Refuses;
    public int SaveCount;

    public AccessPointPlan Read() => Stored;

    public void Save(AccessPointPlan plan)
    {
        SaveCount++;
        if (Refuses)
        {
            throw new InvalidOperationException("refused");
        }

        Stored = Forgets ? Stored : plan;
    }
}
