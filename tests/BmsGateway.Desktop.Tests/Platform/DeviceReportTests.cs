// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Desktop.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Platform;

[TestClass]
public sealed class DeviceReportTests
{
    [TestMethod]
    public void OnlyChangesAreLogged()
    {
        var log = new FakeLog();
        var report = new DeviceReport(log, "can", "adapter");
        report.Present();
        Assert.AreEqual(0, log.Count, "A device that works from the start is no news.");
        report.Absent("it is not there");
        report.Absent("it is not there");
        report.Absent("");
        Assert.AreEqual(1, log.Count);
        Assert.AreEqual("can: adapter: it is not there; trying again.", log.Last);
        report.Absent("no permission");
        Assert.AreEqual(2, log.Count);
        report.Present();
        report.Present();
        Assert.AreEqual(3, log.Count);
        Assert.AreEqual("can: adapter works again.", log.Last);
        report.Absent("it is not there");
        Assert.AreEqual(4, log.Count);
    }
}
