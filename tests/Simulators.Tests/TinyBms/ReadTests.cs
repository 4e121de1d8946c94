// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class ReadTests
{
    private static readonly string CommandErrorModbus = Convert.ToHexString(Host.Frame(0xAA, 0x00, 0x03, 0x00));

    [TestMethod]
    [DataRow(0x03, 127)]
    [DataRow(0x07, 31)]
    public void LongestBlockIsAnsweredAndOneMoreIsRefused(int command, int most)
    {
        Host host = Host.Instant();
        Assert.HasCount((2 * most) + 5, host.Ask(Block(command, 0, most)));
        Assert.AreEqual(0x00, (int)host.Ask(Block(command, 0, most + 1))[1]);
        Assert.AreEqual(0x00, (int)host.Ask(Block(command, 0, 0))[1]);
    }

    [TestMethod]
    public void ListOfFifteenIsAnsweredAndOneMoreIsRefused()
    {
        Host host = Host.Instant();
        Assert.HasCount((4 * 15) + 5, host.Ask(List(15)));
        Assert.AreEqual(0x00, (int)host.Ask(List(16))[1]);
        Assert.AreEqual(0x00, (int)host.Ask(0xAA, 0x09, 3, 0, 0, 0)[1], "odd length");
        Assert.AreEqual(0x00, (int)host.Ask(0xAA, 0x09, 0)[1], "no register");
    }

    [TestMethod]
    public void AddressesEndAt599()
    {
        Host host = Host.Instant();
        Assert.HasCount(7, host.Ask(Block(0x03, 599, 1)));
        Assert.AreEqual(CommandErrorModbus, Convert.ToHexString(host.Ask(Block(0x03, 599, 2))));
        Assert.AreEqual(CommandErrorModbus, Convert.ToHexString(host.Ask(Block(0x03, 600, 1))));
        Assert.AreEqual(CommandErrorModbus, Convert.ToHexString(host.Ask(0xAA, 0x03, 0, 0, 1, 1)), "more than 255");
    }

    [TestMethod]
    public void ReservedRegistersInsideABlockReadZero()
    {
        Host host = Host.Instant();
        byte[] answer = host.Ask(Block(0x03, 16, 16));
        for (int i = 3; i < 3 + 32; i++)
        {
            Assert.AreEqual(0, (int)answer[i]);
        }
    }

    [TestMethod]
    public void BothBlockCommandsAndTheListShowTheSameValues()
    {
        Host host = Host.Instant();
        byte[] modbus = host.Ask(Block(0x03, 32, 16));
        byte[] native = host.Ask(Block(0x07, 32, 16));
        for (int i = 0; i < 16; i++)
        {
            Assert.AreEqual(modbus[3 + (2 * i)], native[4 + (2 * i)]);
            Assert.AreEqual(modbus[4 + (2 * i)], native[3 + (2 * i)]);
            byte[] single = host.Ask(0xAA, 0x09, 2, 32 + i, 0);
            Assert.AreEqual(native[3 + (2 * i)], single[5]);
            Assert.AreEqual(native[4 + (2 * i)], single[6]);
        }
    }

    [TestMethod]
    public void ShortCommandsAgreeWithTheirRegisters()
    {
        Host host = Host.Instant();
        byte[] block = host.Ask(Block(0x07, 32, 24));
        AssertWords(host, 0x14, block, 36, 2);
        AssertWords(host, 0x15, block, 38, 2);
        AssertWords(host, 0x16, block, 41, 1);
        AssertWords(host, 0x17, block, 40, 1);
        AssertWords(host, 0x18, block, 50, 1);
        AssertWords(host, 0x19, block, 32, 2);
        AssertWords(host, 0x1A, block, 46, 2);
    }

    [TestMethod]
    public void CellsOfACommandComeInTheOrderOfThePack()
    {
        Host host = Host.Instant(TinyBmsProfile.Real14);
        byte[] answer = host.Ask(0xAA, 0x1C);
        Assert.HasCount((2 * 14) + 5, answer);
        Assert.AreEqual(28, (int)answer[2]);
        for (int cell = 1; cell <= 14; cell++)
        {
            Assert.AreEqual(host.Read(15 - 14 + cell), answer[1 + (2 * cell)] | (answer[2 + (2 * cell)] << 8));
        }
    }

    [TestMethod]
    public void SpeedAnswerHasNoLengthByte()
    {
        Host host = Host.Instant();
        host.Device.Registers.SetFloat(54, 12.5f);
        host.Device.Registers[44] = 7;
        byte[] answer = host.Ask(0xAA, 0x20);
        Assert.HasCount(16, answer);
        Assert.AreEqual(12.5f, BitConverter.ToSingle(answer, 2));
        Assert.AreEqual(7u, BitConverter.ToUInt32(answer, 6));
        Assert.AreEqual(host.Device.Registers.GetUInt32(34), BitConverter.ToUInt32(answer, 10));
    }

    [TestMethod]
    [DataRow(0x01)]
    [DataRow(0x04)]
    [DataRow(0x13)]
    [DataRow(0x21)]
    [DataRow(0xFF)]
    public void UnknownCommandIsRefusedAndTheNextOneAnswered(int command)
    {
        Host host = Host.Instant();
        CollectionAssert.AreEqual(Host.Frame(0xAA, 0x00, command, 0x00), host.Ask(0xAA, command));
        Assert.HasCount(6, host.Ask(0xAA, 0x18));
    }

    [TestMethod]
    public void SettingsCommandHasFourOptionsAndAtMostHundredRegisters()
    {
        Host host = Host.Instant();
        Assert.AreEqual(1, Setting(host.Ask(0xAA, 0x1D, 1, 0, 44), 318 - 300));
        Assert.AreEqual(750, Setting(host.Ask(0xAA, 0x1D, 2, 0, 44), 318 - 300));
        Assert.AreEqual(90, Setting(host.Ask(0xAA, 0x1D, 3, 0, 44), 318 - 300));
        Assert.AreEqual(host.Read(318), Setting(host.Ask(0xAA, 0x1D, 4, 0, 44), 318 - 300));
        Assert.AreEqual(0x86A0, Setting(host.Ask(0xAA, 0x1D, 2, 0, 44), 312 - 300), "low word first");
        Assert.AreEqual(1, Setting(host.Ask(0xAA, 0x1D, 2, 0, 44), 313 - 300));
        Assert.HasCount(205, host.Ask(0xAA, 0x1D, 4, 0, 100));
    }

    [TestMethod]
    [DataRow(0, 0, 1)]
    [DataRow(5, 0, 1)]
    [DataRow(4, 0, 0)]
    [DataRow(4, 0, 101)]
    [DataRow(4, 1, 1)]
    public void SettingsCommandRefusesOtherParameters(int option, int reserved, int count)
    {
        Assert.AreEqual("AA001D0028AC", Host.Instant().AskHex(0xAA, 0x1D, option, reserved, count));
    }

    private static void AssertWords(Host host, int command, byte[] block, int address, int words)
    {
        byte[] answer = host.Ask(0xAA, command);
        Assert.HasCount((2 * words) + 4, answer);
        for (int i = 0; i < 2 * words; i++)
        {
            Assert.AreEqual(block[3 + (2 * (address - 32)) + i], answer[2 + i], $"command {command:X2}");
        }
    }

    private static int Setting(byte[] answer, int index)
    {
        return answer[3 + (2 * index)] | (answer[4 + (2 * index)] << 8);
    }

    private static byte[] Block(int command, int address, int count)
    {
        return command == 0x03
            ? Host.Frame(0xAA, 0x03, address >> 8, address & 0xFF, 0, count)
            : Host.Frame(0xAA, 0x07, count, address & 0xFF, address >> 8);
    }

    private static byte[] List(int count)
    {
        var body = new int[3 + (2 * count)];
        body[0] = 0xAA;
        body[1] = 0x09;
        body[2] = 2 * count;
        for (int i = 0; i < count; i++)
        {
            body[3 + (2 * i)] = i;
        }

        return Host.Frame(body);
    }
}
