// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

[TestClass]
public class TinyBmsCommandAllocationTests
{
    private static readonly byte[] Target = new byte[TinyBmsProtocol.LongestRequest];
    private static readonly int[] Addresses = { 300, 301, 315 };
    private static readonly ushort[] Words = { 3650, 3250, 3800 };
    private static readonly byte[] Listed = { 0xAA, 0x09, 0x04, 0x32, 0x00, 0x97, 0x00, 0x80, 0xDB }; // R23

    [TestMethod]
    public void RequestsAnswersAndTheCodecAllocateNothing()
    {
        TinyBmsRegisterDefinition voltage = TinyBmsRegisterTable.Find(TinyBmsRegister.PackVoltage)!;
        TinyBmsRegisterDefinition status = TinyBmsRegisterTable.Find(TinyBmsRegister.OnlineStatus)!;
        var reader = new TinyBmsFrameReader(new BatteryLinkStatus());
        long total = Round(reader, voltage, status);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            total += Round(reader, voltage, status);
        }

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(1001L * ((8 + 7 + 11 + 13 + 17 + 15 + 4 + 4 + 7 + 4 + 5) + 0x97 + 51200), total);
    }

    private static long Round(
        TinyBmsFrameReader reader, TinyBmsRegisterDefinition voltage, TinyBmsRegisterDefinition status)
    {
        long total = TinyBmsRequests.ReadBlock(Target, 0, 57)
            + TinyBmsRequests.ReadBlockNative(Target, 0, 31)
            + TinyBmsRequests.ReadListed(Target, Addresses, 3)
            + TinyBmsRequests.WriteBlockNative(Target, 300, Words, 3)
            + TinyBmsRequests.WriteListed(Target, Addresses, Words, 3)
            + TinyBmsRequests.WriteBlock(Target, 300, Words, 3)
            + TinyBmsRequests.ReadNewestEvents(Target)
            + TinyBmsRequests.ReadAllEvents(Target)
            + TinyBmsRequests.ReadSettingsValues(Target, TinyBmsProtocol.CurrentValues, 44)
            + TinyBmsRequests.Simple(Target, TinyBmsProtocol.ReadTrip)
            + TinyBmsRequests.Control(Target, TinyBmsProtocol.Restart);
        reader.Expect(TinyBmsProtocol.ReadListed, TinyBmsAnswers.PayloadLength(TinyBmsProtocol.ReadListed, 1));
        Array.Copy(Listed, reader.Buffer, Listed.Length);
        reader.Append(Listed.Length);
        Words[0] = (ushort)TinyBmsAnswers.UInt16(reader.Buffer, reader.PayloadOffset, 1);
        total += TinyBmsRegisterCodec.Decode(status, Words, 0, 0);
        TinyBmsRegisterCodec.TryEncode(voltage, Words, 1, 0, 51200);
        return total + TinyBmsRegisterCodec.Decode(voltage, Words, 1, 0);
    }
}
