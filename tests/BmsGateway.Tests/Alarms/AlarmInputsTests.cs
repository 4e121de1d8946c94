// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Alarms;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class AlarmInputsTests
{
    [TestMethod]
    public void ConditionStaysUntilItIsTakenBack()
    {
        var inputs = new AlarmInputs();
        int position = AlarmTable.PositionOf(AlarmId.FlashFailing);
        Assert.IsFalse(inputs.Take(position));

        inputs.Set(AlarmId.FlashFailing, true, 7);
        Assert.IsTrue(inputs.Take(position));
        Assert.IsTrue(inputs.Take(position));
        Assert.AreEqual(7, inputs.ValueOf(position));

        inputs.Set(AlarmId.FlashFailing, false, 0);
        Assert.IsFalse(inputs.Take(position));
        Assert.AreEqual(7, inputs.ValueOf(position));
    }

    [TestMethod]
    public void ConditionThatCameAndWentBetweenTwoLooksIsSeenOnce()
    {
        var inputs = new AlarmInputs();
        int position = AlarmTable.PositionOf(AlarmId.WifiLost);
        inputs.Set(AlarmId.WifiLost, true, 1);
        inputs.Set(AlarmId.WifiLost, false, 0);

        Assert.IsTrue(inputs.Take(position));
        Assert.IsFalse(inputs.Take(position));
    }

    [TestMethod]
    [DataRow((int)AlarmId.CellVoltageHigh)]
    [DataRow((int)AlarmId.CanBusOff)]
    [DataRow((int)AlarmId.None)]
    [DataRow(-1)]
    [DataRow(100000)]
    public void AlarmOfAnotherSourceIsRefused(int id)
    {
        var inputs = new AlarmInputs();
        bool isRefused = false;
        try
        {
            inputs.Set((AlarmId)id, true, 0);
        }
        catch (ArgumentException)
        {
            isRefused = true;
        }

        Assert.IsTrue(isRefused);
    }

    [TestMethod]
    public void SettingsThatCouldNotBeReadAreAnAlarmUntilSomebodySaves()
    {
        var bench = new AlarmBench();
        bench.Gateway.State.Configuration.IsFallbackUsed = true;
        bench.Run(2);
        Assert.IsTrue(bench.IsActive(AlarmId.ConfigurationFallback));

        bench.Gateway.State.Configuration.IsFallbackUsed = false;
        Assert.AreEqual(1, bench.Monitor.AcknowledgeAll(bench.Gateway.Clock.MonotonicMilliseconds));
        bench.Run(60);
        Assert.IsFalse(bench.IsActive(AlarmId.ConfigurationFallback));
    }

    [TestMethod]
    public void SettingsThatCouldNotBeSavedAreAFailingFlash()
    {
        var bench = new AlarmBench();
        bench.Gateway.State.Configuration.HasSaveFailed = true;
        bench.Run(2);

        Assert.IsTrue(bench.IsActive(AlarmId.FlashFailing));
    }
}
