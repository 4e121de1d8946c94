// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Control;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Telemetry;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsSerialNumberTests
{
    private const int First = TinyBmsRegister.SerialNumber;

    [TestMethod]
    public void NumberIsShownRegisterByRegister()
    {
        var rig = new DriverRig();
        Put(rig, 0x3A7F, 0x0051, 0x5042, 0x2038, 0x3136, 0x0C21);
        Assert.AreEqual("", rig.Driver.SerialNumber);
        rig.Settle();

        Assert.AreEqual("3A7F00515042203831360C21", rig.Driver.SerialNumber);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0xFFFF)]
    public void MemoryThatWasNeverWrittenIsNoNumber(int word)
    {
        var rig = new DriverRig();
        Put(rig, word, word, word, word, word, word);
        rig.Settle();
        Assert.AreEqual("", rig.Driver.SerialNumber);

        Put(rig, word, word, word, word, word, 1);
        rig.Bms.Unplug();
        rig.RunFor(2000);
        rig.Bms.IsAbsent = false;
        rig.RunFor(2000);
        Assert.AreEqual(TinyBmsSerialNumber.Digits, rig.Driver.SerialNumber.Length);
    }

    [TestMethod]
    public void NumberIsForgottenWithTheLineAndReadAgain()
    {
        var rig = new DriverRig();
        Put(rig, 1, 2, 3, 4, 5, 6);
        rig.Settle();
        rig.Bms.Unplug();
        rig.RunFor(2000);
        Assert.AreEqual("", rig.Driver.SerialNumber);

        Put(rig, 1, 2, 3, 4, 5, 7);
        rig.Bms.IsAbsent = false;
        rig.RunFor(3000);
        Assert.AreEqual("000100020003000400050007", rig.Driver.SerialNumber);
    }

    [TestMethod]
    [DataRow((int)ScriptedAnswer.RejectCommand)]
    [DataRow((int)ScriptedAnswer.Silent)]
    public void BmsThatDoesNotTellItsNumberGoesOnGivingSamples(int answer)
    {
        var rig = new DriverRig();
        rig.Bms.VersionAnswer = (ScriptedAnswer)answer;
        rig.RunUntilSamples(1);
        long last = rig.SampledAt;
        for (int i = 0; i < 120; i++)
        {
            int before = rig.SampleCount;
            Assert.IsTrue(rig.RunUntilSamples(before + 1));
            Assert.IsTrue(rig.SampledAt - last < 1000, (rig.SampledAt - last).ToString());
            last = rig.SampledAt;
        }

        Assert.AreEqual("", rig.Driver.SerialNumber);
    }

    [TestMethod]
    public void LastSixteenDigitsAreSentToTheGx()
    {
        var bench = new Bench();
        bench.AssertSerialNumber("", "");

        bench.Battery.SerialNumber = "3A7F00515042203831360C21";
        bench.AssertSerialNumber("35 30 34 32 32 30 33 38", "33 31 33 36 30 43 32 31");

        // New settings bring a new identity.
        bench.Context.Identity = new VictronIdentity("Other", "Other", "");
        bench.AssertSerialNumber("35 30 34 32 32 30 33 38", "33 31 33 36 30 43 32 31");

        bench.Battery.SerialNumber = "";
        bench.AssertSerialNumber("", "");
    }

    private static void Put(DriverRig rig, int a, int b, int c, int d, int e, int f)
    {
        int[] words = { a, b, c, d, e, f };
        for (int i = 0; i < words.Length; i++)
        {
            rig.Bms.Registers[First + i] = (ushort)words[i];
        }
    }

    private sealed class Bench
    {
        public readonly FakeBatterySource Battery = new();
        public readonly VictronContext Context = new(new ChargeLimits(), "TinyBMS", 0);
        private readonly EventBus _bus = new(new FakeClock(), new FakeLog());
        private readonly CanFrame _frame = new();

        public Bench()
        {
            new SerialNumberFeed(_bus, Battery, Context);
        }

        /// <summary>Texts of 0x380 and 0x381 after the next sample; empty = not sent.</summary>
        public void AssertSerialNumber(string first, string second)
        {
            _bus.Publish(EventId.BatteryUpdated, Samples.HealthyPack(1000));
            Assert.AreEqual(first, TextOf(new SerialNumberFrame(false)));
            Assert.AreEqual(second, TextOf(new SerialNumberFrame(true)));
        }

        private string TextOf(SerialNumberFrame encoder) =>
            encoder.Encode(Context, _frame) ? Hex.Of(_frame.Data, _frame.Length) : "";
    }
}
