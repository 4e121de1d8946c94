// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class FallbackPolicyTests
{
    private const long BeyondThirtyTwoBits = 5000000000;

    [TestMethod]
    public void NothingIsAllowedBeforeThreeSamples()
    {
        var policy = new FallbackPolicy();
        AssertState(ControlState.Starting, policy, 0);

        policy.NoteSample(1000);
        policy.NoteSample(1250);
        AssertState(ControlState.Starting, policy, 1250);

        policy.NoteSample(1500);
        AssertState(ControlState.Running, policy, 1500);
    }

    [TestMethod]
    public void SamplesWithAGapOfMoreThanThreeSecondsDoNotOpenTheGate()
    {
        var policy = new FallbackPolicy();
        policy.NoteSample(1000);
        policy.NoteSample(2000);
        policy.NoteSample(5001);
        AssertState(ControlState.Starting, policy, 5001);

        policy.NoteSample(5250);
        policy.NoteSample(5500);
        AssertState(ControlState.Running, policy, 5500);
    }

    [TestMethod]
    [DataRow(0L)]
    [DataRow(2147483600L)]
    [DataRow(4294967200L)]
    [DataRow(BeyondThirtyTwoBits)]
    public void LadderFollowsTheAgeOfTheNewestSample(long start)
    {
        FallbackPolicy policy = Running(start);

        AssertState(ControlState.Running, policy, start + 3000);
        AssertState(ControlState.Stale, policy, start + 3001);
        AssertState(ControlState.Stale, policy, start + 30000);
        AssertState(ControlState.Lost, policy, start + 30001);
    }

    [TestMethod]
    public void OneSampleEndsTheStaleState()
    {
        FallbackPolicy policy = Running(1000);
        AssertState(ControlState.Stale, policy, 11000);

        policy.NoteSample(11000);

        AssertState(ControlState.Running, policy, 11000);
    }

    [TestMethod]
    public void AfterSilenceTheGateHasToBePassedAgain()
    {
        FallbackPolicy policy = Running(1000);

        policy.NoteSample(31001);
        AssertState(ControlState.Starting, policy, 31001);
        policy.NoteSample(31251);
        policy.NoteSample(31501);

        AssertState(ControlState.Running, policy, 31501);
    }

    [TestMethod]
    public void ResetClosesTheGate()
    {
        FallbackPolicy policy = Running(1000);

        policy.Reset();
        AssertState(ControlState.Starting, policy, 1001);
        policy.NoteSample(1250);
        policy.NoteSample(1500);
        AssertState(ControlState.Starting, policy, 1500);
        policy.NoteSample(1750);

        AssertState(ControlState.Running, policy, 1750);
    }

    private static FallbackPolicy Running(long newestSampleAt)
    {
        var policy = new FallbackPolicy();
        policy.NoteSample(newestSampleAt - 500);
        policy.NoteSample(newestSampleAt - 250);
        policy.NoteSample(newestSampleAt);
        return policy;
    }

    private static void AssertState(ControlState expected, FallbackPolicy policy, long now) =>
        Assert.AreEqual((int)expected, (int)policy.StateAt(now));
}
