// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsEventClockTests
{
    [TestMethod]
    [DataRow(0, 0L, 0L)]
    [DataRow(100, 200L, 100L)]
    [DataRow(205, 200L, 205L)] // read a moment after the counter
    [DataRow(0xFFFFFE, 0x1000003L, 0xFFFFFEL)] // the upper bits changed since
    [DataRow(0x000002, 0x1000003L, 0x1000002L)]
    [DataRow(0x000002, 0xFFFFFEL, 0x1000002L)] // they change now
    [DataRow(0xFFFFFF, 0x5000000L, 0x4FFFFFFL)]
    [DataRow(0x123456, 0xFF123456L, 0xFF123456L)] // near the end of the 32 bits
    public void TimeIsTheNewestThatIsNotInTheFuture(int time, long lifetime, long expected) =>
        Assert.AreEqual(expected, TinyBmsEventClock.Unwrap(time, lifetime));

    [TestMethod]
    public void TimeThatTheBmsHasNotReachedIsUnknown() =>
        Assert.AreEqual((long)BatterySnapshot.Unknown, TinyBmsEventClock.Unwrap(206, 200));
}
