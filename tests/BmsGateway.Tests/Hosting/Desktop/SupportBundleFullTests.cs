// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using BmsGateway.Alarms;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Web;
using BmsGateway.Web;

namespace BmsGateway.Tests.Hosting.Desktop;

/// <summary>The support bundle of a gateway in which everything is as long as it can be.</summary>
[TestClass]
public class SupportBundleFullTests
{
    private const string Marker = "mArk3r";

    private static readonly string[] Parts =
    {
        "gateway", "health", "counters", "storage", "access", "alarms", "journal", "energy", "statistics", "bms_events", "log",
        "can_frames", "bms_registers", "bms_frames",
    };

    private readonly FakePlatform _platform = new();

    [TestMethod]
    public void FullBundleIsWholeWithinItsBoundAndHoldsNoSecret()
    {
        var store = new ConfigurationStore(_platform.Files, _platform.Log);
        int secrets = FillSettings(store.Settings);
        Assert.IsTrue(secrets >= 3);
        store.Status.Message = new string('m', 5000);
        var gateway = new Gateway(_platform, store);
        Fill(gateway);

        int bound = RouteTable.At((int)RouteId.Support).MaximumAnswer;
        var json = new JsonWriter(bound);
        var request = new RouteRequest("GET", "", Array.Empty<byte>(), 0, new FlatJsonParser());
        Assert.AreEqual(200, gateway.Support.Handle(RouteId.Support, request, json));
        Assert.IsFalse(json.IsOverflow);
        string text = Encoding.UTF8.GetString(json.Buffer, 0, json.Length);
        JsonElement root = JsonDocument.Parse(text).RootElement;
        Assert.AreEqual(string.Join(' ', Parts), string.Join(' ', root.EnumerateObject().Select(member => member.Name)));
        Assert.IsFalse(text.Contains(Marker, StringComparison.Ordinal));
        string[] missing = root.EnumerateObject().Where(member => member.Value.TryGetProperty("error", out _))
            .Select(member => member.Name).ToArray();
        Console.WriteLine($"{text.Length} of {bound} bytes; left out: {string.Join(' ', missing)}");
        foreach (JsonProperty member in root.EnumerateObject())
        {
            Console.WriteLine($"{member.Name} {Encoding.UTF8.GetByteCount(member.Value.GetRawText())}");
        }

        // What a fault is looked for with first is always there.
        foreach (string name in new[] { "gateway", "health", "counters", "storage", "access", "alarms", "journal" })
        {
            CollectionAssert.DoesNotContain(missing, name);
        }

        Assert.AreEqual(160, root.GetProperty("storage").GetProperty("configuration").GetProperty("message").GetString()!.Length);
        Assert.AreEqual(0, root.GetProperty("access").GetProperty("sessions").GetInt32());
    }

    // Every text as long as it is allowed to be; every secret holds the marker.
    private static int FillSettings(GatewaySettings settings)
    {
        int secrets = 0;
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (row.IsSecret)
            {
                Assert.IsNull(settings.TrySet(row.Key, Marker + "-" + i + "-word"));
                secrets++;
            }
            else if (row.Type == SettingType.Text)
            {
                for (int length = 200; length > 0 && settings.TrySet(row.Key, new string('x', length)) != null; length--)
                {
                }
            }
        }

        return secrets;
    }

    private static void Fill(Gateway gateway)
    {
        for (int i = 0; i < LogRing.Capacity + 10; i++)
        {
            var entry = new LogEntry { Level = LogLevel.Error, Source = "can", Message = new string('"', LogRing.LongestMessage) };
            gateway.LogLines.Take(entry);
        }

        for (int i = 0; i < CanFrameLog.Capacity + 10; i++)
        {
            gateway.Bus.Publish(EventId.CanReceived, new CanFrame { Id = 0x7FF, Length = 8 });
        }

        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            if (row.Source == AlarmSource.Gateway)
            {
                gateway.State.AlarmInputs.Set(row.Id, true, int.MaxValue);
            }
        }

        for (int i = 0; i < gateway.Supervisor.Count; i++)
        {
            gateway.Supervisor.At(i).NoteEnded(new string('e', 1000));
        }
    }
}
