// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class CanBusOccupancyTests
{
    [TestMethod]
    [DataRow(0, 47 + 8)]
    [DataRow(1, 55 + 10)]
    [DataRow(4, 79 + 16)]
    [DataRow(8, 111 + 24)]
    public void StandardFrameHasItsFieldsAndTheMostStuffBits(int length, int bits)
    {
        var frame = new CanFrame();
        frame.Reset(0x351, length);

        Assert.AreEqual(bits, CanBusOccupancy.BitsOf(frame));
    }

    [TestMethod]
    public void ExtendedFrameIsTwentyBitsLongerBeforeStuffing()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        frame.IsExtended = true;

        Assert.AreEqual(131 + 29, CanBusOccupancy.BitsOf(frame));
    }

    [TestMethod]
    public void RemoteFrameCarriesNoData()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        frame.IsRemote = true;

        Assert.AreEqual(55, CanBusOccupancy.BitsOf(frame));
    }

    [TestMethod]
    public void FrameCountsForOneSecond()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        var occupancy = new CanBusOccupancy();
        for (int i = 0; i < 100; i++)
        {
            occupancy.Note(frame, 5000);
        }

        // 13 500 bits in 500 000.
        Assert.AreEqual(27, occupancy.PermilleAt(5000));
        Assert.AreEqual(27, occupancy.PermilleAt(5999));
        Assert.AreEqual(0, occupancy.PermilleAt(6000));
    }

    [TestMethod]
    public void FrameCountsTwiceAtHalfTheBitRate()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        var occupancy = new CanBusOccupancy { BitsPerSecond = 250000 };
        for (int i = 0; i < 100; i++)
        {
            occupancy.Note(frame, 5000);
        }

        Assert.AreEqual(54, occupancy.PermilleAt(5000));
    }

    [TestMethod]
    public void SteadyTrafficGivesASteadyShare()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        var occupancy = new CanBusOccupancy();
        for (long now = 4294967000L; now < 4294967000L + 20000; now += 10)
        {
            occupancy.Note(frame, now);
            int share = occupancy.PermilleAt(now);
            Assert.IsTrue(now < 4294967000L + 1000 || (share >= 24 && share <= 27), share.ToString());
        }
    }

    [TestMethod]
    public void LongPauseForgetsEverything()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 8);
        var occupancy = new CanBusOccupancy();
        occupancy.Note(frame, 1000);
        Assert.AreEqual(1, occupancy.PermilleAt(1000));

        Assert.AreEqual(0, occupancy.PermilleAt(100000000000));
        occupancy.Note(frame, 100000000000);
        Assert.AreEqual(1, occupancy.PermilleAt(100000000000));
    }
}
