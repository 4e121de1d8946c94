// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;

namespace BmsGateway.Tests.Alarms;

/// <summary>Every row of the alarm table on a healthy battery and gateway with one thing changed.</summary>
[TestClass]
public class AlarmRowTests
{
    private const int ClearSeconds = 5;

    [TestMethod]
    public void HealthyBatteryAndGatewayHaveNoAlarm()
    {
        var bench = new AlarmBench();
        bench.Run(1000);

        Assert.AreEqual(0, bench.Summary.ActiveCount);
        Assert.AreEqual(AlarmSummary.None, bench.Summary.WorstPosition);
    }

    [TestMethod]
    public void EveryConditionBecomesAnAlarmAfterItsDelayAndNotBefore()
    {
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            if (AlarmSources.IsNotice(row.Source))
            {
                continue;
            }

            AlarmBench bench = Begin(row);
            int delay = (row.DelayMilliseconds / 1000) + AlarmConditionMaker.LeadSeconds(row);
            bench.Run(delay);
            Assert.IsFalse(delay > 0 && bench.IsActive(row.Id), row.Key + " is active too early");

            bench.Run(1);
            Assert.IsTrue(bench.IsActive(row.Id), row.Key + " is not active");
            Assert.AreEqual(row.Severity, bench.SeverityOf(row.Id), row.Key);
            Assert.AreEqual(1, bench.Monitor.CountOf(i), row.Key);
        }
    }

    [TestMethod]
    public void EveryAlarmEndsWhenItsConditionHasBeenOverForAWhileAndALatchedOneWhenSomebodyHasSeenIt()
    {
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            if (AlarmSources.IsNotice(row.Source))
            {
                continue;
            }

            AlarmBench bench = Begin(row);
            bench.Run((row.DelayMilliseconds / 1000) + AlarmConditionMaker.LeadSeconds(row) + 1);
            AlarmConditionMaker.End(bench, row);
            bench.Run(ClearSeconds);
            Assert.IsTrue(bench.IsActive(row.Id), row.Key + " ended too early");

            bench.Run(AlarmConditionMaker.TrailSeconds(row) + 1);
            Assert.AreEqual(row.IsLatched, bench.IsActive(row.Id), row.Key);
            if (row.IsLatched)
            {
                bench.Run(60);
                Assert.IsTrue(bench.IsActive(row.Id), row.Key + " ended though nobody has seen it");
                bench.Monitor.Acknowledge(row.Key, bench.Gateway.Clock.MonotonicMilliseconds);
                bench.Turn();
                Assert.IsFalse(bench.IsActive(row.Id), row.Key + " stays though somebody has seen it");
            }
        }
    }

    [TestMethod]
    public void EveryMeasurementHasToComeBackByItsWholeHysteresis()
    {
        int measured = 0;
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            if (!AlarmSources.IsMeasurement(row.Source))
            {
                continue;
            }

            measured++;
            AlarmBench bench = Begin(row);
            bench.Run((row.DelayMilliseconds / 1000) + 1);
            AlarmConditionMaker.Ease(bench, row);
            bench.Run(60);
            Assert.IsTrue(bench.IsActive(row.Id), row.Key + " ended within its hysteresis");
            Assert.IsTrue(bench.Pairs.Conditions.Tracker.IsRaised(i), row.Key);
        }

        Assert.IsTrue(measured >= 17);
    }

    [TestMethod]
    public void EveryConditionThatIsShorterThanItsDelayIsNoAlarm()
    {
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            int delay = row.DelayMilliseconds / 1000;
            if (delay == 0)
            {
                continue;
            }

            AlarmBench bench = Begin(row);
            bench.Run(delay);
            AlarmConditionMaker.End(bench, row);
            bench.Run(delay);
            Assert.AreEqual(0, bench.Monitor.CountOf(i), row.Key);
        }
    }

    [TestMethod]
    public void EveryWarningThatMayEscalateBecomesAnAlarmThatHasToBeSeenAgain()
    {
        int escalating = 0;
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            if (row.EscalationMilliseconds == 0 || row.Id == AlarmId.ImplausibleData)
            {
                continue;
            }

            escalating++;
            AlarmBench bench = Begin(row);
            bench.Run((row.DelayMilliseconds / 1000) + AlarmConditionMaker.LeadSeconds(row) + 1);
            bench.Monitor.AcknowledgeAll(bench.Gateway.Clock.MonotonicMilliseconds);
            bench.Run((row.EscalationMilliseconds / 1000) - 1);
            Assert.AreEqual(AlarmSeverity.Warning, bench.SeverityOf(row.Id), row.Key);
            Assert.AreEqual(0, bench.Summary.UnacknowledgedCount, row.Key);

            bench.Run(1);
            Assert.AreEqual(AlarmSeverity.Alarm, bench.SeverityOf(row.Id), row.Key);
            Assert.AreEqual(1, bench.Summary.UnacknowledgedCount, row.Key);
            Assert.AreEqual(row.Key + " escalated", bench.Entry(0));
        }

        Assert.AreEqual(3, escalating);
    }

    [TestMethod]
    public void EveryMeasurementThatTheGxKnowsSetsItsPair()
    {
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            if (row.Pairs == 0 || !AlarmSources.IsMeasurement(row.Source))
            {
                continue;
            }

            AlarmBench bench = Begin(row);
            bench.Run((row.DelayMilliseconds / 1000) + 1);
            bench.Pairs.Evaluate(bench.Sample, false, false);
            AlarmLevel least = row.Severity == AlarmSeverity.Alarm ? AlarmLevel.Alarm : AlarmLevel.Warning;
            for (int pair = 0; pair < BatteryAlarms.Count; pair++)
            {
                bool isSet = bench.Pairs[(AlarmCondition)pair] >= least;
                Assert.IsTrue(isSet || (row.Pairs & (1 << pair)) == 0, row.Key + " does not set its pair");
            }
        }
    }

    private static AlarmBench Begin(AlarmDefinition row)
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        bench.Run(2);
        AlarmConditionMaker.Begin(bench, row);
        return bench;
    }
}
