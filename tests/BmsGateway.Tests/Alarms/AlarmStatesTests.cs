// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class AlarmStatesTests
{
    [TestMethod]
    public void AlarmIsAcknowledgedOnceAndOnlyWhileItIsActive()
    {
        var states = new AlarmStates();
        Assert.IsFalse(states.TryAcknowledge(2));

        states.Raise(2, AlarmSeverity.Warning, 7, 1000);
        Assert.IsTrue(states.TryAcknowledge(2));
        Assert.IsFalse(states.TryAcknowledge(2));

        states.Clear(2);
        Assert.IsFalse(states.IsActive(2));
        Assert.IsFalse(states.IsAcknowledged(2));
    }

    [TestMethod]
    public void AlarmThatBecomesWorseHasToBeSeenAgain()
    {
        var states = new AlarmStates();
        states.Raise(2, AlarmSeverity.Warning, 7, 1000);
        states.TryAcknowledge(2);

        states.Escalate(2);

        Assert.IsTrue(states.IsActive(2));
        Assert.IsFalse(states.IsAcknowledged(2));
        Assert.AreEqual(AlarmSeverity.Alarm, states.SeverityOf(2));
        Assert.AreEqual(500L, states.AgeOf(2, 1500));
    }

    [TestMethod]
    public void TimeSinceTheConditionIsOverBeginsAnewWhenItWasThereAgain()
    {
        var states = new AlarmStates();
        states.Raise(2, AlarmSeverity.Warning, 7, 1000);
        Assert.AreEqual(0L, states.NoteOver(2, 2000));
        Assert.AreEqual(900L, states.NoteOver(2, 2900));

        states.NotePresent(2, 8);

        Assert.AreEqual(8, states.ValueOf(2));
        Assert.AreEqual(0L, states.NoteOver(2, 5000));
    }

    [TestMethod]
    public void WorstIsTheMostSevereAndAmongEqualsTheNewest()
    {
        var states = new AlarmStates();
        var summary = new AlarmSummary();
        states.Summarise(summary);
        Assert.AreEqual(AlarmSummary.None, summary.WorstPosition);
        Assert.AreEqual(AlarmSeverity.None, summary.Severity);

        states.Raise(1, AlarmSeverity.Alarm, 0, 1000);
        states.Raise(4, AlarmSeverity.Alarm, 0, 2000);
        states.Raise(6, AlarmSeverity.Alarm, 0, 1500);
        states.Raise(9, AlarmSeverity.Warning, 0, 3000);
        states.TryAcknowledge(4);
        states.Summarise(summary);

        Assert.AreEqual(4, summary.WorstPosition);
        Assert.AreEqual(AlarmSeverity.Alarm, summary.Severity);
        Assert.AreEqual(4, summary.ActiveCount);
        Assert.AreEqual(3, summary.UnacknowledgedCount);
    }
}
