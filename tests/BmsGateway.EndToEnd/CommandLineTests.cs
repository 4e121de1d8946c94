// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using BmsGateway.EndToEnd.Bench;

namespace BmsGateway.EndToEnd;

/// <summary>What a user sees who gets something wrong.</summary>
[TestClass]
public class CommandLineTests
{
    [TestMethod]
    [DataRow("--bms", "sim:nothing", "nothing")]
    [DataRow("--bms", "tcp:1.2.3.4", "tcp")]
    [DataRow("--can", "bluetooth", "bluetooth")]
    [DataRow("--mqtt", "http://broker", "mqtt://")]
    [DataRow("--http", "99999", "99999")]
    [DataRow("--set", "charging.cell_voltage_mv=9999", "charging.cell_voltage_mv")]
    [DataRow("--set", "no.such.key=1", "no.such.key")]
    [DataRow("--volume", "11", "--volume")]
    public void BadOptionEndsWithTwoAndOneLineThatNamesIt(string option, string value, string named)
    {
        using var gateway = new GatewayProcess(option, value);

        Assert.AreEqual(2, gateway.WaitForExit(20));
        Assert.AreEqual(1, gateway.Lines.Count(l => l.Trim().Length > 0), gateway.Output);
        StringAssert.Contains(gateway.Output, named);
    }

    [TestMethod]
    public void BrokenConfigurationFileIsNamedAndLeftAlone()
    {
        string folder = Directory.CreateTempSubdirectory("bms-gateway-test-").FullName;
        string file = Path.Combine(folder, "config.json");
        File.WriteAllText(file, "{ \"charging.max_charge_a\": 10,\n  oops }");
        using var gateway = new GatewayProcess("--data", folder);

        Assert.AreEqual(3, gateway.WaitForExit(20));
        StringAssert.Contains(gateway.Output, "config.json");
        Assert.AreEqual("{ \"charging.max_charge_a\": 10,\n  oops }", File.ReadAllText(file));
        Directory.Delete(folder, true);
    }

    [TestMethod]
    public void MissingFolderAboveTheDataIsNamed()
    {
        using var gateway = new GatewayProcess("--data", "/no-such-folder/data");

        Assert.AreEqual(3, gateway.WaitForExit(20));
        StringAssert.Contains(gateway.Output, "/no-such-folder");
    }

    [TestMethod]
    public void BusyPortIsNamed()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        string port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString();
        string folder = Directory.CreateTempSubdirectory("bms-gateway-test-").FullName;
        using var gateway = new GatewayProcess("--http", port, "--data", folder);

        Assert.AreEqual(4, gateway.WaitForExit(20));
        StringAssert.Contains(gateway.Output, port);
        Directory.Delete(folder, true);
    }

    [TestMethod]
    public void PasswordOfTheBrokerIsNeverShown()
    {
        string folder = Directory.CreateTempSubdirectory("bms-gateway-test-").FullName;
        string mqtt = $"mqtt://user:hunter2@127.0.0.1:{FreePort.Next()}";
        using var gateway = new GatewayProcess("--http", FreePort.NextPair().ToString(), "--data", folder, "--mqtt", mqtt);
        gateway.WaitForLine("Ctrl-C", 20);
        gateway.WaitForLine("mqtt", 10);
        System.Threading.Thread.Sleep(2000);

        gateway.Signal("TERM");

        Assert.AreEqual(0, gateway.WaitForExit(8));
        Assert.IsFalse(gateway.Output.Contains("hunter2"), gateway.Output);
        Directory.Delete(folder, true);
    }
}
