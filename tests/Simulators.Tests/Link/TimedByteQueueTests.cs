// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Link;

namespace BmsGateway.Simulators.Tests.Link;

[TestClass]
public class TimedByteQueueTests
{
    [TestMethod]
    public void BytesComeInOrderWhenTheyAreDue()
    {
        var queue = new TimedByteQueue(4);
        var buffer = new byte[8];
        for (int round = 0; round < 5; round++)
        {
            queue.Add(1, 10);
            queue.Add(2, 20);
            queue.Add(3, 30);
            Assert.AreEqual(0, queue.Take(9, buffer, 0, 8));
            Assert.AreEqual(2, queue.Take(25, buffer, 1, 8));
            Assert.AreEqual(1, (int)buffer[1]);
            Assert.AreEqual(2, (int)buffer[2]);
            Assert.AreEqual(1, queue.Take(30, buffer, 0, 8));
            Assert.AreEqual(3, (int)buffer[0]);
        }
    }

    [TestMethod]
    public void FullQueueDropsTheNewestAndCountsThem()
    {
        var queue = new TimedByteQueue(2);
        queue.Add(1, 0);
        queue.Add(2, 0);
        queue.Add(3, 0);
        var buffer = new byte[8];
        Assert.AreEqual(1L, queue.DroppedBytes);
        Assert.AreEqual(2, queue.Take(0, buffer, 0, 8));
        Assert.AreEqual(2, (int)buffer[1]);
    }

    [TestMethod]
    public void PieceEndsAtAPause()
    {
        var queue = new TimedByteQueue(10);
        Assert.AreEqual(long.MaxValue, queue.MicrosecondsUntilPiece(0));
        queue.Add(1, 100);
        queue.Add(2, 200);
        queue.Add(3, 5000);
        Assert.AreEqual(200L, queue.MicrosecondsUntilPiece(0));
        Assert.AreEqual(0L, queue.MicrosecondsUntilPiece(200));
        queue.Clear();
        Assert.AreEqual(0, queue.Count);
    }
}
