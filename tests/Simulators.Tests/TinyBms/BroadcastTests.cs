// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.Text;
using BmsGateway.Simulators.Tests.Support;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class BroadcastTests
{
    private readonly Host _host = Host.Instant();

    [TestMethod]
    public void BroadcastIsOffByDefault()
    {
        _host.Device.Advance(5000);
        Assert.IsEmpty(_host.Due());
    }

    [TestMethod]
    [DataRow(1, 100)]
    [DataRow(3, 500)]
    [DataRow(5, 2000)]
    public void PeriodIsThatOfRegister342(int setting, int milliseconds)
    {
        _host.Device.SleepAllowed = false;
        Assert.IsTrue(_host.Write(342, setting));
        _host.Device.Advance(20 * milliseconds);
        string text = Encoding.ASCII.GetString(_host.Due());
        Assert.HasCount(20 + 1, text.Split("\r\n"));
    }

    [TestMethod]
    public void AsciiLineNamesItsValues()
    {
        _host.Write(342, 4);
        _host.Device.Advance(500);
        string line = Encoding.ASCII.GetString(_host.Due());
        string[] fields = line.TrimEnd().Split('\t');
        Assert.HasCount(14, fields);
        StringAssert.StartsWith(fields[0], "BPV:");
        double volts = double.Parse(fields[0].AsSpan(4), CultureInfo.InvariantCulture);
        Assert.AreEqual(_host.Device.Registers.GetFloat(36), volts, 0.006);
        Assert.AreEqual("OS:151", fields[8]);
        Assert.AreEqual("CB:0000000000000000", fields[9]);
        Assert.AreEqual("CSS:1", fields[13]);
    }

    [TestMethod]
    public void CaV3LineHasThirteenNumbers()
    {
        _host.Write(343, 0);
        _host.Write(342, 4);
        _host.Device.Advance(500);
        string[] fields = Encoding.ASCII.GetString(_host.Due()).TrimEnd().Split('\t');
        Assert.HasCount(13, fields);
        Assert.AreEqual(172.70, double.Parse(fields[0], CultureInfo.InvariantCulture), 0.01, "55 % of 314 Ah");
    }

    [TestMethod]
    public void RequestDuringBroadcastIsAnswered()
    {
        _host.Write(342, 1);
        int answers = 0;
        for (int i = 0; i < 50; i++)
        {
            _host.Device.Advance(70);
            byte[] data = _host.Ask(0xAA, 0x18);
            answers += data.AsSpan().EndsWith(Host.Frame(0xAA, 0x18, 0x97, 0x00)) ? 1 : 0;
        }

        Assert.AreEqual(50, answers);
        Assert.IsGreaterThan(20L, _host.Device.Counters.Broadcasts);
    }

    [TestMethod]
    public void NobodyReadingDoesNotFillTheMemory()
    {
        _host.Device.SleepAllowed = false;
        _host.Write(342, 1);
        _host.Device.Advance(3_600_000);
        Assert.IsLessThanOrEqualTo(16384, _host.Due().Length);
    }

    [TestMethod]
    public void SinglePortModeHasOneSwitch()
    {
        _host.Device.Registers[340] = 1;
        _host.Write(342, 4);
        _host.Device.Advance(500);
        string[] fields = Encoding.ASCII.GetString(_host.Due()).TrimEnd().Split('\t');
        Assert.HasCount(12, fields);
        Assert.AreEqual("SS:1", fields[11]);
    }
}
