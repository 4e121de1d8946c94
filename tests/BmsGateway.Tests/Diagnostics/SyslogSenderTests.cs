// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;
using BmsGateway.Diagnostics;
using BmsGateway.Health;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Diagnostics;

[TestClass]
public class SyslogSenderTests
{
    [TestMethod]
    public void MessageHasTheFormOfTheStandard()
    {
        var bench = new Bench();
        bench.Log.Clock.IsWallClockSet = true;
        bench.Log.Clock.UtcSeconds = 1769860800;
        bench.Log.Write(LogLevel.Warning, "mqtt", "The broker is away.");
        bench.Sender.Step();

        // local0 = 16; 16 × 8 + 4 (warning)
        Assert.AreEqual(
            "log.local:5514 <132>1 2026-01-31T12:00:00Z bms-gateway-bms1 bms-gateway 7 mqtt [meta sequenceId=\"1\" sysUpTime=\"100\"] "
            + "The broker is away.",
            bench.Network.Last);
    }

    [TestMethod]
    public void UnknownTimeIsTheNilValue()
    {
        var bench = new Bench();
        bench.Log.Write(LogLevel.Critical, "control", "dead");
        bench.Sender.Step();

        Assert.IsTrue(bench.Network.Last.StartsWith("log.local:5514 <130>1 - bms-gateway-bms1 "));
    }

    [TestMethod]
    public void NothingIsSentWithoutAHost()
    {
        var bench = new Bench();
        bench.Log.Set("log.syslog_host", "");
        bench.Log.Write(LogLevel.Error, "a", "said");
        bench.Sender.Step();

        Assert.AreEqual(0, bench.Network.Count);
    }

    [TestMethod]
    public void FailedLineIsSentAgainAfterHalfAMinute()
    {
        var bench = new Bench();
        bench.Network.IsDown = true;
        bench.Log.Write(LogLevel.Error, "a", "said");
        for (int i = 0; i < 29; i++)
        {
            bench.Sender.Step();
            bench.Log.Clock.Advance(1000);
        }

        Assert.AreEqual(1, bench.Network.Attempts);
        Assert.AreEqual("Syslog to log.local: the cable is out", bench.Sender.Health.LastError);
        bench.Network.IsDown = false;
        bench.Log.Clock.Advance(2000);
        bench.Sender.Step();

        Assert.AreEqual(1, bench.Network.Count);
        Assert.AreEqual((int)ServiceState.Healthy, (int)bench.Sender.Health.StateAt(bench.Log.Clock.MonotonicMilliseconds));
    }

    [TestMethod]
    public void AtMostTenLinesGoInOneTurn()
    {
        var bench = new Bench();
        for (int i = 0; i < 25; i++)
        {
            bench.Log.Write(LogLevel.Critical, "a", i.ToString());
        }

        bench.Sender.Step();
        Assert.AreEqual(10, bench.Network.Count);
        bench.Sender.Step();
        bench.Sender.Step();
        Assert.AreEqual(25, bench.Network.Count);
    }

    [TestMethod]
    public void LongMessageIsCutBetweenTwoCharacters()
    {
        var entry = new LogEntry { Number = 1, Level = LogLevel.Error, Source = "a b\u00e4" };
        for (int i = 0; i < 1000; i++)
        {
            entry.Message += "\u00e4";
        }

        byte[] buffer = new byte[SyslogFormat.MaximumLength];
        int length = SyslogFormat.Write(entry, "host", 1, buffer);
        string text = Encoding.UTF8.GetString(buffer, 0, length);

        Assert.IsTrue(length >= SyslogFormat.MaximumLength - 1);
        Assert.AreEqual("\u00e4", text.Substring(text.Length - 1));
        Assert.IsTrue(text.IndexOf(" a_b_ [meta") > 0);
    }

    private sealed class Bench
    {
        public readonly LogBench Log = new();
        public readonly FakeNetwork Network = new();
        public readonly SyslogSender Sender;

        public Bench()
        {
            Log.Set("log.syslog_host", "log.local");
            Log.Set("log.syslog_port", "5514");
            Sender = new SyslogSender(Log.Ring, Network, Log.Settings, Log.Clock, 7);
        }
    }

    private sealed class FakeNetwork : IDatagramSender
    {
        private readonly ArrayList _sent = new();

        public bool IsDown { get; set; }

        public int Attempts { get; private set; }

        public int Count => _sent.Count;

        public string Last => (string)_sent[_sent.Count - 1]!;

        public bool TrySend(string host, int port, byte[] data, int length, out string error)
        {
            Attempts++;
            error = IsDown ? "the cable is out" : "";
            if (!IsDown)
            {
                _sent.Add(host + ":" + port.ToString() + " " + Encoding.UTF8.GetString(data, 0, length));
            }

            return !IsDown;
        }
    }
}
