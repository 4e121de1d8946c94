// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Storage;

namespace BmsGateway.Tests.Configuration;

[TestClass]
public class ConfigurationFaultTests
{
    private const string Old = "{\"mqtt.port\":1111,\"mqtt.user\":\"old\"}";
    private const string New = "{\"mqtt.port\":2222,\"mqtt.user\":\"new\"}";
    private const string Third = "{\"mqtt.port\":3333,\"mqtt.user\":\"third\"}";

    [TestMethod]
    public void PowerCutAtEveryStepOfASaveLeavesTheOldOrTheNewSettings()
    {
        int steps = StepsOfASave();
        Assert.IsTrue(steps > 60);
        for (int step = 0; step <= steps; step++)
        {
            StoreBench bench = Saved();
            bool isSaved = CutAt(bench, step, New);
            int found = StateAfterRestart(bench);
            Assert.IsTrue(found == 2222 || (found == 1111 && !isSaved), "Step " + step.ToString());
            Assert.IsFalse(bench.Store.Status.IsFallbackUsed, "Step " + step.ToString());
            Assert.AreEqual("", bench.Apply(Third));
            Assert.AreEqual(3333, StateAfterRestart(bench));
        }
    }

    [TestMethod]
    public void SecondPowerCutDuringTheNextSaveLosesNothingEither()
    {
        // The middle of a write is alike everywhere, so every seventh byte stands for it; the ends are tried all.
        int steps = StepsOfASave();
        for (int first = 0; first <= steps; first += first > 4 && first < steps - 6 ? 7 : 1)
        {
            for (int second = 0; second <= steps + 4; second += second > 4 && second < steps - 6 ? 7 : 1)
            {
                StoreBench bench = Saved();
                CutAt(bench, first, New);
                int before = StateAfterRestart(bench);
                CutAt(bench, second, Third);
                int after = StateAfterRestart(bench);
                Assert.IsTrue(after == before || after == 3333, first.ToString() + "/" + second.ToString());
            }
        }
    }

    [TestMethod]
    public void PowerCutsInARowNeverEndInACrashLoop()
    {
        StoreBench bench = Saved();
        for (int i = 0; i < 40; i++)
        {
            CutAt(bench, i * 5 % 90, i % 2 == 0 ? New : Old);
            int found = StateAfterRestart(bench);
            Assert.IsTrue(found == 1111 || found == 2222, i.ToString());
        }

        Assert.AreEqual("", bench.Apply(Third));
        Assert.AreEqual(3333, StateAfterRestart(bench));
    }

    [TestMethod]
    public void PowerCutDuringAResetLeavesTheOldSettingsOrTheDefaults()
    {
        for (int step = 0; step < 60; step++)
        {
            StoreBench bench = Saved();
            bench.Files.PowerOn();
            bench.Files.PowerFailsAtStep = step;
            bench.Store.TryReset(out _);
            int found = StateAfterRestart(bench);
            Assert.IsTrue(found == 1111 || found == 1883, "Step " + step.ToString());
        }
    }

    [TestMethod]
    public void FailureOfAnyOperationLeavesTheOldSettingsInUseAndInFlash()
    {
        for (int operation = 0; operation < 4; operation++)
        {
            StoreBench bench = Saved();
            bench.Apply("{\"mqtt.port\":1112}");
            bench.Files.PowerOn();
            bench.Files.FailsAtOperation = operation;
            Assert.AreEqual(0, bench.Apply(New).IndexOf(SettingProblem.NotSaved), operation.ToString());
            Assert.AreEqual(1112, bench.Settings.GetNumber(SettingId.MqttPort));
            Assert.AreEqual(1112, StateAfterRestart(bench), operation.ToString());
            Assert.IsFalse(bench.Store.Status.IsFallbackUsed, operation.ToString());
            Assert.AreEqual("", bench.Apply(Third));
            Assert.AreEqual(3333, StateAfterRestart(bench));
        }
    }

    [TestMethod]
    public void WriteThatEndsShortAtAnyByteChangesNothing()
    {
        int length = LengthOfARecord();
        for (int bytes = 0; bytes < length; bytes++)
        {
            StoreBench bench = Saved();
            bench.Files.NextWriteEndsAfterBytes = bytes;
            Assert.AreEqual(0, bench.Apply(New).IndexOf(SettingProblem.NotSaved), bytes.ToString());
            Assert.AreEqual(1111, StateAfterRestart(bench), bytes.ToString());
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(255)]
    [DataRow(-1)]
    public void DamagedSectorLeadsToTheOlderCopyAndSaysSo(int value)
    {
        StoreBench bench = Saved();
        bench.Apply(New);
        bench.Files.SpoilSector("config.rec", 0, value);

        Assert.AreEqual(1111, StateAfterRestart(bench));
        Assert.IsTrue(bench.Store.Status.IsFallbackUsed);
        Assert.IsTrue(bench.Store.Status.Message.IndexOf("older copy") > 0);
        Assert.AreEqual("", bench.Apply(Third));
        Assert.IsFalse(bench.Store.Status.IsFallbackUsed);
        Assert.AreEqual(3333, StateAfterRestart(bench));
    }

    [TestMethod]
    public void DamageOfEveryCopyLeadsToDefaultsAndSaysSo()
    {
        StoreBench bench = Saved();
        bench.Apply(New);
        bench.Files.SpoilSector("config.rec", 0, -1);
        bench.Files.SpoilSector("config.rec.bak", 0, 0);

        Assert.AreEqual(1883, StateAfterRestart(bench));
        Assert.IsTrue(bench.Store.Status.IsFallbackUsed);
        Assert.AreEqual("", bench.Apply(Third));
        Assert.AreEqual(3333, StateAfterRestart(bench));
    }

    [TestMethod]
    public void DamagedLaterSectorIsNoticedToo()
    {
        StoreBench bench = Saved();
        string text = "{\"mqtt.port\":2222,\"mqtt.user\":\"new\",\"future\":\"" + new string('x', 2000) + "\"}";
        Assert.AreEqual("", bench.Apply(text));
        for (int sector = 0; sector < 4; sector++)
        {
            bench.Files.SpoilSector("config.rec", sector, -1);
            Assert.AreEqual(1111, StateAfterRestart(bench));
            Assert.AreEqual("", bench.Apply(Old));
            Assert.AreEqual("", bench.Apply(text));
        }
    }

    [TestMethod]
    public void SaveAfterAFlashThatCouldNotBeReadIsTheNewestOne()
    {
        StoreBench bench = Saved();
        bench.Apply(New);
        bench.Files.PowerOn();
        bench.Store = new ConfigurationStore(bench.Files, bench.Log);
        bench.Files.AreReadsFailing = true;
        bench.Store.Load();
        Assert.AreEqual(1883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.IsTrue(bench.Store.Status.IsFallbackUsed);
        bench.Files.AreReadsFailing = false;

        Assert.AreEqual("", bench.Apply(Third));
        Assert.AreEqual(3333, StateAfterRestart(bench));
    }

    [TestMethod]
    public void StoredSettingsOfANewerVersionLeadToDefaultsAndAreNotTouched()
    {
        var bench = new StoreBench();
        var record = new RecordFile(bench.Files, "config.rec", 1000);
        byte[] text = Encoding.UTF8.GetBytes("{\"version\":3,\"settings\":{\"mqtt.port\":5}}");
        record.TryWrite(text, text.Length);
        int used = bench.Files.UsedBytes;

        Assert.AreEqual(1883, StateAfterRestart(bench));
        Assert.IsTrue(bench.Store.Status.IsFallbackUsed);
        Assert.AreEqual(used, bench.Files.UsedBytes);
    }

    [TestMethod]
    public void StoredValueThatIsNoLongerAllowedGivesWayToItsDefaultAlone()
    {
        var bench = new StoreBench();
        var record = new RecordFile(bench.Files, "config.rec", 1000);
        byte[] text = Encoding.UTF8.GetBytes(
            "{\"version\":2,\"settings\":{\"mqtt.port\":99999,\"mqtt.user\":\"me\"}}");
        record.TryWrite(text, text.Length);

        bench.Restart();
        Assert.AreEqual(1883, bench.Settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual("me", bench.Settings.GetText(SettingId.MqttUser));
        Assert.IsTrue(bench.Store.Status.IsFallbackUsed);
        Assert.IsTrue(bench.Store.Status.Message.IndexOf("mqtt.port") > 0);
    }

    private static StoreBench Saved()
    {
        var bench = new StoreBench();
        bench.Restart();
        Assert.AreEqual("", bench.Apply(Old));
        return bench;
    }

    private static bool CutAt(StoreBench bench, int step, string text)
    {
        bench.Files.PowerOn();
        bench.Files.PowerFailsAtStep = step;
        return bench.Apply(text).Length == 0;
    }

    private static int StateAfterRestart(StoreBench bench)
    {
        bench.Restart();
        int port = bench.Settings.GetNumber(SettingId.MqttPort);

        // Port and user belong together: a mixture would be a third state.
        string user = port < 1113 ? "old" : port == 1883 ? "" : port == 2222 ? "new" : "third";
        Assert.AreEqual(user, bench.Settings.GetText(SettingId.MqttUser));
        return port;
    }

    private static int StepsOfASave()
    {
        StoreBench bench = Saved();
        bench.Files.PowerOn();
        Assert.AreEqual("", bench.Apply(New));
        return bench.Files.StepCount;
    }

    private static int LengthOfARecord() => (int)Saved().Files.SizeOf("config.rec");
}
