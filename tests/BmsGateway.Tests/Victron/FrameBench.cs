// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

/// <summary>What the encoders read, for a healthy pack with 55.2 V, 50 A and 40 A, and a frame to write into.</summary>
public sealed class FrameBench
{
    public readonly CanFrame Frame = new();
    public readonly VictronContext Context;

    public FrameBench()
        : this(new VictronIdentity("TinyBMS", "TinyBMS", ""))
    {
    }

    public FrameBench(VictronIdentity identity)
    {
        var limits = new ChargeLimits
        {
            ChargeVoltageMillivolts = 55200,
            ChargeCurrentMilliamperes = 50000,
            DischargeCurrentMilliamperes = 40000,
        };
        Context = new VictronContext(limits, identity, 0) { Sample = Samples.HealthyPack(1000), IsSampleFresh = true };
        Context.Alarms.Evaluate(Context.Sample, false, false);
    }

    /// <summary>The frame is sent with exactly these bytes.</summary>
    public void AssertFrame(IVictronFrame encoder, int id, string data)
    {
        Assert.IsTrue(encoder.Encode(Context, Frame));
        Assert.AreEqual(id, Frame.Id);
        Assert.AreEqual(id, encoder.Id);
        Assert.IsFalse(Frame.IsExtended);
        Assert.IsFalse(Frame.IsRemote);
        Assert.AreEqual(data, Hex.Of(Frame.Data, Frame.Length));
    }

    /// <summary>The frame is left out.</summary>
    public void AssertNothing(IVictronFrame encoder) => Assert.IsFalse(encoder.Encode(Context, Frame));
}
