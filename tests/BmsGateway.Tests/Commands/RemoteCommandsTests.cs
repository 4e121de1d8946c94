// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Commands;

namespace BmsGateway.Tests.Commands;

[TestClass]
public class RemoteCommandsTests
{
    [TestMethod]
    public void LimitLowersTheCurrentAndEndsWithItsTimeOut()
    {
        var bench = new CommandBench();
        int before = bench.Controller.Limits.ChargeCurrentMilliamperes;

        Assert.IsTrue(bench.Run("ccl_a", CommandBench.Table("value", "12.5", "timeout_s", 5)));
        bench.Evaluate(1000);
        Assert.AreEqual(12000, bench.Controller.Limits.ChargeCurrentMilliamperes);
        bench.Evaluate(600000);

        Assert.AreEqual(before, bench.Controller.Limits.ChargeCurrentMilliamperes);
        Assert.IsTrue(before > 12000);
    }

    [TestMethod]
    public void LimitNeverRaises()
    {
        var bench = new CommandBench();
        int before = bench.Controller.Limits.DischargeCurrentMilliamperes;

        Assert.IsTrue(bench.Run("dcl_a", "700"));
        bench.Evaluate(1000);

        Assert.AreEqual(before, bench.Controller.Limits.DischargeCurrentMilliamperes);
    }

    [TestMethod]
    [DataRow("clear")]
    [DataRow("")]
    public void LimitIsTakenBack(string payload)
    {
        var bench = new CommandBench();
        bench.Run("cvl_v", "54");
        bench.Evaluate(500);
        Assert.AreEqual(54000, bench.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeVoltage));

        Assert.IsTrue(bench.Run("cvl_v", payload));
        bench.Evaluate(500);

        Assert.AreEqual(RemoteLimits.NoLimit, bench.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeVoltage));
    }

    [TestMethod]
    [DataRow("ccl_a", "-5")]
    [DataRow("ccl_a", "lots")]
    [DataRow("ccl_a", "1e3")]
    [DataRow("ccl_a", "NaN")]
    [DataRow("ccl_a", "5,5")]
    [DataRow("ccl_a", "99999999999999999999")]
    [DataRow("ccl_a", "751")]
    [DataRow("cvl_v", "0")]
    [DataRow("cvl_v", "500")]
    [DataRow("safe_state", "maybe")]
    [DataRow("force_charge", "2")]
    [DataRow("alarm_ack", "")]
    [DataRow("alarm_ack", "all")]
    public void BadValueChangesNothingAndIsAnswered(string key, string value)
    {
        var bench = new CommandBench();
        bench.Run("ccl_a", CommandBench.Table("value", 20, "timeout_s", 600));

        Assert.IsFalse(bench.Run(key, value));

        bench.Evaluate(500);
        Assert.AreEqual(20000, bench.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeCurrent));
        Assert.AreEqual(RemoteLimits.NoLimit, bench.Controller.Remote.LimitMilli(RemoteLimitKind.ChargeVoltage));
        Assert.IsFalse(bench.Controller.IsSafeStateWanted);
        Assert.IsTrue(bench.Error.IndexOf("allowed") > 0 || key == "alarm_ack");
        Assert.IsTrue(bench.Log.Last.StartsWith("commands: Refused: "));
        Assert.IsTrue(bench.Log.Last.EndsWith(" command=" + key + " origin=test"));
    }

    [TestMethod]
    public void TimeOutMustBeAWholeNumberInRange()
    {
        var bench = new CommandBench();

        Assert.IsFalse(bench.Run("ccl_a", CommandBench.Table("value", 20, "timeout_s", "soon")));
        Assert.AreEqual("Command ccl_a: timeout_s must be a whole number of seconds from 1 to 3600.", bench.Error);
        Assert.IsFalse(bench.Run("ccl_a", CommandBench.Table("value", 20, "timeout_s", 4000)));
        Assert.IsFalse(bench.Run("ccl_a", CommandBench.Table("amps", 20)));
    }

    [TestMethod]
    public void SafeStateIsSwitchedAndLoggedOnce()
    {
        var bench = new CommandBench();
        int lines = bench.Log.Count;

        Assert.IsTrue(bench.Run("safe_state", "ON"));
        Assert.IsTrue(bench.Run("safe_state", CommandBench.Table("on", true)));
        Assert.IsTrue(bench.Controller.IsSafeStateWanted);
        bench.Controller.Evaluate(bench.Clock.MonotonicMilliseconds);
        Assert.AreEqual(0, bench.Controller.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(0, bench.Controller.Limits.DischargeCurrentMilliamperes);
        Assert.IsTrue(bench.Run("safe_state", "off"));

        Assert.IsFalse(bench.Controller.IsSafeStateWanted);
        Assert.AreEqual(lines + 2, bench.Log.Count);
    }

    [TestMethod]
    public void ForcedChargeIsAskedForAndTakenBack()
    {
        var bench = new CommandBench();

        Assert.IsTrue(bench.Run("force_charge", "on"));
        Assert.IsTrue(bench.Controller.Remote.IsForceChargeRequested);
        Assert.IsTrue(bench.Run("force_charge", "0"));
        Assert.IsFalse(bench.Controller.Remote.IsForceChargeRequested);
    }

    [TestMethod]
    public void AlarmsAreAcknowledgedByTheirKeeper()
    {
        var bench = new CommandBench();
        var keeper = new FakeKeeper();
        bench.Commands.Alarms = keeper;

        Assert.IsTrue(bench.Run("alarm_ack", "all"));
        Assert.AreEqual("all", keeper.Last);
        Assert.IsTrue(bench.Run("alarm_ack", CommandBench.Table("id", "cell_high")));
        Assert.AreEqual("cell_high", keeper.Last);
    }

    [TestMethod]
    public void ForeignTextInAnErrorIsShort()
    {
        var bench = new CommandBench();
        bench.Run("ccl_a", new string('x', 5000));

        Assert.IsTrue(bench.Error.Length < 250);
    }

    private sealed class FakeKeeper : IAlarmAcknowledger
    {
        public string Last { get; private set; } = "";

        public bool TryAcknowledge(string key, out string error)
        {
            Last = key;
            error = "";
            return true;
        }
    }
}
