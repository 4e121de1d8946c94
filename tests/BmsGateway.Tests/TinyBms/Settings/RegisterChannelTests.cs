// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class RegisterChannelTests
{
    [TestMethod]
    public void WriteGoesOutAsOneFrameAndItsEchoEndsIt()
    {
        var channel = new RegisterChannel();
        channel.BeginWrite(312, 2, 0x1170, 0x0001);
        Assert.IsTrue(channel.HasWaiting);
        TinyBmsBlock block = channel.Take()!;

        Assert.AreEqual("AA 10 01 38 00 02 04 11 70 00 01", Hex.Of(block.Request, 11));
        Assert.AreEqual(13, block.Request.Length);
        Assert.AreEqual(ModbusCrc.Compute(block.Request, 0, 11), block.Request[11] | (block.Request[12] << 8));
        Assert.AreEqual((int)RegisterAccessResult.Pending, (int)channel.Poll(0));
        channel.TakeAnswer(new byte[] { 0x01, 0x38, 0x00, 0x02 }, 0);
        Assert.AreEqual((int)RegisterAccessResult.Ok, (int)channel.Poll(0));
    }

    [TestMethod]
    public void EchoOfAnotherWriteDoesNotCount()
    {
        var channel = new RegisterChannel();
        channel.BeginWrite(315, 1, 3700, 0);
        channel.Take();
        channel.TakeAnswer(new byte[] { 0x01, 0x2C, 0x00, 0x01 }, 0);

        Assert.AreEqual((int)RegisterAccessResult.TimedOut, (int)channel.Poll(0));
    }

    [TestMethod]
    [DataRow(299)]
    [DataRow(400)]
    public void AddressOutsideTheSettingsIsNeverSent(int address)
    {
        var channel = new RegisterChannel();
        channel.BeginWrite(address, 1, 1, 0);

        Assert.IsFalse(channel.HasWaiting);
        Assert.IsNull(channel.Take());
        Assert.AreEqual((int)RegisterAccessResult.LinkLost, (int)channel.Poll(0));
    }

    [TestMethod]
    public void RequestThatWasGivenUpIsNeverSentAndItsAnswerGoesNowhere()
    {
        var channel = new RegisterChannel();
        channel.BeginWrite(315, 1, 3700, 0);
        channel.Abandon();
        Assert.IsNull(channel.Take());

        var words = new ushort[SettingRows.WordCount];
        channel.BeginRead(SettingsValueKind.Current, words);
        channel.Take();
        channel.Abandon();
        channel.TakeAnswer(new byte[] { 0xFF, 0xFF }, 0);
        Assert.AreEqual(0, (int)words[0]);
        Assert.AreEqual((int)RegisterAccessResult.LinkLost, (int)channel.Poll(0));
    }

    [TestMethod]
    public void AnswerToARequestThatWasGivenUpDoesNotEndTheNextOne()
    {
        var channel = new RegisterChannel();
        var words = new ushort[SettingRows.WordCount];
        channel.BeginRead(SettingsValueKind.Minimum, words);
        channel.Take();
        channel.Abandon();
        channel.BeginRead(SettingsValueKind.Current, words);
        channel.End(RegisterAccessResult.TimedOut);

        Assert.IsTrue(channel.HasWaiting);
        Assert.AreEqual((int)RegisterAccessResult.Pending, (int)channel.Poll(0));
        channel.RefuseWaiting();
        Assert.AreEqual((int)RegisterAccessResult.LinkLost, (int)channel.Poll(0));
    }
}
