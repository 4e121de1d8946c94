// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class VectorTests
{
    // Rows whose values differ from the first register dump: what the device has to hold for them.
    private static readonly Dictionary<string, Action<TinyBmsSimulator>> Preparations = new()
    {
        ["R17"] = device => SecondDump(device.Registers),
        ["R18"] = device => SecondDump(device.Registers),
        ["C64"] = device => device.ForceStatus(0x91),
        ["C66"] = device => device.ForceStatus(0x93),
        ["C67"] = device => device.ForceStatus(0x96),
        ["C70"] = device => device.Registers.SetFloat(38, -12.4f),
        ["C71"] = device => device.Registers.SetFloat(36, 51.2f),
        ["C72"] = device => device.Registers.SetUInt32(46, 100_000_000),
        ["C74"] = device => device.Registers.SetUInt32(32, 86400),
    };

    public static IEnumerable<object[]> Pairs => Select(row => row["request_hex"] != "" && row["response_hex"] != "");

    public static IEnumerable<object[]> Refusals => Select(
        row => row["request_hex"] == "" && row["response_hex"].StartsWith("AA 00", StringComparison.Ordinal));

    public static IEnumerable<object[]> Acknowledgements => Select(
        row => row["request_hex"] == "" && row["response_hex"].StartsWith("AA 01", StringComparison.Ordinal));

    public static IEnumerable<object[]> BadRequests => Select(row => row["kind"] == "published-bad");

    public static IEnumerable<object[]> Requests => Select(
        row => row["kind"] != "published-bad" && row["request_hex"] != "" && row["response_hex"] == "");

    [TestMethod]
    [DynamicData(nameof(Pairs))]
    public void PairIsAnsweredByteForByte(string id, string request, string response)
    {
        Host host = Host.Instant(TinyBmsProfile.Real14);
        if (Preparations.TryGetValue(id, out Action<TinyBmsSimulator>? prepare))
        {
            prepare(host.Device);
        }

        Assert.AreEqual(response, Hex(host.Ask(FixtureTable.Bytes(request))));
    }

    [TestMethod]
    [DynamicData(nameof(Refusals))]
    public void RefusalHasThePublishedForm(string id, string request, string response)
    {
        byte[] expected = FixtureTable.Bytes(response);
        Host host = Host.Instant(TinyBmsProfile.Real14);
        host.Device.Faults.NackCode = expected[3];
        host.Device.Faults.Nack.Next = 1;

        Assert.AreEqual(response, Hex(host.Ask(AnyRequest(expected[2]))), id + request);
    }

    [TestMethod]
    [DynamicData(nameof(Acknowledgements))]
    public void AcknowledgementHasThePublishedForm(string id, string request, string response)
    {
        Host host = Host.Instant(TinyBmsProfile.Real14);

        Assert.AreEqual(response, Hex(host.Ask(AnyRequest(FixtureTable.Bytes(response)[2]))), id + request);
    }

    [TestMethod]
    [DynamicData(nameof(BadRequests))]
    public void BadRequestIsRefusedForTheRightReason(string id, string request, string response)
    {
        byte[] frame = FixtureTable.Bytes(request);
        Host host = Host.Instant(TinyBmsProfile.Real14);

        byte[] answer = host.Ask(frame);

        // X06 has a right checksum and impossible addresses; the others have a wrong checksum.
        int reason = id == "X06" ? 0 : 1;
        CollectionAssert.AreEqual(Host.Frame(0xAA, 0x00, frame[1], reason), answer, id + response);
    }

    [TestMethod]
    [DynamicData(nameof(Requests))]
    public void RequestWithoutPublishedAnswerIsAnsweredWithAValidFrame(string id, string request, string response)
    {
        byte[] frame = FixtureTable.Bytes(request);
        Host host = Host.Instant();
        byte[] answer = host.Ask(frame);

        Assert.IsTrue(Crc16.IsValid(answer, answer.Length), $"{id}{response}: {Hex(answer)}");

        // Q19 asks for more registers than one packet can carry, Q22 counts its length differently.
        int second = id == "Q19" || id == "Q22" ? 0x00 : id == "Q21" ? 0x01 : frame[1];
        Assert.AreEqual(second, answer[1], id);
    }

    [TestMethod]
    public void BlockWriteOfQ22IsUnderstoodWhenTheLengthCountsDataOnly()
    {
        var options = new TinyBmsSimulatorOptions
        {
            Profile = TinyBmsProfile.Real14,
            Timing = TinyBmsTiming.Instant,
            BlockWriteLength = BlockWriteLength.DataOnly,
        };
        var host = new Host(new TinyBmsSimulator(options));

        byte[] answer = host.Ask(FixtureTable.Bytes("AA 0B 04 2C 01 42 0E A2 0C BE 96"));

        Assert.AreEqual("AA 01 0B 11 B7", Hex(answer));
        Assert.AreEqual(3650, host.Read(300));
        Assert.AreEqual(3234, host.Read(301));
    }

    private static void SecondDump(RegisterFile registers)
    {
        registers.SetUInt32(32, 14088400);
        registers.SetUInt32(34, 40293660);

        // 55.677 V; the published decode is rounded.
        registers.SetWords(36, 0xB53F, 0x425E);
        registers.SetUInt32(46, 80587318);
        registers.SetSigned(48, 102);
    }

    private static byte[] AnyRequest(int command)
    {
        switch (command)
        {
            case 0x02:
                return Host.Frame(0xAA, 0x02, 1);
            case 0x03:
                return Host.Frame(0xAA, 0x03, 0, 36, 0, 2);
            case 0x07:
                return Host.Frame(0xAA, 0x07, 2, 36, 0);
            case 0x09:
                return Host.Frame(0xAA, 0x09, 2, 50, 0);
            case 0x0B:
                return Host.Frame(0xAA, 0x0B, 4, 0x2C, 0x01, 0x36, 0x10);
            case 0x0D:
                return Host.Frame(0xAA, 0x0D, 4, 0x2C, 0x01, 0x36, 0x10);
            case 0x10:
                return Host.Frame(0xAA, 0x10, 0x01, 0x2C, 0, 1, 2, 0x10, 0x36);
            case 0x1D:
                return Host.Frame(0xAA, 0x1D, 4, 0, 2);
            default:
                return Host.Frame(0xAA, command);
        }
    }

    private static string Hex(byte[] data)
    {
        return BitConverter.ToString(data).Replace('-', ' ');
    }

    private static IEnumerable<object[]> Select(Predicate<Dictionary<string, string>> wanted)
    {
        int count = 0;
        foreach (Dictionary<string, string> row in FixtureTable.Read("tinybms-vectors.tsv"))
        {
            if (wanted(row))
            {
                count++;
                yield return new object[] { row["id"], row["request_hex"], row["response_hex"] };
            }
        }

        Assert.IsGreaterThan(0, count, "the fixture file has no such row");
    }
}
