// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Desktop.Can;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class CandumpLineTests
{
    [TestMethod]
    public void StandardFrame()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        new byte[] { 0x36, 1, 0xF4, 1, 0xF4, 1, 0x28, 1 }.CopyTo(frame.Data, 0);
        Assert.AreEqual("(1700000000.123456) can0 351#3601F401F4012801\n", Format(frame, 1700000000123456));
    }

    [TestMethod]
    public void MicrosecondsAndShortIdKeepTheirLeadingZeros()
    {
        var frame = new CanFrame();
        frame.Reset(0x7, 0);
        Assert.AreEqual("(0000000001.000002) can0 007#\n", Format(frame, 1000002));
    }

    [TestMethod]
    public void ExtendedAndRemoteFrames()
    {
        var frame = new CanFrame();
        frame.Reset(0x1ABCDEF0, 1);
        frame.IsExtended = true;
        frame.Data[0] = 0x0F;
        Assert.AreEqual("(1700000000.000000) can0 1ABCDEF0#0F\n", Format(frame, 1700000000000000));
        frame.Reset(0x305, 8);
        frame.IsRemote = true;
        Assert.AreEqual("(1700000000.000000) can0 305#R8\n", Format(frame, 1700000000000000));
    }

    [TestMethod]
    public void LongestLineFitsTheBuffer()
    {
        var frame = new CanFrame();
        frame.Reset(0x1FFFFFFF, 8);
        frame.IsExtended = true;
        Assert.IsTrue(Format(frame, 9999999999999999).Length <= CandumpLine.MaximumLength);
    }

    private static string Format(CanFrame frame, long microseconds)
    {
        byte[] buffer = new byte[CandumpLine.MaximumLength];
        return Encoding.ASCII.GetString(buffer, 0, CandumpLine.Format(frame, microseconds, buffer));
    }
}
