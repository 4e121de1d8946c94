// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class WriteTests
{
    [TestMethod]
    [DataRow(299, false)]
    [DataRow(300, true)]
    [DataRow(399, true)]
    [DataRow(400, false)]
    [DataRow(0, false)]
    [DataRow(134, false)]
    [DataRow(502, false)]
    [DataRow(65535, false)]
    public void OnlyTheSettingsCanBeWritten(int address, bool accepted)
    {
        Host host = Host.Instant();
        Assert.AreEqual(accepted, host.Write(address, address == 300 ? 3600 : 1));
    }

    [TestMethod]
    public void EverySettingTakesItsMinimumAndMaximumAndRefusesWhatLiesBeyond()
    {
        foreach (RegisterSpec row in RegisterTable.All)
        {
            if (!row.IsSetting || row.Words > 1 || row.Kind == RegisterKind.Preset)
            {
                continue;
            }

            Host host = Host.Instant();
            int low = Setting(host, 1, row.Address);
            int high = Setting(host, 2, row.Address);
            Assert.IsTrue(host.Write(row.Address, low), $"{row.Key} minimum {low}");
            Assert.AreEqual(low, host.Read(row.Address), row.Key);
            host = Host.Instant();
            Assert.IsTrue(host.Write(row.Address, high), $"{row.Key} maximum {high}");
            host = Host.Instant();
            int before = host.Read(row.Address);
            bool canGoLower = row.Kind == RegisterKind.I16 || low > 0;
            Assert.IsFalse(canGoLower && host.Write(row.Address, low - 1), $"{row.Key} below minimum");
            Assert.IsFalse(host.Write(row.Address, high + 1), $"{row.Key} above maximum");
            Assert.AreEqual(before, host.Read(row.Address), row.Key);
        }
    }

    [TestMethod]
    public void VoltageChainKeepsTenMillivoltsBetweenItsMembers()
    {
        Host host = Host.Instant();
        Assert.IsFalse(host.Write(315, 3659), "fully charged is 3650");
        Assert.IsTrue(host.Write(315, 3660));
        Assert.AreEqual(3650, Setting(host, 2, 300), "the maximum follows the over-voltage cutoff");
        Assert.IsFalse(host.Write(300, 3651));
        Assert.IsTrue(host.Write(300, 3400));
        Assert.IsFalse(host.Write(301, 3391));
        Assert.IsTrue(host.Write(301, 3390));
        Assert.IsFalse(host.Write(300, 3399));
        Assert.IsFalse(host.Write(316, 3381));
        Assert.IsTrue(host.Write(316, 3380));
        Assert.AreEqual(3390, Setting(host, 1, 301), "the minimum follows the under-voltage cutoff");
        Assert.IsFalse(host.Write(301, 3389));
    }

    [TestMethod]
    public void SeveralValuesAreWrittenTogetherOrNotAtAll()
    {
        Host host = Host.Instant();

        // 300 alone is valid, 301 is not: neither may change.
        string refused = host.AskHex(0xAA, 0x0D, 8, 0x2C, 0x01, 0x10, 0x0E, 0x2D, 0x01, 0xFF, 0x0F);
        Assert.AreEqual("AA000D00256C", refused);
        Assert.AreEqual(3650, host.Read(300));
        Assert.AreEqual(3000, host.Read(301));
    }

    [TestMethod]
    public void ThreeWriteCommandsDoTheSame()
    {
        Host host = Host.Instant();
        host.Ask(0xAA, 0x0D, 4, 0x3F, 0x01, 50, 0);
        Assert.AreEqual(50, host.Read(319));
        host.Ask(0xAA, 0x0B, 4, 0x3F, 0x01, 51, 0);
        Assert.AreEqual(51, host.Read(319));
        host.Ask(0xAA, 0x10, 0x01, 0x3F, 0, 1, 2, 0, 52);
        Assert.AreEqual(52, host.Read(319));
    }

    [TestMethod]
    public void NegativeSettingIsSigned()
    {
        Host host = Host.Instant();
        Assert.IsTrue(host.Write(320, -15 & 0xFFFF));
        Assert.AreEqual(-15, (short)host.Read(320));
        Assert.IsFalse(host.Write(320, -41 & 0xFFFF));
    }

    [TestMethod]
    public void LengthsThatDoNotFitAreRefused()
    {
        Host host = Host.Instant();
        Assert.AreEqual(0, (int)host.Ask(0xAA, 0x0D, 2, 0x2C, 0x01)[1]);
        Assert.AreEqual(0, (int)host.Ask(0xAA, 0x0D, 0)[1]);
        Assert.AreEqual(0, (int)host.Ask(0xAA, 0x0B, 2, 0x2C, 0x01)[1]);
        Assert.AreEqual(0, (int)host.Ask(0xAA, 0x0B, 3, 0x2C, 0x01, 0)[1]);
        Assert.AreEqual(0, (int)host.Ask(0xAA, 0x10, 0x01, 0x3F, 0, 2, 2, 0, 52)[1]);
        Assert.AreEqual(0, (int)host.Ask(0xAA, 0x10, 0x01, 0x3F, 0, 0, 0)[1]);
        var tooMany = new int[3 + 64];
        tooMany[0] = 0xAA;
        tooMany[1] = 0x0D;
        tooMany[2] = 64;
        for (int i = 0; i < 16; i++)
        {
            tooMany[3 + (4 * i)] = 0x60;
            tooMany[4 + (4 * i)] = 0x01;
        }

        Assert.AreEqual(0, (int)host.Ask(tooMany)[1], "16 registers need more than 63 payload bytes");
    }

    [TestMethod]
    public void PresetOfTheStateOfChargeIsTakenOverAndReads0xFFFF()
    {
        Host host = Host.Instant();
        Assert.AreEqual(0xFFFF, host.Read(328));
        Assert.IsTrue(host.Write(328, 35000));
        Assert.AreEqual(0xFFFF, host.Read(328));
        Assert.AreEqual(70_000_000u, BitConverter.ToUInt32(host.Ask(0xAA, 0x1A), 2));
        host.Device.Advance(1000);
        Assert.AreEqual(70_000_000u, BitConverter.ToUInt32(host.Ask(0xAA, 0x1A), 2), "it stays");
        Assert.IsFalse(host.Write(328, 50001));
    }

    [TestMethod]
    public void PresetOfTheStateOfHealthIsTakenOverAndReads0xFFFF()
    {
        Host host = Host.Instant();
        Assert.IsTrue(host.Write(323, 45000));
        Assert.AreEqual(0xFFFF, host.Read(323));
        Assert.AreEqual(45000, host.Read(45));
    }

    [TestMethod]
    public void HighByteOfALowByteSettingIsStoredAsWritten()
    {
        Host host = Host.Instant();
        Assert.AreEqual(0x0301, host.Read(330), "the default profile has an over-current time-out");
        Assert.IsTrue(host.Write(330, 0x1E00));
        Assert.AreEqual(0x1E00, host.Read(330));
        Assert.IsFalse(host.Write(330, 0x1F00), "time-out above 30 s");
        Assert.IsFalse(host.Write(330, 0x0103), "charger type above 2");
    }

    [TestMethod]
    public void LedBarRefusesFastBroadcast()
    {
        Host host = Host.Instant();
        Assert.IsTrue(host.Write(342, 3));
        Assert.IsFalse(host.Write(343, 2));
        Assert.IsTrue(host.Write(342, 4));
        Assert.IsTrue(host.Write(343, 2));
        Assert.IsFalse(host.Write(342, 1));
    }

    [TestMethod]
    public void LongSettingIsCheckedAsAWhole()
    {
        Host host = Host.Instant();
        Assert.AreEqual(0x10, (int)host.Ask(0xAA, 0x10, 0x01, 0x38, 0, 2, 4, 0x86, 0xA0, 0, 1)[1], "100 000");
        Assert.AreEqual(0x00, (int)host.Ask(0xAA, 0x10, 0x01, 0x38, 0, 2, 4, 0x86, 0xA1, 0, 1)[1], "100 001");
        Assert.AreEqual(100_000u, host.Device.Registers.GetUInt32(312));
    }

    [TestMethod]
    public void ChangedOperationModeRestartsTheDevice()
    {
        Host host = Host.Instant();
        Assert.IsTrue(host.Write(340, 0), "no change");
        Assert.AreEqual(0L, host.Device.Counters.Restarts);
        Assert.IsTrue(host.Write(340, 1));
        Assert.IsEmpty(host.Ask(0xAA, 0x18), "silent while it restarts");
        host.Device.Advance(1000);
        Assert.HasCount(6, host.Ask(0xAA, 0x18));
        Assert.AreEqual(1L, host.Device.Counters.Restarts);
        byte[] ids = host.EventIds();
        Assert.AreEqual(EventCode.SinglePortMode, ids[^1]);
        Assert.AreEqual(EventCode.SystemStarted, ids[^2]);
    }

    [TestMethod]
    public void OldFirmwareHasNoRevisionDRegisters()
    {
        Host host = Host.Instant(TinyBmsProfile.Real14);
        foreach (int address in new[] { 45, 305, 310, 311, 321, 322, 323, 329 })
        {
            Assert.AreEqual(0, host.Read(address), $"register {address}");
        }

        Assert.AreEqual(0, Setting(host, 2, 305));
    }

    private static int Setting(Host host, int option, int address)
    {
        byte[] answer = host.Ask(0xAA, 0x1D, option, 0, 44);
        int at = 3 + (2 * (address - 300));
        return answer[at] | (answer[at + 1] << 8);
    }
}
