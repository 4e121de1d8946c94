// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using System.Text.Json;
using BmsGateway.Telemetry;

namespace BmsGateway.Tests.Telemetry.Desktop;

[TestClass]
public class JsonFuzzTests
{
    private const int Seed = 20250117;
    private const int Rounds = 20000;

    [TestMethod]
    public void AnyTextComesBackThroughAJsonParser()
    {
        var random = new Random(Seed);
        var json = new JsonWriter(2000);
        for (int round = 0; round < Rounds; round++)
        {
            string text = RandomText(random);
            json.Reset();
            json.BeginObject();
            json.WriteString("t", text);
            json.EndObject();

            using JsonDocument parsed = JsonDocument.Parse(json.Buffer.AsMemory(0, json.Length));

            // A lone half of a surrogate pair cannot be kept; .NET's own encoder replaces it in the same way.
            string expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            Assert.AreEqual(expected, parsed.RootElement.GetProperty("t").GetString(), $"round {round}");
        }
    }

    [TestMethod]
    public void AnyNumberComesBackThroughAJsonParser()
    {
        var random = new Random(Seed);
        var json = new JsonWriter(100);
        for (int round = 0; round < Rounds; round++)
        {
            long scaled = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(0, 60);
            int decimals = random.Next(0, 7);
            json.Reset();
            json.BeginObject();
            json.WriteFixed("n", scaled, decimals);
            json.EndObject();

            using JsonDocument parsed = JsonDocument.Parse(json.Buffer.AsMemory(0, json.Length));
            decimal value = parsed.RootElement.GetProperty("n").GetDecimal();
            Assert.AreEqual(new decimal(scaled), value * (decimal)Math.Pow(10, decimals), $"round {round}");
        }
    }

    private static string RandomText(Random random)
    {
        var text = new char[random.Next(0, 60)];
        for (int i = 0; i < text.Length; i++)
        {
            int range = random.Next(0, 6);
            text[i] = range switch
            {
                0 => (char)random.Next(0, 32),
                1 => (char)random.Next(0xD800, 0xE000),
                2 => (char)random.Next(0x80, 0x10000),
                3 => "\"\\/"[random.Next(0, 3)],
                _ => (char)random.Next(32, 127),
            };
        }

        return new string(text);
    }
}
