// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Simulators.Scenarios;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.Scenarios;

[TestClass]
public class ScenarioTests
{
    [TestMethod]
    public void BuiltInScenariosAreComplete()
    {
        string[] expected =
        {
            "absorption", "asleep", "charge", "cold", "discharge", "fault", "high-cell", "real14", "rest", "silent",
        };
        CollectionAssert.AreEqual(expected, ScenarioLibrary.Names());
    }

    [TestMethod]
    public void RestHasNoCurrentAndFallsAsleep()
    {
        Host host = Play("rest");
        Assert.AreEqual(OnlineStatus.Idle, host.Read(50));
        Assert.AreEqual(60_000_000u, host.Device.Registers.GetUInt32(46));
        host.Device.Advance(11_000);
        Assert.IsTrue(host.Device.IsAsleep);
    }

    [TestMethod]
    public void ChargeRaisesTheStateOfCharge()
    {
        Host host = Play("charge");
        host.Run(3600);
        Assert.AreEqual(OnlineStatus.Charging, host.Read(50));
        Assert.AreEqual(45 + (50 / 3.14), host.Device.Registers.GetUInt32(46) / 1e6, 0.1);
    }

    [TestMethod]
    public void AbsorptionTapersAtTheChargeVoltage()
    {
        Host host = Play("absorption");
        host.Run(30 * 60);
        Assert.AreEqual(55.2, host.Device.Registers.GetFloat(36), 0.05);
        Assert.IsLessThan(40f, host.Device.Registers.GetFloat(38));
        Assert.IsGreaterThan(10, host.Read(41) - host.Read(40), "one cell is ahead");
    }

    [TestMethod]
    public void DischargeEndsWithTheLoadSwitchOpen()
    {
        Host host = Play("discharge");
        host.Run(60);
        Assert.AreEqual(OnlineStatus.Discharging, host.Read(50));
        host.Run(7 * 3600);
        Assert.IsFalse(host.Device.LoadSwitchClosed);
        CollectionAssert.Contains(host.EventIds(), EventCode.FullyDischarged);
    }

    [TestMethod]
    public void ColdBlocksTheChargeUntilItThaws()
    {
        Host host = Play("cold");
        host.Run(10);
        Assert.AreEqual(0f, host.Device.Registers.GetFloat(38));
        Assert.IsLessThan(0, (int)host.Device.Registers.GetSigned(42));
        CollectionAssert.Contains(host.EventIds(), EventCode.LowTemperatureCharge);
        host.Run(600);
        Assert.AreEqual(20f, host.Device.Registers.GetFloat(38));
    }

    [TestMethod]
    public void HighCellIsFarAboveTheOthersAndBalances()
    {
        Host host = Play("high-cell");
        host.Run(10);
        Assert.AreEqual(3620, host.Read(41));
        Assert.AreEqual(36200, host.Read(6));
        Assert.AreEqual(0x0040, host.Read(51));
        Assert.AreEqual(OnlineStatus.Charging, host.Read(50));
    }

    [TestMethod]
    public void FaultTripsRecoversAndRepeats()
    {
        Host host = Play("fault");
        host.Run(4);
        Assert.AreEqual(OnlineStatus.Charging, host.Read(50));
        host.Run(3);
        Assert.AreEqual(OnlineStatus.Fault, host.Read(50));
        host.Run(65);
        Assert.AreEqual(OnlineStatus.Charging, host.Read(50));
        host.Run(56);
        Assert.AreEqual(OnlineStatus.Fault, host.Read(50));
        Assert.AreEqual(2, host.Read(106));
    }

    [TestMethod]
    public void AsleepNeedsTwoRequests()
    {
        Host host = Play("asleep");
        Assert.IsEmpty(host.Ask(0xAA, 0x18));
        Assert.HasCount(6, host.Ask(0xAA, 0x18));
    }

    [TestMethod]
    public void SilentNeverAnswers()
    {
        Host host = Play("silent");
        for (int i = 0; i < 10; i++)
        {
            Assert.IsEmpty(host.Ask(0xAA, 0x18));
            host.Device.Advance(500);
            Assert.IsEmpty(host.Due());
        }
    }

    [TestMethod]
    public void RealDumpIsServedAsItIs()
    {
        Host host = Play("real14");
        Assert.AreEqual(14, host.Read(53));
        Assert.IsTrue(host.Device.IsFrozen);
    }

    [TestMethod]
    public void UnknownNameListsTheKnownOnes()
    {
        var error = Assert.ThrowsExactly<SimulatorCommandException>(() => ScenarioLibrary.Load("chargee"));
        Assert.Contains("chargee", error.Message);
        Assert.Contains("absorption, asleep, charge", error.Message);
    }

    [TestMethod]
    public void PathOfAFileIsAccepted()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "# mine\nat 0 s: soc 33 %; current 5 A\nat 1.5 s: current -5 A\n");
            Host host = Play(path);
            Assert.AreEqual(5f, host.Device.Registers.GetFloat(38));
            host.Run(2);
            Assert.AreEqual(-5f, host.Device.Registers.GetFloat(38));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    [DataRow("at 0 s: soc 50\nat 1 s current 5", 2, "no ':'")]
    [DataRow("at 0 s: soc 150 %", 1, "0 to 100")]
    [DataRow("\n\nat 5 parsec: soc 50", 3, "ms, min, h")]
    [DataRow("at 5 s: soc 50\nat 4 s: soc 51", 2, "sort")]
    [DataRow("at 0 s: cell 17 3300", 1, "1 to 16")]
    [DataRow("profile real14\nat 0 s: cell 3 3300", 2, "frozen")]
    [DataRow("profile lead", 1, "lfp16, real14")]
    [DataRow("at 0 s: soc 50\nprofile lfp16", 2, "first 'at'")]
    [DataRow("hello", 1, "profile, repeat, at")]
    [DataRow("repeat soon", 1, "time")]
    [DataRow("at 0 s: explode", 1, "known are")]
    public void BrokenFileNamesTheLineAndWhatIsAllowed(string text, int line, string hint)
    {
        var error = Assert.ThrowsExactly<SimulatorCommandException>(() => ScenarioLibrary.Parse("mine", text));
        Assert.Contains($"scenario 'mine', line {line}:", error.Message);
        Assert.Contains(hint, error.Message);
    }

    [TestMethod]
    public void SameSeedPlaysTheSame()
    {
        Assert.AreEqual(Convert.ToHexString(Live("charge", 4)), Convert.ToHexString(Live("charge", 4)));
        Assert.AreNotEqual(Convert.ToHexString(Live("charge", 4)), Convert.ToHexString(Live("charge", 5)));
    }

    private static byte[] Live(string scenario, int seed)
    {
        Host host = Play(scenario, seed);
        host.Run(60);
        return host.Ask(0xAA, 0x03, 0, 0, 0, 57);
    }

    private static Host Play(string scenario, int seed = 1)
    {
        return new Host(new TinyBmsSimulator(new TinyBmsSimulatorOptions
        {
            Scenario = ScenarioLibrary.Load(scenario),
            Timing = TinyBmsTiming.Instant,
            Seed = seed,
        }));
    }
}
