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
    public void EveryRouteOnlyReads()
    {
        for (int i = 0; i < RouteTable.Count; i++)
        {
            Assert.IsTrue(RouteTable.At(i).Allows("GET"));
            Assert.IsTrue(RouteTable.At(i).Allows("HEAD"));
            Assert.IsFalse(RouteTable.At(i).Allows("POST"));
            Assert.IsFalse(RouteTable.At(i).Allows("GET, HEAD"));
        }
    }

    [TestMethod]
    public void UnknownPathHasNoRoute() => Assert.IsNull(RouteTable.Find("/api/v2/live"));
}
