// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Desktop.Can;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class SlcanEncoderTests
{
    [TestMethod]
    public void StandardFrameIsThreeDigitsLengthAndData()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        for (int i = 0; i < 8; i++)
        {
            frame.Data[i] = (byte)(0x1F * i);
        }

        Assert.AreEqual("t3518001F3E5D7C9BBAD9\r", Encode(frame));
    }

    [TestMethod]
    public void ShortIdAndLengthZeroKeepTheirDigits()
    {
        var frame = new CanFrame();
        frame.Reset(0x5, 0);
        Assert.AreEqual("t0050\r", Encode(frame));
    }

    [TestMethod]
    public void ExtendedFrameHasEightDigits()
    {
        var frame = new CanFrame();
        frame.Reset(0x19F214AB, 2);
        frame.IsExtended = true;
        frame.Data[0] = 0xAB;
        frame.Data[1] = 0x0C;
        Assert.AreEqual("T19F214AB2AB0C\r", Encode(frame));
    }

    [TestMethod]
    public void RemoteFrameHasNoData()
    {
        var frame = new CanFrame();
        frame.Reset(0x305, 8);
        frame.IsRemote = true;
        Assert.AreEqual("r3058\r", Encode(frame));
        frame.IsExtended = true;
        Assert.AreEqual("R000003058\r", Encode(frame));
    }

    [TestMethod]
    public void LongestFrameFitsTheBuffer()
    {
        var frame = new CanFrame();
        frame.Reset(0x1FFFFFFF, 8);
        frame.IsExtended = true;
        Assert.AreEqual(SlcanEncoder.MaximumLength, Encode(frame).Length);
    }

    [TestMethod]
    [DataRow(500000, "\rC\rS6\rO\r")]
    [DataRow(250000, "\rC\rS5\rO\r")]
    public void AdapterIsClosedSetToTheBitRateAndOpened(int bitRate, string expected) =>
        Assert.AreEqual(expected, Encoding.ASCII.GetString(SlcanEncoder.StartCommands(bitRate)));

    private static string Encode(CanFrame frame)
    {
        byte[] buffer = new byte[SlcanEncoder.MaximumLength];
        int length = SlcanEncoder.Encode(frame, buffer);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
