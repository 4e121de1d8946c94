// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using BmsGateway.Configuration;
using BmsGateway.Desktop.Can;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Serial;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Platform;

[TestClass]
public sealed class DesktopPlatformTests
{
    [TestMethod]
    public void EveryKindOfOutputIsMade()
    {
        DesktopPlatform platform = Make(
            "--bms", "serial:/dev/ttyUSB7@9600",
            "--can", "sim", "--can", "slcan:/dev/ttyACM7", "--can", "socketcan:can7", "--can", "log:/tmp/x");
        Assert.IsInstanceOfType<LinuxSerialLink>(platform.BatteryLink);
        Assert.AreEqual("/dev/ttyUSB7", platform.BatteryLink.Name);
        CollectionAssert.AreEqual(
            new[] { typeof(SimulatedCanBus), typeof(SlcanCanBus), typeof(SocketCanBus), typeof(CandumpLogBus) },
            platform.CanBuses.Select(bus => bus.GetType()).ToArray());
        CollectionAssert.AreEqual(
            new[] { "simulated Victron GX", "slcan:/dev/ttyACM7", "socketcan:can7", "log:/tmp/x" },
            platform.CanBuses.Select(bus => bus.Name).ToArray());
        Assert.IsNotNull(platform.Mqtt);
    }

    [TestMethod]
    public void SimulatedBmsIsTheDefault()
    {
        DesktopPlatform platform = Make();
        Assert.IsInstanceOfType<SimulatedSerialLink>(platform.BatteryLink);
        Assert.AreEqual("simulated TinyBMS, scenario charge", platform.BatteryLink.Name);
    }

    [TestMethod]
    public void StartScreenSaysWhatRunsWhereAndHidesThePassword()
    {
        string[] arguments =
        {
            "--mqtt", "mqtt://me:hidden-word@broker:1999", "--http", "8123", "--set", "device.id=garage",
        };
        Assert.IsTrue(OptionsParser.TryParse(arguments, out Options options, out string error), error);
        GatewaySettings settings = LoadedSettings.Of(options);
        string text = StartScreen.Make(new DesktopPlatform(options, ".", new FakeLog()), settings, "/var/gateway");
        foreach (string expected in new[]
        {
            "scenario charge", "simulated Victron GX", "broker port 1999", "tinybms/garage/",
            "http://localhost:8123", "port 8124", "/var/gateway", "Ctrl-C",
        })
        {
            StringAssert.Contains(text, expected);
        }

        Assert.IsFalse(text.Contains("hidden-word"), text);
        Assert.IsTrue(text.Split('\n').Length < 15, "More than one screen.");
    }

    [TestMethod]
    public void SlcanAdapterTakesTheConfiguredBitRate()
    {
        DesktopPlatform platform = Make("--can", "slcan:/dev/none", "--can", "sim");
        var bus = (SlcanCanBus)platform.CanBuses[0];
        Assert.AreEqual(500000, bus.BitRate);

        var settings = new GatewaySettings();
        Assert.IsNull(settings.TrySet("can.bit_rate_kbit", "250"));
        platform.Apply(settings);
        Assert.AreEqual(250000, bus.BitRate);
    }

    private static DesktopPlatform Make(params string[] arguments)
    {
        Assert.IsTrue(OptionsParser.TryParse(arguments, out Options options, out string error), error);
        return new DesktopPlatform(options, ".", new FakeLog());
    }
}
