// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>The published and derived frames of the fixtures against the driver's parts.</summary>
[TestClass]
public class TinyBmsVectorTests
{
    // The only row of this kind whose CRC is right: what is wrong in it is the order of the address bytes.
    private const string BadForAnotherReason = "X06";

    [TestMethod]
    public void FixturesAreAllThere()
    {
        var kinds = new Dictionary<string, int>();
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            kinds[row["kind"]] = kinds.GetValueOrDefault(row["kind"]) + 1;
        }

        Assert.AreEqual(6, kinds["published-bad"]);
        Assert.AreEqual(15, kinds["published-request"]);
        Assert.AreEqual(1, kinds["published-pair"]);
        Assert.AreEqual(24, kinds["derived-from-real-registers"]);
        Assert.IsTrue(kinds["constructed"] > 50);
    }

    [TestMethod]
    public void EveryGoodFrameHasTheCrcThatIsComputed()
    {
        int frames = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            if (row["request_crc"] == "OK" || row["request_crc"] == "generated")
            {
                Assert.IsTrue(HasRightCrc(TinyBmsVectors.Bytes(row["request_hex"])), row["id"]);
                frames++;
            }

            if (row["response_hex"].Length > 0)
            {
                Assert.IsTrue(HasRightCrc(TinyBmsVectors.Bytes(row["response_hex"])), row["id"]);
                frames++;
            }
        }

        Assert.IsTrue(frames > 120);
    }

    [TestMethod]
    public void EveryFrameThatWasPublishedWithAWrongCrcIsRefused()
    {
        int refused = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            if (row["kind"] == "published-bad" && row["id"] != BadForAnotherReason)
            {
                byte[] frame = TinyBmsVectors.Bytes(row["request_hex"]);
                Assert.IsFalse(HasRightCrc(frame), row["id"]);
                Assert.AreEqual(TinyBmsFrameResult.None, Feed(frame, frame[1], frame.Length > 5 ? frame[2] : 0));
                refused++;
            }
        }

        Assert.AreEqual(5, refused);
    }

    [TestMethod]
    public void EveryBlockReadRequestIsBuiltAsPublished()
    {
        int requests = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            if (row["command"] == "0x03" && row["request_hex"].Length > 0)
            {
                byte[] frame = TinyBmsVectors.Bytes(row["request_hex"]);
                byte[] built = new TinyBmsBlock((frame[2] << 8) | frame[3], frame[5], TinyBmsBlock.Once).Request;
                Assert.AreEqual(Convert.ToHexString(frame), Convert.ToHexString(built), row["id"]);
                requests++;
            }
        }

        Assert.AreEqual(13, requests);
    }

    [TestMethod]
    public void EveryAnswerWithAPayloadLengthIsFoundWhole()
    {
        int answers = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            byte[] frame = TinyBmsVectors.Bytes(row["response_hex"]);
            if (frame.Length > 5 && frame[1] > 1 && frame[2] == frame.Length - 5)
            {
                Assert.AreEqual(TinyBmsFrameResult.Answer, Feed(frame, frame[1], frame[2]), row["id"]);
                Assert.AreEqual(TinyBmsFrameResult.None, Feed(frame, frame[1], frame[2] + 2), row["id"]);
                answers++;
            }
        }

        Assert.IsTrue(answers >= 20);
    }

    [TestMethod]
    public void EveryRejectionIsFoundForItsCommandOnly()
    {
        int rejections = 0;
        foreach (Dictionary<string, string> row in TinyBmsVectors.Load())
        {
            byte[] frame = TinyBmsVectors.Bytes(row["response_hex"]);
            if (frame.Length == 6 && frame[1] == 0)
            {
                Assert.AreEqual(TinyBmsFrameResult.Rejected, Feed(frame, frame[2], 40), row["id"]);
                Assert.AreEqual(TinyBmsFrameResult.None, Feed(frame, (byte)(frame[2] ^ 0x40), 40), row["id"]);
                rejections++;
            }
        }

        Assert.IsTrue(rejections == 29);
    }

    [TestMethod]
    public void RegistersOfTheRealPackDecodeToTheirStatedValues()
    {
        ushort[] registers = LoadDump("R20", "R02", "R03", "R04", "R05", "R11", "R12", "R13");
        var thresholds = new BatteryProtection();
        registers[300] = 4150; // not among the published rows; any allowed value does
        TinyBmsSettingsDecoder.Decode(registers, 0, thresholds);
        var sample = new BatterySnapshot();

        Assert.AreEqual(SampleFault.None, TinyBmsLiveDecoder.Decode(registers, thresholds, sample));

        int[] cells =
        {
            39800, 39810, 39820, 39830, 39830, 39840, 39890, 39900, 39830, 39830, 39830, 39840, 39880, 39880,
        };
        Assert.AreEqual(14, sample.CellCount);
        for (int i = 0; i < cells.Length; i++)
        {
            Assert.AreEqual(cells[i], sample.CellTenthMillivolts[i], "cell " + (i + 1));
        }

        Assert.AreEqual(16683981L, sample.LifetimeSeconds); // R02
        Assert.AreEqual(41777412L, sample.EstimatedSecondsLeft);
        Assert.AreEqual(55780, sample.PackVoltageMillivolts); // R03
        Assert.AreEqual(0, sample.PackCurrentMilliamperes);
        Assert.AreEqual(BatterySnapshot.Unknown, sample.ExternalTemperature1Decidegrees);
        Assert.AreEqual(BatterySnapshot.Unknown, sample.ExternalTemperature2Decidegrees);
        Assert.AreEqual(83555, sample.StateOfChargeMillipercent); // R04
        Assert.AreEqual(97, sample.InternalTemperatureDecidegrees);
        Assert.AreEqual(BatteryState.Idle, sample.State); // R05
        Assert.AreEqual(0, sample.BalancingNeededMask | sample.BalancingActiveMask);
        Assert.AreEqual(6600, thresholds.CapacityCentiampereHours); // R12
        Assert.AreEqual(14, thresholds.SeriesCells);
        Assert.AreEqual(4200, thresholds.OverVoltageCutoffCellMillivolts); // R13
        Assert.AreEqual(2900, thresholds.UnderVoltageCutoffCellMillivolts);
        Assert.AreEqual(60, thresholds.DischargeOverCurrentAmperes);
        Assert.AreEqual(20, thresholds.ChargeOverCurrentAmperes);
        Assert.AreEqual(60, thresholds.OverHeatCutoffDegrees);
        Assert.AreEqual(1, thresholds.LowTemperatureChargeCutoffDegrees);
    }

    [TestMethod]
    public void LowestAndHighestCellOfTheRealPackAreThoseThatTheBmsNames()
    {
        ushort[] registers = LoadDump("R20", "R03");

        Assert.AreEqual(3980, registers[TinyBmsRegister.LowestCell]);
        Assert.AreEqual(3990, registers[TinyBmsRegister.HighestCell]);
        Assert.AreEqual(39800, registers[2]);
        Assert.AreEqual(39900, registers[9]);
    }

    [TestMethod]
    public void SecondSnapshotOfTheRealPackDecodesToItsStatedValues()
    {
        ushort[] registers = LoadDump("R20", "R03", "R05", "R17", "R18");
        var sample = new BatterySnapshot();

        TinyBmsLiveDecoder.Decode(registers, null, sample);

        Assert.AreEqual(14088400L, sample.LifetimeSeconds);
        Assert.AreEqual(40293660L, sample.EstimatedSecondsLeft);
        Assert.AreEqual(55677, sample.PackVoltageMillivolts); // stated as 55.68 V
        Assert.AreEqual(80587, sample.StateOfChargeMillipercent);
        Assert.AreEqual(102, sample.InternalTemperatureDecidegrees);
    }

    [TestMethod]
    public void StatisticsOfTheRealPackAreInTheStatedBytes()
    {
        ushort[] registers = LoadDump("R07");

        Assert.AreEqual(0x1908, registers[TinyBmsRegister.TemperatureExtremes]);
        Assert.AreEqual(0x0300, registers[TinyBmsRegister.ResetAndWakeUpCause]);
        Assert.AreEqual(0, registers[TinyBmsRegister.ChargingCount]);
    }

    [TestMethod]
    public void PortableCopyOfTheRealPackIsTheFixtures()
    {
        ushort[] fixtures = LoadDump("R20", "R02", "R03", "R04", "R05", "R07", "R11", "R12", "R13", "R14");
        var copy = new ushort[600];
        Packs.LoadDump(copy);

        for (int i = 0; i < fixtures.Length; i++)
        {
            if (fixtures[i] != 0)
            {
                Assert.AreEqual(fixtures[i], copy[i], "register " + i);
            }
        }
    }

    private static ushort[] LoadDump(params string[] ids)
    {
        var registers = new ushort[600];
        foreach (string id in ids)
        {
            Dictionary<string, string> row = TinyBmsVectors.Find(id);
            byte[] request = TinyBmsVectors.Bytes(row["request_hex"]);
            byte[] response = TinyBmsVectors.Bytes(row["response_hex"]);
            bool isModbusForm = row["command"] == "0x03";
            int first = isModbusForm ? (request[2] << 8) | request[3] : request[3] | (request[4] << 8);
            for (int i = 0; i < response[2] / 2; i++)
            {
                int at = 3 + (2 * i);
                registers[first + i] = (ushort)(isModbusForm
                    ? (response[at] << 8) | response[at + 1]
                    : response[at] | (response[at + 1] << 8));
            }
        }

        return registers;
    }

    private static bool HasRightCrc(byte[] frame) =>
        ModbusCrc.Compute(frame, 0, frame.Length - 2) == (frame[^2] | (frame[^1] << 8));

    private static TinyBmsFrameResult Feed(byte[] frame, byte command, int payloadLength)
    {
        var reader = new TinyBmsFrameReader(new BatteryLinkStatus());
        reader.Expect(command, payloadLength);
        Array.Copy(frame, 0, reader.Buffer, reader.End, frame.Length);
        TinyBmsFrameResult result = reader.Append(frame.Length);
        return result == TinyBmsFrameResult.None ? reader.SearchRest() : result;
    }
}
