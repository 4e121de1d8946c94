// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>
/// Every frame of the fixtures in both directions: requests are built, answers are found and decoded.
/// </summary>
[TestClass]
public class TinyBmsCommandVectorTests
{
    // Requests that were published and that the gateway refuses to build.
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["Q19"] = "39 registers in a frame of at most 15",
        ["Q22"] = "payload length without the address; C08 has the one that is built",
        ["C04"] = "no such option",
        ["X06"] = "addresses with the bytes swapped lie outside the map",
    };

    // What the fixtures state, as counts of the registers: 0.1 mV, mV, 0.1 °C, 0.000001 %, thousandths of floats.
    private static readonly Dictionary<string, long[]> Stated = new()
    {
        ["P01"] = new long[] { 1 },
        ["R02"] = new long[] { 16683981, 41777412 },
        ["R03"] = new long[] { 55780, 0, 3980, 3990, -32768, -32768 },
        ["R04"] = new long[] { 83554824, 97 },
        ["R05"] = new long[] { 0x97, 0, 0, 14 },
        ["R07"] = new long[] { 0, 0, 8, 25, 0, 3 },
        ["R09"] = new long[] { 4646, 0x65, 12144171, 0x64, 12144172, 0x62, 12144194, 0x65 },
        ["R11"] = new long[] { 3200, 1000 },
        ["R12"] = new long[] { 6600, 14, 15 },
        ["R13"] = new long[] { 4200, 2900, 60, 20, 60, 1 },
        ["R14"] = new long[] { 0xFFFF },
        ["R17"] = new long[] { 14088400, 40293660, 55677, 0 },
        ["R18"] = new long[] { 80587318, 102 },
        ["R19"] = new long[] { 55780, 0 },
        ["R20"] = new long[]
        {
            0, 0, 39800, 39810, 39820, 39830, 39830, 39840, 39890, 39900, 39830, 39830, 39830, 39840, 39880, 39880,
        },
        ["R21"] = new long[] { 4200, 2900, 60, 20, 60, 1 },
        ["R23"] = new long[] { 0x97 },
        ["R26"] = new long[] { 55780 },
        ["R27"] = new long[] { 0 },
        ["R28"] = new long[] { 3990 },
        ["R29"] = new long[] { 3980 },
        ["R32"] = new long[] { 83554824 },
        ["R33"] = new long[] { 97, -32768, -32768 },
        ["R35"] = new long[] { 2, 1, 1, 242 },
        ["R36"] = new long[] { 2, 1, 1, 242, 24, 4 },
        ["C01"] = new long[] { 1 },
        ["C02"] = new long[] { 1 },
        ["C03"] = new long[] { 1 },
        ["C05"] = new long[] { 1 },
        ["C06"] = new long[] { 1 },
        ["C08"] = new long[] { 1 },
        ["C09"] = new long[] { 1 },
        ["C10"] = new long[] { 1 },
        ["C55"] = new long[] { 1 },
        ["C56"] = new long[] { 1 },
        ["C62"] = new long[] { 4150, 3000 },
        ["C64"] = new long[] { 0x91 },
        ["C66"] = new long[] { 0x93 },
        ["C67"] = new long[] { 0x96 },
        ["C70"] = new long[] { -12400 },
        ["C71"] = new long[] { 51200 },
        ["C72"] = new long[] { 100000000 },
        ["C74"] = new long[] { 86400 },
    };

    [TestMethod]
    public void EveryRequestIsBuiltByteForByte()
    {
        int built = 0;
        int refused = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            byte[] frame = TinyBmsVectors.Bytes(row["request_hex"]);
            if (frame.Length == 0)
            {
                continue;
            }

            byte[] target = new byte[TinyBmsProtocol.LongestRequest];
            int length = Rebuild(frame, target);
            if (Refused.ContainsKey(row["id"]) && row["id"] != "Q22")
            {
                Assert.AreEqual(0, length, row["id"]);
                refused++;
                continue;
            }

            string text = Convert.ToHexString(target, 0, length);
            bool isPublishedWithAFault = row["id"] == "Q22" || row["id"].StartsWith('X');
            Assert.AreEqual(!isPublishedWithAFault, text == Convert.ToHexString(frame), row["id"]);
            built++;
        }

        Assert.AreEqual(67, built);
        Assert.AreEqual(3, refused);
    }

    [TestMethod]
    public void EveryAnswerIsFoundAndDecodesToWhatIsStated()
    {
        int decoded = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            byte[] frame = TinyBmsVectors.Bytes(row["response_hex"]);
            if (frame.Length == 0 || frame[1] == 0)
            {
                continue;
            }

            CollectionAssert.AreEqual(Stated[row["id"]], Decode(row, frame).ToArray(), row["id"]);
            decoded++;
        }

        Assert.AreEqual(Stated.Count, decoded);
    }

    [TestMethod]
    public void EveryRefusalIsFoundWithItsCode()
    {
        int found = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            byte[] frame = TinyBmsVectors.Bytes(row["response_hex"]);
            if (frame.Length == 0 || frame[1] != 0)
            {
                continue;
            }

            byte command = Convert.ToByte(row["command"].Substring(2), 16);
            var reader = new TinyBmsFrameReader(new BatteryLinkStatus());
            reader.Expect(command, TinyBmsAnswers.PayloadLength(command, 1));
            Array.Copy(frame, reader.Buffer, frame.Length);
            Assert.AreEqual(TinyBmsFrameResult.Rejected, reader.Append(frame.Length), row["id"]);
            Assert.AreEqual(frame[3], reader.ErrorCode);
            found++;
        }

        Assert.AreEqual(29, found);
    }

    // Reads the fields of a request, then has it built from them.
    private static int Rebuild(byte[] frame, byte[] target)
    {
        int high = frame.Length > 4 ? (frame[2] << 8) | frame[3] : 0;
        switch (frame[1])
        {
            case 0x02:
                return TinyBmsRequests.Control(target, frame[2]);
            case 0x03:
                return TinyBmsRequests.ReadBlock(target, high, frame[5]);
            case 0x07:
                return TinyBmsRequests.ReadBlockNative(target, Low(frame, 3), frame[2]);
            case 0x09:
                int listed = frame[2] / 2;
                return TinyBmsRequests.ReadListed(target, Fields(frame, 3, 2, listed), listed);
            case 0x0B:
                int words = (frame.Length - 7) / 2;
                ushort[] block = Words(Fields(frame, 5, 2, words));
                return TinyBmsRequests.WriteBlockNative(target, Low(frame, 3), block, words);
            case 0x0D:
                int count = frame[2] / 4;
                ushort[] values = Words(Fields(frame, 5, 4, count));
                return TinyBmsRequests.WriteListed(target, Fields(frame, 3, 4, count), values, count);
            case 0x10:
                int[] swapped = Fields(frame, 7, 2, frame[5]);
                ushort[] data = swapped.Select(word => (ushort)((word << 8) | (word >> 8))).ToArray();
                return TinyBmsRequests.WriteBlock(target, high, data, frame[5]);
            case 0x11:
                return TinyBmsRequests.ReadNewestEvents(target);
            case 0x12:
                return TinyBmsRequests.ReadAllEvents(target);
            case 0x1D:
                return TinyBmsRequests.ReadSettingsValues(target, frame[2], frame[4]);
            default:
                return TinyBmsRequests.Simple(target, frame[1]);
        }
    }

    private static List<long> Decode(Dictionary<string, string> row, byte[] frame)
    {
        byte[] request = TinyBmsVectors.Bytes(row["request_hex"]);
        byte command = Convert.ToByte(row["command"].Substring(2), 16);
        int count = command switch
        {
            0x03 => request[5],
            0x07 => request[2],
            0x09 => request[2] / 2,
            0x1D => request[4],
            _ => 0,
        };
        var reader = new TinyBmsFrameReader(new BatteryLinkStatus());
        reader.Expect(command, TinyBmsAnswers.PayloadLength(command, count));
        Array.Copy(frame, reader.Buffer, frame.Length);
        Assert.AreEqual(TinyBmsFrameResult.Answer, reader.Append(frame.Length), row["id"]);
        return Decode(reader.Buffer, reader.PayloadOffset, request, command, count);
    }

    private static List<long> Decode(byte[] buffer, int offset, byte[] request, byte command, int count)
    {
        var words = new ushort[count];
        switch (command)
        {
            case 0x02 or 0x0B or 0x0D:
                return new List<long> { 1 };
            case 0x03:
                TinyBmsNumbers.Unpack(buffer, offset, words, 0, count);
                return Registers(words, (request[2] << 8) | request[3]);
            case 0x07:
                TinyBmsAnswers.UnpackNative(buffer, offset, words, count);
                return Registers(words, Low(request, 3));
            case 0x09:
                int[] addresses = Fields(request, 3, 2, count);
                Assert.IsTrue(TinyBmsAnswers.TryUnpackListed(buffer, offset, addresses, words, count));
                return Registers(words, addresses[0]);
            case 0x10:
                bool isEcho = TinyBmsAnswers.IsEcho(buffer, offset, (request[2] << 8) | request[3], request[5]);
                return new List<long> { isEcho ? 1 : 0 };
            case 0x11:
                Assert.AreEqual(0, TinyBmsAnswers.EventCount(buffer[offset - 1]));
                return new List<long> { TinyBmsAnswers.EventClockSeconds(buffer, offset) };
            case 0x14 or 0x15:
                return new List<long> { TinyBmsAnswers.FloatThousandths(buffer, offset, 0) };
            case 0x16 or 0x17 or 0x18:
                return new List<long> { TinyBmsAnswers.UInt16(buffer, offset, 0) };
            case 0x1A:
                return new List<long> { TinyBmsAnswers.UInt32(buffer, offset, 0) };
            case 0x1B:
                return Enumerable.Range(0, 3).Select(i => (long)TinyBmsAnswers.Int16(buffer, offset, i)).ToList();
            case 0x1D:
                TinyBmsAnswers.UnpackNative(buffer, offset, words, count);
                return Registers(words, 300);
            default: // 0x1E, 0x1F
                int firmware = TinyBmsAnswers.InternalFirmware(buffer, offset);
                var version = new List<long> { buffer[offset], buffer[offset + 1], buffer[offset + 2], firmware };
                version.AddRange(command == 0x1E ? new long[0] : new long[] { buffer[offset + 5], buffer[offset + 6] });
                return version;
        }
    }

    // Every register of a block by the table.
    private static List<long> Registers(ushort[] words, int first)
    {
        var counts = new List<long>();
        for (int i = 0; i < words.Length;)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.Find(first + i)!;
            for (int part = 0; part < TinyBmsRegisterCodec.PartCount(row); part++)
            {
                counts.Add(TinyBmsRegisterCodec.Decode(row, words, i, part));
            }

            i += row.Words;
        }

        return counts;
    }

    private static int Low(byte[] frame, int at) => frame[at] | (frame[at + 1] << 8);

    private static int[] Fields(byte[] frame, int first, int step, int count) =>
        Enumerable.Range(0, count).Select(i => Low(frame, first + (step * i))).ToArray();

    private static ushort[] Words(int[] values) => values.Select(value => (ushort)value).ToArray();
}
