// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

[TestClass]
public class SessionTableTests
{
    [TestMethod]
    public void SessionIsFoundByItsIdOnly()
    {
        var table = new SessionTable(new FakeSecurity());
        string id = table.Open(1000, out string token);

        Assert.AreEqual(32, id.Length);
        Assert.AreEqual(32, token.Length);
        Assert.IsFalse(id == token);
        Assert.IsTrue(table.TryUse(id, 1000, out string found));
        Assert.AreEqual(token, found);
        Assert.IsFalse(table.TryUse(token, 1000, out found));
        Assert.AreEqual("", found);
        Assert.IsFalse(table.TryUse("", 1000, out _));
    }

    [TestMethod]
    public void UnusedSessionEndsAfterHalfAnHour()
    {
        var table = new SessionTable(new FakeSecurity());
        string id = table.Open(1000, out _);

        Assert.IsTrue(table.TryUse(id, 1000 + SessionTable.IdleMilliseconds - 1, out _));
        Assert.IsTrue(table.TryUse(id, 1000 + (2 * SessionTable.IdleMilliseconds) - 2, out _));
        Assert.IsFalse(table.TryUse(id, 1000 + (3 * SessionTable.IdleMilliseconds) - 2, out _));
    }

    [TestMethod]
    public void EverySessionEndsAfterTwelveHours()
    {
        var table = new SessionTable(new FakeSecurity());
        string id = table.Open(0, out _);
        long now = 0;
        while (now < SessionTable.LifetimeMilliseconds - 60000)
        {
            now += 60000;
            Assert.IsTrue(table.TryUse(id, now, out _));
        }

        Assert.IsFalse(table.TryUse(id, SessionTable.LifetimeMilliseconds, out _));
    }

    [TestMethod]
    public void FifthSessionTakesThePlaceOfTheLeastUsedOne()
    {
        var table = new SessionTable(new FakeSecurity());
        string[] ids = new string[SessionTable.Capacity];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = table.Open(1000 + i, out _);
        }

        table.TryUse(ids[0], 2000, out _);
        string fifth = table.Open(3000, out _);

        Assert.IsTrue(table.TryUse(fifth, 3000, out _));
        Assert.IsTrue(table.TryUse(ids[0], 3000, out _));
        Assert.IsFalse(table.TryUse(ids[1], 3000, out _));
        Assert.IsTrue(table.TryUse(ids[2], 3000, out _));
        Assert.IsTrue(table.TryUse(ids[3], 3000, out _));
    }

    [TestMethod]
    public void FreePlaceIsTakenBeforeOneInUse()
    {
        var table = new SessionTable(new FakeSecurity());
        string first = table.Open(1000, out _);
        string second = table.Open(1001, out _);
        string third = table.Open(1002, out _);
        table.Close(second);
        table.Open(1003, out _);
        table.Open(1004, out _);

        Assert.IsTrue(table.TryUse(first, 1005, out _));
        Assert.IsFalse(table.TryUse(second, 1005, out _));
        Assert.IsTrue(table.TryUse(third, 1005, out _));
    }

    [TestMethod]
    public void ClosedSessionsAreGone()
    {
        var table = new SessionTable(new FakeSecurity());
        string first = table.Open(1000, out _);
        string second = table.Open(1000, out _);
        table.Close(first);
        table.Close("");

        Assert.IsFalse(table.TryUse(first, 1000, out _));
        Assert.IsTrue(table.TryUse(second, 1000, out _));
        table.CloseAll();
        Assert.IsFalse(table.TryUse(second, 1000, out _));
    }
}
