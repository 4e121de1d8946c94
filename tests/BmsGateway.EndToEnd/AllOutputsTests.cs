// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using BmsGateway.EndToEnd.Bench;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.EndToEnd;

/// <summary>The same pack on all three outputs.</summary>
[TestClass]
public class AllOutputsTests
{
    // Registers of the published dump of a real 14-cell pack: 55.78 V, 0 A, 83.554824 %, board 9.7 °C, cells 3980.0 to 3990.0 mV.
    private const string RealPackCells = "3.980|3.981|3.982|3.983|3.983|3.984|3.989|3.990|3.983|3.983|3.983|3.984|3.988|3.988";

    [TestMethod]
    [DataRow("chromium")]
    [DataRow("firefox")]
    public void RealPackOfFourteenCellsIsTheSameOnCanMqttAndPage(string browserKind)
    {
        using var bench = new GatewayBench(TinyBmsProfile.Real14);
        bench.Start("--set", "charging.cell_voltage_mv=4100");
        bench.WaitForFrames();

        // CVL = min(4100, register 300 = 4150, register 315 − 100 = 4100) × 14; DVL = 3.0 V × 14. At 9.7 °C the temperature
        // curves leave 97 % of 0.9 × 20 A for charging and 98.5 % of 50 A for discharging, in whole amperes.
        Assert.AreEqual("3E02AA00EA01A401", bench.Can.Last("351"));
        // This firmware has no register 45: no state of health.
        Assert.AreEqual("5300", bench.Can.Last("355"));
        Assert.AreEqual("CA15000061000000", bench.Can.Last("356"));
        Assert.AreEqual("A8AA8202A8AA820A", bench.Can.Last("35A"));
        Assert.AreEqual("54696E79424D5300", bench.Can.Last("35E"));
        Assert.AreEqual("8C0F960F1B011B01", bench.Can.Last("373"));
        Assert.AreEqual(0, bench.Gx.TotalOffences);

        CheckMqtt(bench);
        CheckPage(bench, browserKind);
    }

    [TestMethod]
    public void ChargingPackIsTheSameForGxBrokerAndApi()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Bms.Control(bms =>
        {
            bms.SetSoc(60);
            bms.Pack.RequestedAmperes = 40;
        });
        bench.Start("--set", "charging.max_charge_a=70", "--set", "victron.manufacturer=Enepaq");
        bench.WaitForFrames();

        Eventually.IsTrue(() => bench.Gx.Battery.CurrentDeciamperes is > 398 and < 402, 10, "40 A at the GX");
        Assert.AreEqual(552, bench.Gx.Battery.ChargeVoltageLimitDecivolts);
        Assert.AreEqual(0, bench.Gx.TotalOffences);
        JsonElement core = bench.Mqtt.WaitForJson("tinybms/bms1/core", m => m.GetProperty("current").GetDouble() > 39, 10);
        JsonElement pack = bench.Live().GetProperty("pack");
        double volts = bench.Gx.Battery.VoltageCentivolts!.Value / 100.0;
        Assert.AreEqual(volts, core.GetProperty("voltage").GetDouble(), 0.1);
        Assert.AreEqual(volts, pack.GetProperty("voltage").GetDouble(), 0.1);
        Assert.AreEqual("charging", pack.GetProperty("state").GetString());
        Assert.AreEqual((int)Math.Floor(pack.GetProperty("soc").GetDouble()), bench.Gx.Battery.SocPercent);
        Assert.AreEqual("456E657061710000", bench.Can.Last("35E"));
    }

    private static void CheckMqtt(GatewayBench bench)
    {
        Assert.AreEqual("online", bench.Mqtt.WaitFor("tinybms/bms1/status", _ => true, 10));
        JsonElement core = bench.Mqtt.WaitForJson("tinybms/bms1/core", _ => true, 10);
        Assert.AreEqual(55.78, core.GetProperty("voltage").GetDouble(), 0.0005);
        Assert.AreEqual(0.0, core.GetProperty("current").GetDouble());
        Assert.AreEqual(83.555, core.GetProperty("soc").GetDouble(), 0.0005);
        Assert.AreEqual(9.7, core.GetProperty("temp_bms").GetDouble(), 0.0005);
        Assert.AreEqual(JsonValueKind.Null, core.GetProperty("temp_1").ValueKind);
        JsonElement cells = bench.Mqtt.WaitForJson("tinybms/bms1/cells", _ => true, 10);
        string text = string.Join('|', cells.GetProperty("cells").EnumerateArray().Select(c => c.GetDouble().ToString("F3")));
        Assert.AreEqual(RealPackCells, text);
    }

    private static void CheckPage(GatewayBench bench, string browserKind)
    {
        using var browser = new Browser(browserKind);
        browser.Open(bench.Url);
        browser.WaitFor("soc", text => text == "83.6", 20);
        browser.WaitFor("connection", text => text == "Live", 10);
        Dictionary<string, string> page = browser.Read();
        Assert.AreEqual("55.78 V", page["voltage"]);
        Assert.AreEqual("0.00 A", page["current"]);
        Assert.AreEqual("57.40 V", page["cvl"]);
        Assert.AreEqual("17.0 A", page["ccl"]);
        Assert.AreEqual("49.0 A", page["dcl"]);
        Assert.AreEqual("9.7 °C", page["temp-bms"]);
        Assert.AreEqual("none", page["temp-1"]);
        string cells = string.Join('|', Enumerable.Range(1, 14).Select(i => page[$"cell-{i}-voltage"].Replace(" V", "")));
        Assert.AreEqual(RealPackCells, cells);
        Assert.IsFalse(page.ContainsKey("cell-15-voltage"));
        StringAssert.Contains(page["cell-8-tags"], "highest");
        StringAssert.Contains(page["cell-1-tags"], "lowest");
        Assert.AreEqual("online", page["link-bms-state"]);
        Assert.AreEqual("connected", page["link-mqtt-state"]);
        browser.WaitFor("link-gx-state", text => text == "answers", 5);
        browser.Screenshot($"real-pack-{browserKind}");
        browser.Open(bench.Url, 360, 780);
        browser.WaitFor("soc", text => text == "83.6", 20);
        browser.Screenshot($"real-pack-{browserKind}-phone");
        Assert.AreEqual("", string.Join('\n', browser.Complaints()));
    }
}
