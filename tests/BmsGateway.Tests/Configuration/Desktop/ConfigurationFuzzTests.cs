// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Json;

namespace BmsGateway.Tests.Configuration.Desktop;

/// <summary>Imports that are damaged, hostile or both. The random numbers are seeded.</summary>
[TestClass]
public class ConfigurationFuzzTests
{
    private const int MutationCount = 10000;

    private static readonly string[] Pieces =
    {
        "\"", "{", "}", "[", "]", ":", ",", "\\", "\\u00", "\\ud800", "null", "true", "-", "1e9", "0",
        "\0", "\u0001", "\uFEFF", "\uD83D", "ä", "\"a\":1,", "\"version\":3,",
        "99999999999999999999", "[[[[[[[[[[[[[[[[[[[[", "\"mqtt.port\":1,", " ", "\n",
    };

    [TestMethod]
    public void MutatedExportIsTakenAsAWholeOrChangesNothingAndIsAnswered()
    {
        StoreBench bench = Filled();
        string export = bench.Export(true);
        var random = new Random(20240607);
        var watch = Stopwatch.StartNew();
        int refused = 0;
        for (int i = 0; i < MutationCount; i++)
        {
            string text = Mutate(export, random);
            bench.ChangeCount = 0;
            int operations = bench.Files.OperationCount;
            string reason = bench.Apply(text);
            if (reason.Length > 0)
            {
                refused++;
                Assert.AreEqual(0, bench.ChangeCount, text);
                Assert.AreEqual(operations, bench.Files.OperationCount, text);
                AssertHelpful(reason, text);
                Assert.IsTrue(i % 10 != 0 || bench.Export(true) == export, text);
            }
            else if (bench.Export(true) != export)
            {
                AssertValid(bench.Settings);
                bench = Filled();
            }
        }

        Console.WriteLine(
            refused + " of " + MutationCount + " mutations refused, " + watch.ElapsedMilliseconds + " ms");
        Assert.IsTrue(refused > MutationCount / 2);

        // 2 s on an idle PC; the test run shares its processor with others.
        Assert.IsTrue(watch.ElapsedMilliseconds < 20000, "It took " + watch.ElapsedMilliseconds + " ms.");
    }

    [TestMethod]
    public void ExportCutAtAnyCharacterChangesNothing()
    {
        StoreBench bench = Filled();
        string export = bench.Export(true);
        for (int length = 0; length < export.Length; length++)
        {
            string reason = bench.Apply(export.Substring(0, length));
            Assert.IsTrue(reason.IndexOf("line 1, character " + (length + 1)) > 0, length + ": " + reason);
            Assert.IsTrue(reason.IndexOf("ends too early") > 0, length + ": " + reason);
        }

        Assert.AreEqual(export, bench.Export(true));
    }

    [TestMethod]
    public void FlippedBitOfAFileChangesNothingOrLeavesValidSettings()
    {
        StoreBench bench = Filled();
        byte[] export = Encoding.UTF8.GetBytes(bench.Export(true));
        for (int bit = 0; bit < export.Length * 8; bit += 3)
        {
            export[bit / 8] ^= (byte)(1 << (bit % 8));
            string former = bench.Export(true);
            string reason = bench.Apply(Encoding.UTF8.GetString(export));
            Assert.IsTrue(reason.Length == 0 || former == bench.Export(true));
            AssertValid(bench.Settings);
            export[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    public void HostileDocumentsAreAnsweredQuicklyAndChangeNothing()
    {
        var documents = new Dictionary<string, string>
        {
            [Repeat("[", 16000)] = "nested too deeply",
            [Repeat("{\"a\":", 3000)] = "nested too deeply",
            ["{\"x\":" + Repeat("[", 15) + Repeat("]", 15) + ",\"mqtt.port\":0}"] = "mqtt.port",
            ["{\"x\":" + Repeat("[", 16) + Repeat("]", 16) + "}"] = "nested too deeply",
            ["{" + Repeat("\"mqtt.port\":1,", 900) + "\"a\":1}"] = "is there twice",
            ["{\"" + Repeat("k", 16000) + "\":1,\"mqtt.port\":0}"] = "mqtt.port",
            ["{\"a\":\"" + Repeat("x", 20000) + "\"}"] = "allowed are 16384",
            ["{\"a\":\"" + Repeat("x", 16300) + "\"}"] = "do not fit",
            ["{\"mqtt.port\":" + Repeat("9", 16000) + "}"] = "mqtt.port",
            ["{\"mqtt.port\":\"" + Repeat("9", 16000) + "\"}"] = "mqtt.port",
            ["{\"device.name\":\"\\u0000\"}"] = "not supported",
            ["{\"device.name\":\"\\ud83d\"}"] = "not supported",
            ["{\"mqtt.port\":1}\u0000"] = "nothing is expected",
            ["{\"__proto__\":{},\"mqtt.port\":70000}"] = "mqtt.port",
            ["<html>"] = "line 1, character 1",
            ["{\"version\":2,\"settings\":{\"version\":2,\"settings\":{}},\"mqtt.port\":1}"] = "",
        };
        foreach (KeyValuePair<string, string> row in documents)
        {
            StoreBench bench = Filled();
            GatewaySettings before = bench.Settings.Clone();
            var watch = Stopwatch.StartNew();
            string reason = bench.Apply(row.Key);
            Assert.IsTrue(watch.ElapsedMilliseconds < 1000);
            Assert.IsTrue(reason.IndexOf(row.Value) >= 0, reason);
            Assert.AreEqual(row.Value.Length == 0, reason.Length == 0, reason);
            Assert.IsTrue(reason.Length < 400, reason);
            Assert.AreEqual(0, SettingChanges.Between(before, bench.Settings).Count);
        }
    }

    [TestMethod]
    public void WhatTheScannerTakesALibraryTakesToo()
    {
        string export = Filled().Export(true);
        var random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 3000; i++)
        {
            // As it comes from a file: without halves of a pair.
            string text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Mutate(export, random)));
            if (JsonMembers.TryRead(text, 100000, out _) == null)
            {
                continue;
            }

            taken++;
            using var document = System.Text.Json.JsonDocument.Parse(text.TrimStart('\uFEFF'));
            Assert.AreEqual(System.Text.Json.JsonValueKind.Object, document.RootElement.ValueKind);
        }

        Assert.IsTrue(taken > 100, taken.ToString());
    }

    private static StoreBench Filled()
    {
        var bench = new StoreBench();
        bench.Restart();
        string text = "{\"mqtt.enabled\":true,\"mqtt.host\":\"broker\",\"mqtt.user\":\"me\",\"mqtt.password\":\"p\\\"q\","
            + "\"device.name\":\"Zähler 😀\",\"charging.max_charge_a\":40,\"future.thing\":[1,{\"a\":null}]}";
        Assert.AreEqual("", bench.Apply(text));
        return bench;
    }

    private static string Mutate(string text, Random random)
    {
        var builder = new StringBuilder(text);
        int steps = 1 + random.Next(3);
        for (int i = 0; i < steps && builder.Length > 0; i++)
        {
            int at = random.Next(builder.Length);
            int count = Math.Min(1 + random.Next(20), builder.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    builder.Remove(at, count);
                    break;
                case 1:
                    builder.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    builder[at] = (char)(builder[at] ^ (1 << random.Next(8)));
                    break;
                case 3:
                    builder.Insert(at, builder.ToString(random.Next(builder.Length - count + 1), count));
                    break;
                case 4:
                    builder.Length = at;
                    break;
                default:
                    builder[at] = "0123456789"[random.Next(10)];
                    break;
            }
        }

        return builder.ToString();
    }

    private static void AssertHelpful(string reason, string text)
    {
        bool hasPlace = reason.IndexOf("line ", StringComparison.Ordinal) >= 0;
        bool hasKey = reason.IndexOf("etting", StringComparison.Ordinal) >= 0
            || reason.IndexOf("\"version\"", StringComparison.Ordinal) >= 0;
        bool isRefusal = reason.StartsWith("invalid: ", StringComparison.Ordinal);
        Assert.IsTrue(isRefusal && (hasPlace || hasKey), reason + "\n" + text);
        Assert.IsTrue(reason.Length < 400, reason);
    }

    private static void AssertValid(GatewaySettings settings)
    {
        Assert.IsNull(SettingsRules.Check(settings));
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            Assert.IsNull(SettingValidator.Check(row, settings.GetValue(row.Id)));
        }
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
