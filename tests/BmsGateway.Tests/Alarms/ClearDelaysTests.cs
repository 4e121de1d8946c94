// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class ClearDelaysTests
{
    [TestMethod]
    public void DelayDoublesEachTimeTheAlarmComesBackUpToTenMinutes()
    {
        var delays = new ClearDelays { BaseMilliseconds = 100000 };
        int[] expected = { 100000, 200000, 400000, 600000, 600000 };
        for (int i = 0; i < expected.Length; i++)
        {
            delays.NoteRaised(3, i);
            delays.NoteEnded(3, i);
            Assert.AreEqual(expected[i], delays.Of(3));
        }
    }

    [TestMethod]
    public void AlarmThatComesBackAfterTenMinutesBeginsAnew()
    {
        var delays = new ClearDelays { BaseMilliseconds = 2000 };
        delays.NoteRaised(0, 0);
        delays.NoteEnded(0, 1000);
        delays.NoteRaised(0, 600999);
        Assert.AreEqual(4000, delays.Of(0));

        delays.NoteEnded(0, 601000);
        delays.NoteRaised(0, 1201000);
        Assert.AreEqual(2000, delays.Of(0));
    }

    [TestMethod]
    public void AlarmsDoNotDisturbEachOther()
    {
        var delays = new ClearDelays();
        delays.NoteRaised(1, 0);
        delays.NoteEnded(1, 0);

        delays.NoteRaised(2, 1);

        Assert.AreEqual(5000, delays.Of(2));
    }
}
