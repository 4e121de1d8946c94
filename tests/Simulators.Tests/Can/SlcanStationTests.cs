// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Text;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Tests.Can;

[TestClass]
public class SlcanStationTests
{
    private readonly StringWriter _log = new() { NewLine = "\n" };
    private readonly VictronGxSimulator _gx = new();
    private long _now;

    [TestMethod]
    public void FramesReachTheGxAndTheLog()
    {
        SlcanStation station = Open("S6\rO\r", _gx);
        Say(station, "t35182802F401F4010000\r");
        Assert.AreEqual(552, _gx.Battery.ChargeVoltageLimitDecivolts);
        string line = _log.ToString();
        Assert.MatchesRegex(@"^\(\d{10}\.\d{6}\) can0 351#2802F401F4010000\n$", line);
    }

    [TestMethod]
    public void GxSpeaksOncePerSecond()
    {
        SlcanStation station = Open("S6\rO\r", _gx);
        int keepalives = 0;

        // The one of time 0 was sent while the channel was opened.
        for (_now = 1; _now <= 4_950_000; _now += 100_000)
        {
            string text = Say(station, "");
            keepalives += text.Split("t30580000000000000000\r").Length - 1;
        }

        Assert.AreEqual(4, keepalives);
    }

    [TestMethod]
    public void GxHearsNothingAtTheWrongBitRate()
    {
        SlcanStation station = Open("S5\rO\r", _gx);
        Say(station, "t35182802F401F4010000\r");
        _now = 2_000_000;
        Assert.IsFalse(_gx.BatteryPresent);
        Assert.AreEqual("", Say(station, ""));
    }

    [TestMethod]
    public void AdapterWithoutGxIsQuiet()
    {
        SlcanStation station = Open("S6\rO\r", null);
        _now = 5_000_000;
        Assert.AreEqual("", Say(station, ""));
        Assert.AreEqual("z\r", Say(station, "t3550\r"));
    }

    private SlcanStation Open(string commands, VictronGxSimulator? gx)
    {
        var station = new SlcanStation(() => _now, _log, gx);
        Say(station, commands);
        return station;
    }

    private static string Say(SlcanStation station, string text)
    {
        byte[] data = Encoding.ASCII.GetBytes(text);
        station.Receive(data, data.Length);
        var buffer = new byte[1000];
        return Encoding.ASCII.GetString(buffer, 0, station.Take(buffer, 0, buffer.Length));
    }
}
