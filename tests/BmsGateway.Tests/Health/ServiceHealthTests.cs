// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Health;

namespace BmsGateway.Tests.Health;

[TestClass]
public class ServiceHealthTests
{
    [TestMethod]
    public void ServiceIsStoppedBeforeItsStart()
    {
        AssertState(ServiceState.Stopped, Make(), 1000000);
    }

    [TestMethod]
    public void ServiceIsStartingUntilItsFirstBeat()
    {
        ServiceHealth health = Make();
        health.NoteStarting(1000);

        AssertState(ServiceState.Starting, health, 2000);
        health.Beat(2500);
        AssertState(ServiceState.Healthy, health, 2500);
    }

    [TestMethod]
    public void ServiceIsUnhealthyAfterTwiceItsHeartbeat()
    {
        ServiceHealth health = Make();
        health.NoteStarting(0);
        health.Beat(1000);

        AssertState(ServiceState.Healthy, health, 61000);
        AssertState(ServiceState.Unhealthy, health, 61001);
    }

    [TestMethod]
    public void ServiceThatNeverBeatsIsUnhealthyToo()
    {
        ServiceHealth health = Make();
        health.NoteStarting(1000);

        AssertState(ServiceState.Unhealthy, health, 61001);
    }

    [TestMethod]
    public void DegradedServiceKeepsItsErrorAfterItHasRecovered()
    {
        ServiceHealth health = Make();
        health.NoteStarting(0);
        health.Beat(1000);
        health.NoteDegraded("the broker is away");

        AssertState(ServiceState.Degraded, health, 1000);
        health.NoteRecovered();
        AssertState(ServiceState.Healthy, health, 1000);
        Assert.AreEqual("the broker is away", health.LastError);
    }

    [TestMethod]
    public void EndedServiceIsUnhealthyAtOnceAndMayBeStartedAgain()
    {
        ServiceHealth health = Make();
        health.NoteStarting(0);
        health.Beat(1000);
        health.NoteEnded("broken");

        Assert.IsTrue(health.HasEnded);
        AssertState(ServiceState.Unhealthy, health, 1000);
        health.NoteStarting(2000);
        Assert.IsFalse(health.HasEnded);
        AssertState(ServiceState.Starting, health, 2000);
    }

    [TestMethod]
    public void ServiceWithoutHeartbeatIsHealthyForEver()
    {
        var health = new ServiceHealth("web", "1", 0);
        health.Beat(1000);

        AssertState(ServiceState.Healthy, health, 1000L * 86400 * 1000);
    }

    [TestMethod]
    public void BeatOfAnotherThreadAheadOfTheClockIsNotNegative()
    {
        ServiceHealth health = Make();
        health.Beat(1005);

        Assert.AreEqual(0L, health.AgeMilliseconds(1000));
    }

    private static ServiceHealth Make() => new("mqtt", "1", 30000);

    private static void AssertState(ServiceState expected, ServiceHealth health, long now) =>
        Assert.AreEqual(ServiceStates.KeyOf(expected), ServiceStates.KeyOf(health.StateAt(now)));
}
