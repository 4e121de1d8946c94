// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

/// <summary>The last look at the limits before they leave; the time is 100 s.</summary>
[TestClass]
public class LimitsGuardTests
{
    [TestMethod]
    public void LimitsAreSentUpToTwoSecondsAfterTheirEvaluation()
    {
        AssertGuard(limits => limits.ComputedAtMilliseconds = 98000, true);
        AssertGuard(limits => limits.ComputedAtMilliseconds = 97999, false);
    }

    [TestMethod]
    public void ChargeCurrentIsNotSentWithAnOldSample()
    {
        AssertGuard(limits => limits.SampledAtMilliseconds = 97000, true);
        AssertGuard(limits => limits.SampledAtMilliseconds = 96999, false);
        AssertGuard(
            limits =>
            {
                limits.SampledAtMilliseconds = 96999;
                limits.ChargeCurrentMilliamperes = 0;
            },
            true);
    }

    [TestMethod]
    public void NothingIsSentWithASampleOfBeforeTheSilence()
    {
        AssertGuard(limits => MakeOld(limits, 30000), true);
        AssertGuard(limits => MakeOld(limits, 30001), false);
        AssertGuard(
            limits =>
            {
                MakeOld(limits, 30001);
                limits.LongestSampleAgeMilliseconds = FallbackPolicy.OffGridMilliseconds;
            },
            true);
    }

    [TestMethod]
    public void LimitsOutsideTheirBoundsAreNotSent()
    {
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 0, false);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 47999, false);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 48000, true);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 60800, true);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 60801, false);
        AssertGuard(limits => limits.ChargeCurrentMilliamperes = 50001, false);
        AssertGuard(limits => limits.ChargeCurrentMilliamperes = -1, false);
        AssertGuard(limits => limits.DischargeCurrentMilliamperes = 50001, false);
        AssertGuard(limits => limits.DischargeCurrentMilliamperes = BatterySnapshot.Unknown, false);
        AssertGuard(limits => limits.IsSilent = true, false);
        AssertGuard(limits => limits.LowestVoltageMillivolts = 0, false);
    }

    private static void MakeOld(ChargeLimits limits, int age)
    {
        limits.SampledAtMilliseconds = 100000 - age;
        limits.ChargeCurrentMilliamperes = 0;
    }

    private static void AssertGuard(Change change, bool maySend)
    {
        var limits = new ChargeLimits
        {
            ChargeVoltageMillivolts = 55200,
            ChargeCurrentMilliamperes = 50000,
            DischargeCurrentMilliamperes = 50000,
            ComputedAtMilliseconds = 100000,
            SampledAtMilliseconds = 100000,
            IsSilent = false,
            LowestVoltageMillivolts = 48000,
            HighestVoltageMillivolts = 60800,
            HighestChargeMilliamperes = 50000,
            HighestDischargeMilliamperes = 50000,
            LongestSampleAgeMilliseconds = 30000,
        };
        change(limits);
        Assert.AreEqual(maySend, LimitsGuard.MaySend(limits, 100000));
    }

    private delegate void Change(ChargeLimits limits);
}
