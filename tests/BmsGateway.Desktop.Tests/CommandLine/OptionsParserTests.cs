// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using BmsGateway.Configuration;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Desktop.Tests.Support;

namespace BmsGateway.Desktop.Tests.CommandLine;

[TestClass]
public sealed class OptionsParserTests
{
    private const string Secret = "s3cret-word";

    [TestMethod]
    public void NoOptionMeansEverythingSimulated()
    {
        Options options = Parse();
        Assert.AreEqual("charge", options.Battery.Scenario!.Name);
        Assert.AreEqual(1, options.CanBuses.Count);
        Assert.AreEqual(CanKind.Simulated, options.CanBuses[0].Kind);
        Assert.AreEqual("./gateway-data", options.DataDirectory);
        GatewaySettings settings = Apply(options);
        Assert.AreEqual(8080, settings.GetNumber(SettingId.WebPort));
        Assert.IsFalse(settings.GetFlag(SettingId.MqttEnabled));
    }

    [TestMethod]
    [DataRow("sim", "charge", "", 0)]
    [DataRow("sim:discharge", "discharge", "", 0)]
    [DataRow("serial:/dev/ttyUSB0", null, "/dev/ttyUSB0", 115200)]
    [DataRow("serial:/dev/ttyUSB0@9600", null, "/dev/ttyUSB0", 9600)]
    [DataRow("serial:/dev/by-id/usb@home/port", null, "/dev/by-id/usb@home/port", 115200)]
    [DataRow("serial:/dev/by-id/usb@home/port@57600", null, "/dev/by-id/usb@home/port", 57600)]
    public void BmsIsSimulatedOrSerial(string value, string? scenario, string path, int speed)
    {
        BatteryChoice battery = Parse("--bms", value).Battery;
        Assert.AreEqual(scenario, battery.Scenario?.Name);
        Assert.AreEqual(path, battery.Path);
        Assert.AreEqual(speed, battery.BitsPerSecond);
    }

    [TestMethod]
    public void CanMayBeRepeated()
    {
        Options options = Parse(
            "--can", "slcan:/dev/ttyACM0", "--can", "socketcan:can0", "--can", "log:/tmp/can.log", "--can", "sim");
        CollectionAssert.AreEqual(
            new[] { CanKind.Slcan, CanKind.SocketCan, CanKind.LogFile, CanKind.Simulated },
            options.CanBuses.Select(bus => bus.Kind).ToArray());
        CollectionAssert.AreEqual(
            new[] { "/dev/ttyACM0", "can0", "/tmp/can.log", "" },
            options.CanBuses.Select(bus => bus.Target).ToArray());
    }

    [TestMethod]
    [DataRow("mqtt://broker", "broker", 1883, "", "")]
    [DataRow("mqtt://broker/", "broker", 1883, "", "")]
    [DataRow("mqtt://broker:11883", "broker", 11883, "", "")]
    [DataRow("mqtt://me:pass@192.168.1.5:1884", "192.168.1.5", 1884, "me", "pass")]
    [DataRow("mqtt://me:p%40ss%3A%2F@broker", "broker", 1883, "me", "p@ss:/")]
    [DataRow("mqtt://me:p@ss/word@broker", "broker", 1883, "me", "p@ss/word")]
    [DataRow("mqtt://me@broker", "broker", 1883, "me", "")]
    [DataRow("mqtt://[fe80::1]:1884", "fe80::1", 1884, "", "")]
    [DataRow("mqtt://[::1]", "::1", 1883, "", "")]
    public void MqttAddressBecomesSettings(string value, string host, int port, string user, string password)
    {
        GatewaySettings settings = Apply(Parse("--mqtt", value));
        Assert.IsTrue(settings.GetFlag(SettingId.MqttEnabled));
        Assert.AreEqual(host, settings.GetText(SettingId.MqttHost));
        Assert.AreEqual(port, settings.GetNumber(SettingId.MqttPort));
        Assert.AreEqual(user, settings.GetText(SettingId.MqttUser));
        Assert.AreEqual(password, settings.GetText(SettingId.MqttPassword));
    }

    [TestMethod]
    public void CommandLineWinsOverTheConfiguration()
    {
        string configuration = "{\"web.port\": 9000, \"mqtt.user\": \"someone\", \"mqtt.password\": \"else\", "
            + "\"charging.cell_voltage_mv\": 3500, \"device.id\": \"garage\"}";
        Options options = Parse(
            "--http", "9100", "--mqtt", "mqtt://broker", "--set", "charging.cell_voltage_mv=3400");
        GatewaySettings settings = LoadedSettings.Of(options, configuration);
        Assert.AreEqual(9100, settings.GetNumber(SettingId.WebPort));
        Assert.AreEqual(3400, settings.GetNumber(SettingId.ChargeCellVoltage));
        Assert.AreEqual("garage", settings.GetText(SettingId.DeviceId));
        Assert.AreEqual("", settings.GetText(SettingId.MqttUser), "The configured user belongs to another broker.");
        Assert.AreEqual(
            "", settings.GetText(SettingId.MqttPassword), "The configured password belongs to another broker.");
    }

    [TestMethod]
    public void ValueOfASettingMayHoldEqualsSigns() =>
        Assert.AreEqual("a=b=c", Apply(Parse("--set", "device.name=a=b=c")).GetText(SettingId.DeviceName));

    [TestMethod]
    [DataRow("Unknown option \"--foo\"", "--bms, --capture, --can, --mqtt, --http, --data, --set, --help", "--foo")]
    [DataRow("Unknown option \"-h\"", "--help", "-h")]
    [DataRow("Argument 1", "--bms", "sim")]
    [DataRow("Argument 3", "--bms", "--bms", "sim", "extra")]
    [DataRow("--bms needs a value", "sim[:scenario] | serial:PATH[@BAUD]", "--bms")]
    [DataRow("--bms needs a value", "sim[:scenario]", "--bms", "--can")]
    [DataRow("--bms is given twice", "once", "--bms", "sim", "--bms", "sim")]
    [DataRow("--http is given twice", "once", "--http", "1", "--http", "2")]
    [DataRow("--data is given twice", "once", "--data", "a", "--data", "b")]
    [DataRow("--mqtt is given twice", "once", "--mqtt", "mqtt://a", "--mqtt", "mqtt://b")]
    [DataRow("blank", "--http", "--http=8080")]
    [DataRow("--bms: \"usb\"", "sim[:scenario] | serial:PATH[@BAUD]", "--bms", "usb")]
    [DataRow("unknown scenario 'sunny'", "charge", "--bms", "sim:sunny")]
    [DataRow("unknown scenario ''", "charge", "--bms", "sim:")]
    [DataRow("path", "replay:FILE", "--bms", "replay:")]
    [DataRow("capture '/nothing/here.txt' cannot be read", "here.txt", "--bms", "replay:/nothing/here.txt")]
    [DataRow("path", "serial:PATH", "--bms", "serial:")]
    [DataRow("path", "serial:PATH", "--bms", "serial:@9600")]
    [DataRow("line speed \"fast\"", "115200", "--bms", "serial:/dev/ttyUSB0@fast")]
    [DataRow("line speed \"12345\"", "115200", "--bms", "serial:/dev/ttyUSB0@12345")]
    [DataRow("line speed \"\"", "115200", "--bms", "serial:/dev/ttyUSB0@")]
    [DataRow("--can: \"can0\"", "sim | slcan:PATH | socketcan:IFACE | log:FILE", "--can", "can0")]
    [DataRow("missing", "log:FILE", "--can", "log:")]
    [DataRow("network interface", "15", "--can", "socketcan:sixteencharacter")]
    [DataRow("twice", "once", "--can", "slcan:/dev/a", "--can", "slcan:/dev/a")]
    [DataRow("same device", "of its own", "--bms", "serial:/dev/ttyUSB0@9600", "--can", "slcan:/dev/ttyUSB0")]
    [DataRow("web.port", "1 to 65534", "--http", "0")]
    [DataRow("web.port", "1 to 65534", "--http", "65535")]
    [DataRow("web.port", "1 to 65534", "--http", "http")]
    [DataRow("--http and by --set", "once", "--http", "80", "--set", "web.port=80")]
    [DataRow("--mqtt and by --set", "once", "--mqtt", "mqtt://a", "--set", "mqtt.host=b")]
    [DataRow("--set: ", "key=value", "--set", "web.port")]
    [DataRow("--set: ", "key=value", "--set", "=5")]
    [DataRow("unknown setting \"mqtt.hots\"", "mqtt.host, mqtt.port", "--set", "mqtt.hots=b")]
    [DataRow("unknown setting \"colour\"", "charging.*", "--set", "colour=red")]
    [DataRow("charging.cell_voltage_mv", "2000 to 4200", "--set", "charging.cell_voltage_mv=5000")]
    [DataRow("mqtt://", "mqtt://[user:password@]host[:port]", "--mqtt", "broker")]
    [DataRow("mqtt://", "mqtt://[user:password@]host[:port]", "--mqtt", "mqtts://broker")]
    [DataRow("host is missing", "host[:port]", "--mqtt", "mqtt://")]
    [DataRow("host is missing", "host[:port]", "--mqtt", "mqtt://me:pw@:1883")]
    [DataRow("port", "1 to 65535", "--mqtt", "mqtt://broker:0")]
    [DataRow("port", "1 to 65535", "--mqtt", "mqtt://broker:65536")]
    [DataRow("port", "1 to 65535", "--mqtt", "mqtt://broker:")]
    [DataRow("user name", "user:password@", "--mqtt", "mqtt://@broker")]
    [DataRow("user name", "user:password@", "--mqtt", "mqtt://:pw@broker")]
    [DataRow("brackets", "host", "--mqtt", "mqtt://fe80::1")]
    [DataRow("host is not", "host", "--mqtt", "mqtt://broker/path")]
    [DataRow("folder is missing", "--data", "--data", "")]
    public void BadOptionSaysWhatIsWrongAndWhatIsAllowed(string wrong, string allowed, params string[] arguments)
    {
        Assert.IsFalse(OptionsParser.TryParse(arguments, out _, out string error));
        StringAssert.Contains(error, wrong);
        StringAssert.Contains(error, allowed);
        Assert.IsFalse(error.Contains('\n'), error);
    }

    [TestMethod]
    [DataRow("--mqtt", "mqtt://me:" + Secret + "@broker:0")]
    [DataRow("--mqtt", "mqtts://me:" + Secret + "@broker")]
    [DataRow("--mqtt", "me:" + Secret + "@broker")]
    [DataRow("--mqtt", "mqtt://:" + Secret + "@broker")]
    [DataRow("--mqtt=mqtt://me:" + Secret + "@broker")]
    [DataRow("--mqt=mqtt://me:" + Secret + "@broker")]
    [DataRow("mqtt://me:" + Secret + "@broker")]
    [DataRow("--bms", "mqtt://me:" + Secret + "@broker")]
    [DataRow("--can", "mqtt://me:" + Secret + "@broker")]
    [DataRow("--set", "mqtt.password:" + Secret)]
    [DataRow("--set", "mqtt.pasword=" + Secret)]
    [DataRow("--set", "mqtt.password=" + Secret + "0123456789012345678901234567890123456789012345678901234567890123")]
    [DataRow("--set", "mqtt.password=" + Secret, "--mqtt", "mqtt://me:" + Secret + "@broker")]
    public void NoMessageRepeatsAPassword(params string[] arguments)
    {
        Assert.IsFalse(OptionsParser.TryParse(arguments, out _, out string error));
        Assert.IsFalse(error.Contains(Secret), error);
    }

    [TestMethod]
    public void MessageStaysOneLineWhenTheValueHoldsALineBreak()
    {
        Assert.IsFalse(OptionsParser.TryParse(new[] { "--bms", "sim:a\nb" }, out _, out string error));
        Assert.IsFalse(error.Contains('\n'), error);
    }

    [TestMethod]
    public void HelpNamesEveryOptionAndEverySetting()
    {
        Assert.IsTrue(Parse("--help").IsHelpWanted);
        string help = HelpText.Make();
        foreach (string option in new[] { "--bms", "--can", "--mqtt", "--http", "--data", "--set", "--help" })
        {
            StringAssert.Contains(help, "  " + option);
        }

        for (int i = 0; i < SettingsTable.Count; i++)
        {
            StringAssert.Contains(help, SettingsTable.At(i).Key);
        }
    }

    private static Options Parse(params string[] arguments)
    {
        bool valid = OptionsParser.TryParse(arguments, out Options options, out string error);
        Assert.IsTrue(valid, error);
        return options;
    }

    private static GatewaySettings Apply(Options options) => LoadedSettings.Of(options);
}
