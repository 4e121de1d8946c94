// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsRequestsTests
{
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(0, 1)]
    [DataRow(0, 127)]
    [DataRow(0, 128)]
    [DataRow(473, 127)]
    [DataRow(474, 127)] // the last register would be 600
    [DataRow(599, 1)]
    [DataRow(600, 1)]
    [DataRow(-1, 1)]
    public void BlockReadTakes127RegistersOfTheMap(int address, int count)
    {
        bool isAllowed = count >= 1 && count <= 127 && address >= 0 && address + count <= 600;

        AssertLength(isAllowed ? 8 : 0, TinyBmsRequests.ReadBlock(Full(), address, count));
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 7)]
    [DataRow(31, 7)]
    [DataRow(32, 0)]
    public void NativeBlockReadTakes31Registers(int count, int expected) =>
        AssertLength(expected, TinyBmsRequests.ReadBlockNative(Full(), 300, count));

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 7)]
    [DataRow(15, 35)]
    [DataRow(16, 0)]
    public void ListedReadTakes15Registers(int count, int expected) =>
        AssertLength(expected, TinyBmsRequests.ReadListed(Full(), Addresses(20), count));

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 9)]
    [DataRow(15, 65)]
    [DataRow(16, 0)]
    public void ListedWriteTakes15Registers(int count, int expected) =>
        AssertLength(expected, TinyBmsRequests.WriteListed(Full(), Addresses(20), new ushort[20], count));

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 9)]
    [DataRow(30, 67)]
    [DataRow(31, 0)]
    public void NativeBlockWriteTakes30Registers(int count, int expected) =>
        AssertLength(expected, TinyBmsRequests.WriteBlockNative(Full(), 300, new ushort[40], count));

    [TestMethod]
    [DataRow(300, 0, 0)]
    [DataRow(300, 1, 11)]
    [DataRow(300, 100, 209)]
    [DataRow(300, 101, 0)]
    [DataRow(399, 1, 11)]
    [DataRow(399, 2, 0)]
    public void BlockWriteTakes100Registers(int address, int count, int expected) =>
        AssertLength(expected, TinyBmsRequests.WriteBlock(Full(), address, new ushort[120], count));

    [TestMethod]
    [DataRow(299)]
    [DataRow(400)]
    [DataRow(134)] // undocumented, restarts the BMS
    [DataRow(-1)]
    public void NothingOutsideTheSettingsIsEverWritten(int address)
    {
        int[] addresses = { 300, address };
        var words = new ushort[2];

        AssertLength(0, TinyBmsRequests.WriteListed(Full(), addresses, words, 2));
        AssertLength(0, TinyBmsRequests.WriteBlock(Full(), address, words, 1));
        AssertLength(0, TinyBmsRequests.WriteBlockNative(Full(), address, words, 1));
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(600)]
    public void RegistersBeyondTheMapAreNotRead(int address)
    {
        int[] addresses = { 0, address };

        AssertLength(0, TinyBmsRequests.ReadListed(Full(), addresses, 2));
        AssertLength(0, TinyBmsRequests.ReadBlockNative(Full(), address, 1));
    }

    [TestMethod]
    public void OnlyTheThreeKnownControlsAreSent()
    {
        for (int option = 0; option < 256; option++)
        {
            int expected = option == 1 || option == 2 || option == 5 ? 5 : 0;
            AssertLength(expected, TinyBmsRequests.Control(Full(), (byte)option));
        }
    }

    [TestMethod]
    public void OnlyCommandsWithoutABodyAreSimple()
    {
        for (int command = 0; command < 256; command++)
        {
            bool isSimple = (command >= 0x14 && command <= 0x1C) || (command >= 0x1E && command <= 0x20);
            AssertLength(isSimple ? 4 : 0, TinyBmsRequests.Simple(Full(), (byte)command));
        }
    }

    [TestMethod]
    [DataRow(0, 1, 0)]
    [DataRow(1, 1, 7)]
    [DataRow(4, 100, 7)]
    [DataRow(4, 101, 0)]
    [DataRow(4, 0, 0)]
    [DataRow(5, 1, 0)]
    public void SettingsValuesHaveFourKindsAnd100Registers(int option, int count, int expected) =>
        AssertLength(expected, TinyBmsRequests.ReadSettingsValues(Full(), (byte)option, count));

    [TestMethod]
    public void BufferThatIsTooShortIsRefusedAndLeftAlone()
    {
        int[] addresses = Addresses(3);
        var words = new ushort[3];
        for (int size = 0; size < 20; size++)
        {
            var target = new byte[size];
            AssertFits(size, 8, TinyBmsRequests.ReadBlock(target, 0, 1), target);
            AssertFits(size, 7, TinyBmsRequests.ReadBlockNative(new byte[size], 0, 1), target);
            AssertFits(size, 11, TinyBmsRequests.ReadListed(new byte[size], addresses, 3), target);
            AssertFits(size, 13, TinyBmsRequests.WriteBlockNative(new byte[size], 300, words, 3), target);
            AssertFits(size, 17, TinyBmsRequests.WriteListed(new byte[size], addresses, words, 3), target);
            AssertFits(size, 15, TinyBmsRequests.WriteBlock(new byte[size], 300, words, 3), target);
            AssertFits(size, 4, TinyBmsRequests.ReadNewestEvents(new byte[size]), target);
            AssertFits(size, 4, TinyBmsRequests.ReadAllEvents(new byte[size]), target);
            AssertFits(size, 7, TinyBmsRequests.ReadSettingsValues(new byte[size], 4, 44), target);
            AssertFits(size, 4, TinyBmsRequests.Simple(new byte[size], 0x18), target);
            AssertFits(size, 5, TinyBmsRequests.Control(new byte[size], 5), target);
        }
    }

    [TestMethod]
    public void SourceThatIsTooShortIsRefused()
    {
        AssertLength(0, TinyBmsRequests.ReadListed(Full(), Addresses(2), 3));
        AssertLength(0, TinyBmsRequests.WriteListed(Full(), Addresses(2), new ushort[3], 3));
        AssertLength(0, TinyBmsRequests.WriteListed(Full(), Addresses(3), new ushort[2], 3));
        AssertLength(0, TinyBmsRequests.WriteBlock(Full(), 300, new ushort[2], 3));
        AssertLength(0, TinyBmsRequests.WriteBlockNative(Full(), 300, new ushort[2], 3));
    }

    [TestMethod]
    public void EveryRequestEndsWithTheCrcOfTheRest()
    {
        byte[] target = Full();
        int length = TinyBmsRequests.WriteBlock(target, 300, new ushort[] { 3650, 3250 }, 2);

        Assert.AreEqual("AA 10 01 2C 00 02 04 0E 42 0C B2", Hex.Of(target, 11));
        Assert.AreEqual(ModbusFrames.Crc(target, 0, length - 2), target[length - 2] | (target[length - 1] << 8));
    }

    private static byte[] Full() => new byte[TinyBmsProtocol.LongestRequest];

    private static int[] Addresses(int count)
    {
        var addresses = new int[count];
        for (int i = 0; i < count; i++)
        {
            addresses[i] = 300 + i;
        }

        return addresses;
    }

    private static void AssertLength(int expected, int actual) => Assert.AreEqual(expected, actual);

    private static void AssertFits(int size, int needed, int actual, byte[] target)
    {
        Assert.AreEqual(size >= needed ? needed : 0, actual);
        Assert.IsTrue(size >= 8 || size == 0 || target[0] == 0);
    }
}
