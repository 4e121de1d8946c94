// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Linq;
using System.Text;
using BmsGateway.Tests.Support.Desktop;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron.Desktop;

/// <summary>
/// The table of frames in docs/victron-can.md: identifiers, order and periods come from the schedule, the words from
/// here.
/// </summary>
[TestClass]
public class VictronDocumentTests
{
    // Content, encoding, and what happens when a value is not known.
    private static readonly Dictionary<int, string[]> Words = new()
    {
        [0x351] = new[]
        {
            "CVL, CCL, DCL, DVL",
            "0.1 V, 0.1 A, 0.1 A, 0.1 V; CVL rounded down, CCL and DCL down to whole amperes, DVL (register 301 × cells) up",
            "CVL 0 is never sent",
        },
        [0x355] = new[]
        {
            "SOC, SOH, SOC",
            "1 %, 1 %, 0.01 %; SOC rounded down, at most 99 % until the battery was full",
            "SOH unknown (TinyBMS firmware without register 45): the frame ends after the SOC, two bytes, unless "
                + "`victron.soh_when_unknown_pct` names what to send",
        },
        [0x356] = new[]
        {
            "voltage, current, temperature",
            "0.01 V, 0.1 A (positive = charging), 0.1 °C, signed",
            "no temperature: four bytes",
        },
        [0x35A] = new[]
        {
            "13 alarm pairs, 13 warning pairs, system status",
            "pair 01 = active, 10 = OK, 00 = not supported",
            "pair 00",
        },
        [0x360] = new[]
        {
            "charge request",
            "0xFF = the battery asks to be charged, 0x00 = it does not, or its samples are old, or CCL is 0",
            "not sent before somebody has asked for a charge",
        },
        [0x372] = new[]
        {
            "modules online, blocking charge, blocking discharge, offline",
            "u16 each; one BMS is one module, it blocks when its limit in 0x351 is 0 and is offline when its"
                + " newest sample is older than 3 s",
            "",
        },
        [0x374] = new[] { "lowest cell", "text, `Cell 7`", "not sent" },
        [0x375] = new[] { "highest cell", "text, `Cell 7`", "not sent" },
        [0x376] = new[] { "coldest sensor", "text: `Ext 1`, `Ext 2`, or `Internal` for the BMS board", "not sent" },
        [0x377] = new[] { "hottest sensor", "text, as 0x376", "not sent" },
        [0x35E] = new[] { "manufacturer", "8 characters; with `victron.name` also the name, when both fit", "" },
        [0x35F] = new[]
        {
            "model, firmware version, usable capacity",
            "0; the gateway's version as two numbers, major first; 1 Ah: register 306 × SOH where the BMS "
                + "measures it, rounded down",
            "capacity 0, also while 0x372 says offline",
        },
        [0x370] = new[]
        {
            "name, characters 1–8",
            "manufacturer, blank, `victron.name`",
            "not sent when 0x35E says all",
        },
        [0x371] = new[] { "name, characters 9–16", "", "not sent when 0x35E says all" },
        [0x378] = new[]
        {
            "energy charged, discharged",
            "100 Wh, u32 each, rolling over at the top",
            "[energy totals](history.md#energy); not sent while they are unknown",
        },
        [0x379] = new[] { "installed capacity", "1 Ah, register 306, rounded down, not times SOH", "not sent" },
        [0x380] = new[]
        {
            "serial number, characters 1–8",
            "text: the last 16 hexadecimal digits of registers 504–509",
            "not sent",
        },
        [0x381] = new[]
        {
            "serial number, characters 9–16",
            "text",
            "not sent without 0x380",
        },
        [0x382] = new[] { "family", "8 characters, `victron.family`", "not sent when empty" },
        [0x373] = new[]
        {
            "lowest and highest cell voltage and temperature",
            "1 mV, K = round(°C) + 273",
            "no temperature: four bytes",
        },
    };

    [TestMethod]
    public void DocumentListsEveryFrameOfTheSchedule()
    {
        VictronFrameRow[] rows = VictronFrames.CreateSchedule();
        var text = new StringBuilder("| id | period | content | encoding | when a value is not known |\n");
        text.Append("| --- | --- | --- | --- | --- |\n");
        foreach (VictronFrameRow row in rows)
        {
            string[] words = Words[row.Encoder.Id];
            int seconds = row.PeriodMilliseconds / 1000;
            text.Append($"| 0x{row.Encoder.Id:X3} | {seconds} s | {string.Join(" | ", words)} |\n");
        }

        CollectionAssert.AreEquivalent(rows.Select(row => row.Encoder.Id).ToArray(), Words.Keys.ToArray());
        GeneratedDocument.Check("victron-can.md", "VictronFrames", text.ToString());
    }
}
