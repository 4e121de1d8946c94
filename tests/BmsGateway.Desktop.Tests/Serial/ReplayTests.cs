// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Linq;
using System.Reflection;
using BmsGateway.Battery;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Serial;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Replay;
using BmsGateway.Simulators.Scenarios;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Desktop.Tests.Serial;

[TestClass]
public sealed class ReplayTests
{
    private const int LongestWaitMilliseconds = 10000;

    [TestMethod]
    public void ReplayOfACaptureGivesTheSameSnapshot()
    {
        using var folder = new TemporaryFolder();
        string path = folder.FileOf("real14.txt");
        System.Func<long> clock = SimulatorClock.RealTime();
        var bms = new TinyBmsSimulator(new TinyBmsSimulatorOptions
        {
            Scenario = ScenarioLibrary.Load("real14"),
            ClockMicroseconds = clock,
        });
        BatterySnapshot original;
        using (StreamWriter output = File.CreateText(path))
        {
            var recorder = new CaptureRecorder(bms, output, clock);
            original = Sample(new SimulatedSerialLink(recorder, "recorded"));
        }

        string[] arguments = { "--bms", "replay:" + path };
        Assert.IsTrue(OptionsParser.TryParse(arguments, out Options options, out string error), error);
        ISerialLink link = new DesktopPlatform(options, ".", new FakeLog()).BatteryLink;
        BatterySnapshot replayed = Sample(link);

        Assert.AreEqual("replay of " + path, link.Name);
        Assert.AreEqual(14, replayed.CellCount);
        Assert.AreEqual(Describe(original), Describe(replayed));
        StringAssert.Contains(Describe(replayed), "PackVoltageMillivolts=55780");
    }

    [TestMethod]
    public void CaptureOfTheCommandLineIsReplayedWithTheSameSnapshot()
    {
        using var folder = new TemporaryFolder();
        string path = folder.FileOf("line.capture");
        BatterySnapshot original;
        Assert.IsTrue(OptionsParser.TryParse(
            new[] { "--bms", "sim:real14", "--capture", path }, out Options options, out string error), error);
        var platform = new DesktopPlatform(options, folder.Path, new FakeLog());
        using (platform.Capture)
        {
            original = Sample(platform.BatteryLink);
        }

        Assert.IsTrue(OptionsParser.TryParse(new[] { "--bms", "replay:" + path }, out options, out error), error);
        BatterySnapshot replayed = Sample(new DesktopPlatform(options, folder.Path, new FakeLog()).BatteryLink);
        Assert.AreEqual(Describe(original), Describe(replayed));
    }

    private static BatterySnapshot Sample(ISerialLink link)
    {
        var clock = new SystemClock();
        var bus = new EventBus(clock, new FakeLog());
        var copy = new BatterySnapshot();
        int count = 0;
        bus.Subscribe(EventId.BatteryUpdated, "test", (_, payload) =>
        {
            Assert.IsTrue(((BatterySnapshot)payload).TryCopyTo(copy));
            count++;
        });
        var driver = new TinyBmsDriver(link, clock, bus, new FakeLog(), 100);
        long end = clock.MonotonicMilliseconds + LongestWaitMilliseconds;
        while ((count == 0 || copy.Protection == null) && clock.MonotonicMilliseconds < end)
        {
            driver.Run(20);
        }

        Assert.IsTrue(count > 0, "No snapshot came.");
        return copy;
    }

    // Everything but the time and the number of the sample.
    private static string Describe(object thing) => string.Join(' ', thing.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Public)
        .Where(field => field.Name is not ("Sequence" or "SampledAtMilliseconds"))
        .Select(field => field.Name + "=" + field.GetValue(thing) switch
        {
            ushort[] words => string.Join(',', words),
            BatteryProtection protection => "(" + Describe(protection) + ")",
            object other => other.ToString(),
            null => "null",
        }));
}
