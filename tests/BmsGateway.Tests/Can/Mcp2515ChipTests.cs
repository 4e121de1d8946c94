// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Can;

/// <summary>The bytes on the SPI bus, as the datasheet DS20001801J figures 12-1 to 12-7 have them.</summary>
[TestClass]
public class Mcp2515ChipTests
{
    [TestMethod]
    public void ResetIsOneByte()
    {
        var fake = new FakeMcp2515();
        new Mcp2515Chip(fake).Reset();

        Assert.AreEqual("C0", fake.TransferAt(0));
    }

    [TestMethod]
    public void ReadSendsInstructionAddressAndOneClockedByte()
    {
        var fake = new FakeMcp2515();
        fake.SetRegister(0x2D, 0x15);

        Assert.AreEqual(0x15, new Mcp2515Chip(fake).ReadRegister(0x2D));
        Assert.AreEqual("03 2D 00", fake.TransferAt(0));
    }

    [TestMethod]
    public void PairIsReadInOneTransferFirstRegisterLow()
    {
        var fake = new FakeMcp2515();
        fake.SetRegister(0x1C, 0x80);
        fake.SetRegister(0x1D, 0x07);

        Assert.AreEqual(0x0780, new Mcp2515Chip(fake).ReadRegisterPair(0x1C));
        Assert.AreEqual("03 1C 00 00", fake.TransferAt(0));
    }

    [TestMethod]
    public void WriteSendsInstructionAddressAndValues()
    {
        var fake = new FakeMcp2515();
        var chip = new Mcp2515Chip(fake);
        chip.WriteRegister(0x0F, 0x80);
        chip.WriteRegisters(0x28, new byte[] { 0x83, 0xE5, 0x40, 0x99 }, 3);

        Assert.AreEqual("02 0F 80", fake.TransferAt(0));
        Assert.AreEqual("02 28 83 E5 40", fake.TransferAt(1));
    }

    [TestMethod]
    public void BitModifySendsAddressMaskAndValue()
    {
        var fake = new FakeMcp2515();
        fake.SetRegister(0x2D, 0xC3);
        new Mcp2515Chip(fake).ModifyRegister(0x2D, 0xC0, 0x00);

        Assert.AreEqual("05 2D C0 00", fake.TransferAt(0));
        Assert.AreEqual(0x03, fake.Register(0x2D));
    }

    [TestMethod]
    public void StatusIsTheSecondByte()
    {
        var fake = new FakeMcp2515();
        fake.SetRegister(0x2C, 0x02);

        Assert.AreEqual(0x02, new Mcp2515Chip(fake).ReadStatus());
        Assert.AreEqual("A0 00", fake.TransferAt(0));
    }

    [TestMethod]
    public void ReceiveBuffersAreReadFromTheirIdentifierOnAndFreed()
    {
        var fake = new FakeMcp2515();
        fake.SetRegister(0x2C, 0x03);
        fake.SetRegister(0x61, 0x60);
        fake.SetRegister(0x7D, 0x11);
        var content = new byte[13];
        var chip = new Mcp2515Chip(fake);

        chip.ReadReceiveBuffer(0, content);
        Assert.AreEqual(0x60, (int)content[0]);
        Assert.AreEqual("90 00 00 00 00 00 00 00 00 00 00 00 00 00", fake.TransferAt(0));

        chip.ReadReceiveBuffer(1, content);
        Assert.AreEqual(0x11, (int)content[12]);
        Assert.AreEqual("94 00 00 00 00 00 00 00 00 00 00 00 00 00", fake.TransferAt(1));
        Assert.AreEqual(0, fake.Register(0x2C));
    }

    [TestMethod]
    public void TransmitBuffersAreLoadedAndRequestedOneByOne()
    {
        var fake = new FakeMcp2515();
        var chip = new Mcp2515Chip(fake);
        byte[] content = { 0x6A, 0x20, 0x00, 0x00, 0x01, 0x28 };
        for (int buffer = 0; buffer < 3; buffer++)
        {
            chip.LoadTransmitBuffer(buffer, content, 6);
            chip.RequestToSend(buffer);
        }

        Assert.AreEqual("40 6A 20 00 00 01 28", fake.TransferAt(0));
        Assert.AreEqual("81", fake.TransferAt(1));
        Assert.AreEqual("42 6A 20 00 00 01 28", fake.TransferAt(2));
        Assert.AreEqual("82", fake.TransferAt(3));
        Assert.AreEqual("44 6A 20 00 00 01 28", fake.TransferAt(4));
        Assert.AreEqual("84", fake.TransferAt(5));
        Assert.AreEqual(3, fake.SentCount);
    }

    [TestMethod]
    public void FailedSpiBusIsAResultAndNoException()
    {
        var fake = new FakeMcp2515 { IsSpiWorking = false };
        var chip = new Mcp2515Chip(fake);

        Assert.IsFalse(chip.Reset());
        Assert.AreEqual(-1, chip.ReadRegister(0x0E));
        Assert.AreEqual(-1, chip.ReadRegisterPair(0x1C));
        Assert.AreEqual(-1, chip.ReadStatus());
        Assert.IsFalse(chip.WriteRegister(0x0F, 0));
        Assert.IsFalse(chip.ModifyRegister(0x0F, 0, 0));
        Assert.IsFalse(chip.ReadReceiveBuffer(0, new byte[13]));
        Assert.IsFalse(chip.LoadTransmitBuffer(0, new byte[13], 13));
        Assert.IsFalse(chip.RequestToSend(0));
    }

    [TestMethod]
    public void FilterAddressesSkipTheControlRegisters()
    {
        Assert.AreEqual("00 04 08 10 14 18", Hex.Of(
            new[]
            {
                Mcp2515Register.Filter(0), Mcp2515Register.Filter(1), Mcp2515Register.Filter(2),
                Mcp2515Register.Filter(3), Mcp2515Register.Filter(4), Mcp2515Register.Filter(5),
            },
            6));
    }
}
