// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.Control;

[TestClass]
public class SettingsReloadTests
{
    // A cycle may start 100 ms early or 50 ms late (CycleTimer).
    private const int LongestGapMilliseconds = 1150;

    private const int SettledMilliseconds = 120000;

    [TestMethod]
    public void CanRunsOnThroughTheChangeOfEverySetting()
    {
        ReloadRig rig = Running();
        int changed = 0;
        bool isSettled = true;
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (!isSettled && row.Group != "charging")
            {
                // Limits rise slowly; what follows is compared with a settled state.
                rig.RunFor(SettledMilliseconds);
                isSettled = true;
            }

            string former = rig.Store.Settings.GetValue(row.Id);
            string[] values = OtherValues(row, former);
            int taken = 0;
            for (int k = 0; k < values.Length; k++)
            {
                taken += ChangeAndLook(rig, row, values[k]) ? 1 : 0;
            }

            isSettled = isSettled && row.Group != "charging";
            Assert.IsTrue(taken > 0, "No other value was taken for " + row.Key);
            changed += taken;
            if (rig.Store.Settings.GetValue(row.Id) != former)
            {
                Assert.IsTrue(ChangeAndLook(rig, row, former), row.Key);
            }
        }

        Assert.IsTrue(changed >= SettingsTable.Count);
    }

    [TestMethod]
    public void NewManufacturerAndNameAreSentWithVersionAndWithoutAGap()
    {
        ReloadRig rig = Running();
        rig.Change(SettingId.VictronManufacturer, "Enepaq");
        rig.Change(SettingId.VictronName, "Cellar");
        rig.Change(SettingId.VictronFamily, "LFP");
        rig.CanBus.Clear();
        rig.RunFor(31000);

        Assert.AreEqual("45 6E 65 70 61 71", rig.CanBus.LastOf(0x35E)!.Text.Substring(0, 17));
        Assert.AreEqual("45 6E 65 70 61 71 20 43", rig.CanBus.LastOf(0x370)!.Text);
        Assert.AreEqual("4C 46 50", rig.CanBus.LastOf(0x382)!.Text.Substring(0, 8));
        Assert.AreEqual("03 04", rig.CanBus.LastOf(0x35F)!.Text.Substring(6, 5));
    }

    [TestMethod]
    public void NewStateOfHealthIsSentInTheNextCycle()
    {
        ReloadRig rig = Running();
        rig.Bms.Registers[TinyBmsRegister.StateOfHealth] = 0;
        rig.Change(SettingId.VictronStateOfHealth, "77");
        rig.CanBus.Clear();
        rig.RunFor(1200);

        Assert.AreEqual("4D 00", rig.CanBus.LastOf(0x355)!.Text.Substring(6, 5));
    }

    [TestMethod]
    public void NewPollPeriodIsUsedAtOnce()
    {
        ReloadRig rig = Running();
        rig.Change(SettingId.BatteryPollPeriod, "1000");
        rig.RunFor(2000);
        Assert.AreEqual(1000, rig.Driver.Link.PollPeriodMilliseconds);

        rig.Change(SettingId.BatteryPollPeriod, "100");
        long before = rig.Driver.Link.LastSampleAtMilliseconds;
        rig.RunFor(150);

        Assert.AreEqual(100, rig.Driver.Link.PollPeriodMilliseconds);
        Assert.IsTrue(rig.Driver.Link.LastSampleAtMilliseconds > before);
    }

    [TestMethod]
    public void LowerChargeCurrentIsSentWithTheNextSample()
    {
        ReloadRig rig = Running();
        rig.Change(SettingId.MaximumChargeCurrent, "7");
        rig.RunFor(350);

        Assert.AreEqual("46 00", rig.CanBus.LastOf(0x351)!.Text.Substring(6, 5));
    }

    [TestMethod]
    public void RawViewIsSwitchedOnAndOff()
    {
        ReloadRig rig = Running();
        rig.Change(SettingId.BatteryRawView, "true");
        Assert.IsTrue(rig.Driver.RawView.IsEnabled);

        rig.Change(SettingId.BatteryRawView, "false");
        Assert.IsFalse(rig.Driver.RawView.IsEnabled);
    }

    [TestMethod]
    public void MqttSaysGoodByeOnTheOldTopicAndComesBackOnTheNewOne()
    {
        ReloadRig rig = Running();
        Assert.AreEqual("tinybms/bms1/status (retained): online", rig.Mqtt.LastOn("tinybms/bms1/status"));

        rig.Change(SettingId.DeviceId, "garage");
        rig.RunFor(3000);

        Assert.AreEqual("tinybms/bms1/status (retained): offline", rig.Mqtt.LastOn("tinybms/bms1/status"));
        Assert.AreEqual("tinybms/garage/status (retained): online", rig.Mqtt.LastOn("tinybms/garage/status"));
        Assert.IsTrue(rig.Mqtt.CountOn("tinybms/garage/core") > 0);
        Assert.AreEqual("tinybms/garage/status", rig.Mqtt.Options!.WillTopic);
    }

    [TestMethod]
    public void MqttFollowsAnotherBrokerAndIsSwitchedOffAndOn()
    {
        ReloadRig rig = Running();
        rig.Change(SettingId.MqttHost, "other");
        rig.RunFor(500);
        Assert.AreEqual("other", rig.Mqtt.Options!.Host);

        rig.Change(SettingId.MqttEnabled, "false");
        rig.RunFor(5000);
        Assert.IsFalse(rig.Mqtt.IsConnected);
        int attempts = rig.Mqtt.ConnectAttempts;

        rig.Change(SettingId.MqttEnabled, "true");
        rig.RunFor(500);
        Assert.IsTrue(rig.Mqtt.IsConnected);
        Assert.AreEqual(attempts + 1, rig.Mqtt.ConnectAttempts);
    }

    [TestMethod]
    public void ChangeThatDoesNotConcernMqttLeavesItsConnectionAlone()
    {
        ReloadRig rig = Running();
        int attempts = rig.Mqtt.ConnectAttempts;
        rig.Change(SettingId.MaximumChargeCurrent, "7");
        rig.Change(SettingId.DeviceName, "Cellar");
        rig.RunFor(3000);

        Assert.AreEqual(attempts, rig.Mqtt.ConnectAttempts);
        Assert.AreEqual(0, rig.Mqtt.Disconnects);
    }

    private static ReloadRig Running()
    {
        var rig = new ReloadRig();
        rig.Change(SettingId.MqttHost, "broker");
        rig.Change(SettingId.MqttUser, "me");
        rig.Change(SettingId.MqttEnabled, "true");

        // Longer than every ramp of the start.
        rig.RunFor(SettledMilliseconds);
        Assert.IsTrue(rig.CanBus.CountOf(0x351) >= SettledMilliseconds / 1000 - 5);
        return rig;
    }

    private static bool ChangeAndLook(ReloadRig rig, SettingDefinition row, string value)
    {
        string before = rig.NewestFrames();
        long last = rig.CanBus.LastOf(0x351)!.SentAtMilliseconds;
        rig.CanBus.Clear();
        if (!rig.TryChange(row, value))
        {
            // Nothing has happened; the frames are needed for the next comparison.
            rig.RunFor(11000);
            return false;
        }

        rig.RunFor(11000);
        string what = row.Key + " = " + (row.IsSecret ? "" : value);
        Assert.IsTrue(rig.LongestGapOf(0x351, last) <= LongestGapMilliseconds, "Gap after " + what);
        Assert.IsTrue(rig.LongestGapOf(0x355, last) <= LongestGapMilliseconds + 200, "Gap after " + what);
        if (row.Group != "charging" && row.Group != "victron")
        {
            Assert.AreEqual(before, rig.NewestFrames(), "Frames after " + what);
        }

        return true;
    }

    private static string[] OtherValues(SettingDefinition row, string former)
    {
        switch (row.Type)
        {
            case SettingType.Flag:
                return new[] { former == "true" ? "false" : "true" };
            case SettingType.Choice:
                return row.Words!;
            case SettingType.Number:
                if (row.Rule == SettingRule.CellCount)
                {
                    // Any other number is rightly refused.
                    return new[] { "16" };
                }

                int number = int.Parse(former);
                int next = number < row.Maximum ? number + 1 : number - 1;

                // The ends of a charge setting may rightly stop the frames.
                return row.Group == "charging"
                    ? new[] { next.ToString() }
                    : new[] { next.ToString(), row.Minimum.ToString(), row.Maximum.ToString() };
            default:
                return new[] { "other", "", "other-words" };
        }
    }
}
