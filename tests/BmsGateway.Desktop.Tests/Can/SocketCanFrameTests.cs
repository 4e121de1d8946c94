// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Desktop.Can;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class SocketCanFrameTests
{
    [TestMethod]
    public void StandardFrameHasTheLayoutOfTheKernel()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }.CopyTo(frame.Data, 0);
        AssertBytes(frame, 0x351, 8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    [TestMethod]
    public void ExtendedAndRemoteAreFlagsOfTheIdentifier()
    {
        var frame = new CanFrame();
        frame.Reset(0x12345, 2);
        frame.IsExtended = true;
        frame.Data[0] = 0xAA;
        frame.Data[1] = 0xBB;
        AssertBytes(frame, 0x80012345, 2, 0, 0, 0, 0xAA, 0xBB, 0, 0, 0, 0, 0, 0);
        frame.Reset(0x305, 8);
        frame.IsRemote = true;
        AssertBytes(frame, 0x40000305, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    [TestMethod]
    public void WhatIsEncodedIsDecodedToTheSameFrame()
    {
        var random = new Random(11);
        byte[] buffer = new byte[SocketCanFrame.Size];
        var sent = new CanFrame();
        var received = new CanFrame();
        for (int round = 0; round < 500; round++)
        {
            bool extended = random.Next(2) == 1;
            sent.Reset(random.Next(extended ? 0x20000000 : 0x800), random.Next(9));
            sent.IsExtended = extended;
            sent.IsRemote = random.Next(8) == 0;
            for (int i = 0; i < sent.Length && !sent.IsRemote; i++)
            {
                sent.Data[i] = (byte)random.Next(256);
            }

            SocketCanFrame.Encode(sent, buffer);
            Assert.IsTrue(SocketCanFrame.TryDecode(buffer, received));
            Assert.AreEqual(sent.Id, received.Id);
            Assert.AreEqual(sent.Length, received.Length);
            Assert.AreEqual(sent.IsExtended, received.IsExtended);
            Assert.AreEqual(sent.IsRemote, received.IsRemote);
            CollectionAssert.AreEqual(sent.Data, received.Data);
        }
    }

    [TestMethod]
    public void ErrorMessageAndWrongLengthAreNoFrame()
    {
        byte[] buffer = new byte[SocketCanFrame.Size];
        BitConverter.TryWriteBytes(buffer, SocketCanFrame.ErrorFlag | 0x40);
        Assert.IsFalse(SocketCanFrame.TryDecode(buffer, new CanFrame()));
        BitConverter.TryWriteBytes(buffer, 0x351u);
        buffer[4] = 9;
        Assert.IsFalse(SocketCanFrame.TryDecode(buffer, new CanFrame()));
        buffer[4] = 8;
        Assert.IsTrue(SocketCanFrame.TryDecode(buffer, new CanFrame()));
    }

    private static void AssertBytes(CanFrame frame, uint id, params int[] rest)
    {
        byte[] buffer = new byte[SocketCanFrame.Size];
        Array.Fill(buffer, (byte)0xEE);
        SocketCanFrame.Encode(frame, buffer);
        Assert.AreEqual(id, BitConverter.ToUInt32(buffer, 0));
        for (int i = 0; i < rest.Length; i++)
        {
            Assert.AreEqual(rest[i], buffer[4 + i], "byte " + (4 + i));
        }
    }
}
