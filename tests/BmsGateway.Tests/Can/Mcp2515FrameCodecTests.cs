// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Can;

[TestClass]
public class Mcp2515FrameCodecTests
{
    [TestMethod]
    public void StandardIdentifierFillsSidhAndTheTopOfSidl()
    {
        // 0x351 = 011 0101 0001: SIDH 0110 1010, SIDL 001x xxxx.
        var frame = new CanFrame();
        frame.Reset(0x351, 2);
        frame.Data[0] = 0x28;
        frame.Data[1] = 0x02;

        Assert.AreEqual("6A 20 00 00 02 28 02", Packed(frame));
    }

    [TestMethod]
    public void ExtendedIdentifierUsesAllFourBytes()
    {
        // 0x18FF50E5: bits 28-21 C7, bits 20-18 111, EXIDE, bits 17-16 11, then 50 E5.
        var frame = new CanFrame();
        frame.Reset(0x18FF50E5, 0);
        frame.IsExtended = true;

        Assert.AreEqual("C7 EB 50 E5 00", Packed(frame));
    }

    [TestMethod]
    public void RemoteRequestHasALengthAndNoData()
    {
        var frame = new CanFrame();
        frame.Reset(0x305, 8);
        frame.IsRemote = true;

        Assert.AreEqual("60 A0 00 00 48", Packed(frame));
    }

    [TestMethod]
    public void EveryLengthSurvivesTheRoundTrip()
    {
        for (int length = 0; length <= 8; length++)
        {
            var frame = new CanFrame();
            frame.Reset(0x7FF, length);
            for (int i = 0; i < length; i++)
            {
                frame.Data[i] = (byte)(0xA0 + i);
            }

            CanFrame back = RoundTrip(frame);
            Assert.AreEqual(0x7FF, back.Id);
            Assert.IsFalse(back.IsExtended);
            Assert.AreEqual(Hex.Of(frame.Data, 8), Hex.Of(back.Data, 8));
            Assert.AreEqual(length, back.Length);
        }
    }

    [TestMethod]
    public void EveryBitOfAnExtendedIdentifierSurvivesTheRoundTrip()
    {
        for (int bit = 0; bit < 29; bit++)
        {
            var frame = new CanFrame();
            frame.Reset(1 << bit, 0);
            frame.IsExtended = true;
            CanFrame back = RoundTrip(frame);

            Assert.AreEqual(1 << bit, back.Id);
            Assert.IsTrue(back.IsExtended);
        }
    }

    [TestMethod]
    public void AnnouncedLengthAboveEightIsEight()
    {
        var content = new byte[13];
        content[4] = 0x0F;
        content[12] = 0x77;
        var frame = new CanFrame();
        Mcp2515FrameCodec.Unpack(content, frame);

        Assert.AreEqual(8, frame.Length);
        Assert.AreEqual(0x77, (int)frame.Data[7]);
    }

    [TestMethod]
    public void ReceivedStandardRemoteRequestIsKnownByItsIdentifierByte()
    {
        var content = new byte[13];
        content[0] = 0x60;
        content[1] = 0xB0;
        content[4] = 0x08;
        content[5] = 0x55;
        var frame = new CanFrame();
        Mcp2515FrameCodec.Unpack(content, frame);

        Assert.AreEqual(0x305, frame.Id);
        Assert.IsTrue(frame.IsRemote);
        Assert.AreEqual(0, (int)frame.Data[0]);
    }

    private static string Packed(CanFrame frame)
    {
        var content = new byte[13];
        int count = Mcp2515FrameCodec.Pack(frame, content);
        return Hex.Of(content, count);
    }

    private static CanFrame RoundTrip(CanFrame frame)
    {
        var content = new byte[13];
        Mcp2515FrameCodec.Pack(frame, content);
        var back = new CanFrame();
        Mcp2515FrameCodec.Unpack(content, back);
        return back;
    }
}
