// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Mqtt;

namespace BmsGateway.Tests.Mqtt;

[TestClass]
public class MqttScheduleTests
{
    [TestMethod]
    public void FirstIsDueAtTheStart()
    {
        var schedule = new MqttSchedule(1000);
        schedule.StartAt(5000);

        Assert.IsFalse(schedule.TakeDue(4999));
        Assert.IsTrue(schedule.TakeDue(5000));
        Assert.IsFalse(schedule.TakeDue(5999));
        Assert.IsTrue(schedule.TakeDue(6000));
    }

    [TestMethod]
    public void LateCallsDoNotAddUp()
    {
        var schedule = new MqttSchedule(1000);
        schedule.StartAt(0);

        Assert.IsTrue(schedule.TakeDue(90));
        Assert.IsTrue(schedule.TakeDue(1090));
        Assert.IsTrue(schedule.TakeDue(2000));
    }

    [TestMethod]
    public void MissedOnesAreLeftOut()
    {
        var schedule = new MqttSchedule(1000);
        schedule.StartAt(0);

        Assert.IsTrue(schedule.TakeDue(10500));
        Assert.IsFalse(schedule.TakeDue(11400));
        Assert.IsTrue(schedule.TakeDue(11500));
    }
}
