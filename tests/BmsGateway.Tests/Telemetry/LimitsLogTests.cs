// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Events;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class LimitsLogTests
{
    [TestMethod]
    public void LineTellsTheLimitsAndTheirReasons()
    {
        var bench = new Bench();
        bench.Note();

        Assert.AreEqual(
            "charging: State running, phase bulk: CVL 55200 mV (set in the configuration), CCL 20000 mA (the highest cell "
            + "has 3.39 V; full current up to 3.375 V), DCL 50000 mA (set in the configuration).",
            bench.Log.Last);
    }

    [TestMethod]
    public void NumbersAloneAreNoLine()
    {
        var bench = new Bench();
        bench.Note();
        bench.Clock.Advance(60000);
        bench.Limits.ChargeCurrentMilliamperes = 15000;
        bench.Note();

        Assert.AreEqual(1, bench.Log.Count);
    }

    [TestMethod]
    public void ReasonsThatComeAndGoAreOneLineInTenSeconds()
    {
        var bench = new Bench();
        bench.Note();
        for (int i = 0; i < 400; i++)
        {
            bench.Clock.Advance(250);
            bench.Limits.ChargeCurrentReason = i % 3 == 0 ? LimitReason.Cold : LimitReason.HighCell;
            bench.Note();
        }

        Assert.IsTrue(bench.Log.Count >= 5 && bench.Log.Count <= 11, bench.Log.Count.ToString());
    }

    [TestMethod]
    public void StateIsWrittenAtOnceWithTheReasonOfTheSilence()
    {
        var bench = new Bench();
        bench.Note();
        bench.Limits.State = ControlState.Refused;
        bench.Limits.IsSilent = true;
        bench.Limits.ChargeCurrentReason = LimitReason.NoProfile;
        bench.Limits.ChargeCurrentInput = 37000;
        bench.Note();

        Assert.AreEqual(2, bench.Log.Count);
        Assert.IsTrue(bench.Log.Last.IndexOf("State refused") > 0);
        Assert.IsTrue(bench.Log.Last.IndexOf("nothing is sent on CAN: refused: 3.7 V per cell") > 0);
    }

    private sealed class Bench
    {
        public readonly FakeClock Clock = new();
        public readonly FakeLog Log = new();
        public readonly ChargeLimits Limits = new()
        {
            State = ControlState.Running,
            IsSilent = false,
            Phase = ChargePhase.Bulk,
            ChargeVoltageMillivolts = 55200,
            ChargeVoltageReason = LimitReason.Configured,
            ChargeCurrentMilliamperes = 20000,
            ChargeCurrentReason = LimitReason.HighCell,
            ChargeCurrentInput = 33900,
            ChargeCurrentThreshold = 33750,
            DischargeCurrentMilliamperes = 50000,
            DischargeCurrentReason = LimitReason.Configured,
        };

        private readonly LimitsLog _writer;

        public Bench()
        {
            _writer = new LimitsLog(Clock, Log);
        }

        public void Note() => _writer.Note(EventId.ChargingLimitsChanged, Limits);
    }
}
