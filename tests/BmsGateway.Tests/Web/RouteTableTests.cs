// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

[TestClass]
public class RouteTableTests
{
    [TestMethod]
    public void PositionOfARouteIsItsId()
    {
        for (int i = 0; i < RouteTable.Count; i++)
        {
            Route route = RouteTable.At(i);
            Assert.AreEqual(i, (int)route.Id);
            Assert.IsTrue(route.Path.StartsWith("/"));
            Assert.IsTrue(route.Text.EndsWith("."));
            Assert.IsTrue(ReferenceEquals(route, RouteTable.Find(route.Path)));
        }
    }

    [TestMethod]
    public void EveryMethodIsKnownAndEveryChangeHasRoomForItsBody()
    {
        for (int i = 0; i < RouteTable.Count; i++)
        {
            Route route = RouteTable.At(i);
            bool reads = route.Allows("GET");
            bool changes = route.Allows("POST") || route.Allows("PUT");
            Assert.AreEqual(reads, route.Allows("HEAD"));
            Assert.IsTrue(reads || changes);
            Assert.AreEqual(changes, route.MaximumBody > 0);
            Assert.IsFalse(route.Allows("DELETE"));
            Assert.IsFalse(route.Allows("GET, HEAD"));
        }
    }

    [TestMethod]
    public void EveryMethodButGetAndHeadCountsAsAChange()
    {
        Assert.IsFalse(Route.IsChange("GET"));
        Assert.IsFalse(Route.IsChange("HEAD"));
        Assert.IsTrue(Route.IsChange("POST"));
        Assert.IsTrue(Route.IsChange("PUT"));
        Assert.IsTrue(Route.IsChange("get"));
    }

    [TestMethod]
    public void OnlyLoginAndFirstPasswordMayChangeSomethingWithoutALogin()
    {
        for (int i = 0; i < RouteTable.Count; i++)
        {
            bool isFree = RouteTable.At(i).Role == RouteRole.Login;
            Assert.AreEqual(isFree, i == (int)RouteId.Login || i == (int)RouteId.Password);
        }
    }

    [TestMethod]
    public void UnknownPathHasNoRoute() => Assert.IsNull(RouteTable.Find("/api/v2/live"));
}
