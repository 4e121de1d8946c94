// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using BmsGateway.Desktop.Tests.Support;

namespace BmsGateway.Desktop.Tests;

[TestClass]
public sealed class DesktopGatewayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [TestMethod]
    public void BadOptionEndsWithCode2AndOneLine()
    {
        Assert.AreEqual(2, Run("--can", "usb"));
        AssertOneLine("--can", "slcan:PATH");
        Assert.AreEqual("", _output.ToString());
    }

    [TestMethod]
    public void HelpIsPrintedAndNothingIsTouched()
    {
        Assert.AreEqual(0, Run("--data", _folder.FileOf("data"), "--help"));
        StringAssert.Contains(_output.ToString(), "--bms sim[:scenario] | serial:PATH[@BAUD]");
        Assert.AreEqual("", _error.ToString());
        Assert.IsFalse(Directory.Exists(_folder.FileOf("data")));
    }

    [TestMethod]
    public void MissingParentOfTheDataFolderEndsWithCode3()
    {
        Assert.AreEqual(3, Run("--data", _folder.FileOf("a/b")));
        AssertOneLine(_folder.FileOf("a"), "--data");
    }

    [TestMethod]
    [DataRow("{\"web.port\": 80", "not valid JSON", "line 1")]
    [DataRow("", "not valid JSON", "line 1")]
    [DataRow("[]", "one JSON object", "config.json")]
    [DataRow("{\"web.port\": 99999}", "web.port", "65534")]
    [DataRow("{\"web.port\": 80.5}", "web.port", "whole number")]
    [DataRow("{\"web.port\": 80, \"web.port\": 81}", "not valid JSON", "web.port")]
    public void BrokenConfigurationEndsWithCode3AndStaysAsItIs(string content, string what, string where)
    {
        string file = _folder.FileOf("config.json");
        File.WriteAllText(file, content);
        Assert.AreEqual(3, Run("--data", _folder.Path));
        AssertOneLine(what, where);
        StringAssert.Contains(_error.ToString(), file);
        Assert.AreEqual(content, File.ReadAllText(file));
    }

    [TestMethod]
    [Timeout(20000, CooperativeCancellation = false)]
    public void UnknownSettingIsReportedAndStopsNothing()
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        File.WriteAllText(_folder.FileOf("config.json"), "{\"web.prot\": 80, \"web.port\": " + port + "}");
        Assert.AreEqual(4, Run("--data", _folder.Path));
        StringAssert.Contains(_output.ToString(), "web.prot");
    }

    [TestMethod]
    public void SecretInABrokenConfigurationIsNotShown()
    {
        string tooLong = new('x', 80);
        File.WriteAllText(_folder.FileOf("config.json"), "{\"mqtt.password\": \"hidden-word\u0001" + tooLong + "\"}");
        Assert.AreEqual(3, Run("--data", _folder.Path));
        Assert.IsFalse(_error.ToString().Contains("hidden-word"), _error.ToString());
        File.WriteAllText(_folder.FileOf("config.json"), "{\"mqtt.password\": \"hidden-word" + tooLong + "\"}");
        _error.GetStringBuilder().Clear();
        Assert.AreEqual(3, Run("--data", _folder.Path));
        AssertOneLine("mqtt.password", "64 characters");
        Assert.IsFalse(_error.ToString().Contains("hidden-word"), _error.ToString());
    }

    [TestMethod]
    [Timeout(20000, CooperativeCancellation = false)]
    public void TakenPortEndsWithCode4()
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        string port = ((IPEndPoint)other.LocalEndpoint).Port.ToString();
        Assert.AreEqual(4, Run("--data", _folder.FileOf("data"), "--http", port));
        AssertOneLine(port, "already used");
    }

    [TestMethod]
    [Timeout(20000, CooperativeCancellation = false)]
    public void ConfigurationIsUsedAndTheCommandLineWins()
    {
        using var first = new TcpListener(IPAddress.Any, 0);
        using var second = new TcpListener(IPAddress.Any, 0);
        first.Start();
        second.Start();
        int configured = ((IPEndPoint)first.LocalEndpoint).Port;
        int given = ((IPEndPoint)second.LocalEndpoint).Port;
        File.WriteAllText(_folder.FileOf("config.json"), "{\"web.port\": " + configured + "}");
        Assert.AreEqual(4, Run("--data", _folder.Path));
        AssertOneLine("TCP port " + configured);
        _error.GetStringBuilder().Clear();
        Assert.AreEqual(4, Run("--data", _folder.Path, "--http", given.ToString()));
        AssertOneLine("TCP port " + given);
    }

    public void Dispose() => _folder.Dispose();

    private int Run(params string[] arguments) => DesktopGateway.Run(arguments, _output, _error);

    private void AssertOneLine(params string[] expected)
    {
        string text = _error.ToString();
        Assert.AreEqual(1, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, text);
        StringAssert.EndsWith(text, "\n");
        foreach (string part in expected)
        {
            StringAssert.Contains(text, part);
        }
    }
}
