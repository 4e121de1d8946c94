// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsRawViewTests
{
    [TestMethod]
    public void NothingIsPublishedByDefault()
    {
        var rig = new DriverRig();

        rig.RunFor(30000);

        Assert.AreEqual(0, rig.RawFrameCount);
    }

    [TestMethod]
    public void RequestAndAnswerArePublishedWithTheirTimesAndCanBeRead()
    {
        DriverRig rig = Make();
        rig.Settle();
        int before = rig.RawFrameCount;

        rig.RunUntilSamples(rig.SampleCount + 1);
        rig.RunFor(1);

        Assert.AreEqual(before + 2, rig.RawFrameCount);
        Assert.AreEqual(8, rig.RawSent.Length);
        Assert.AreEqual(0xAA, (int)rig.RawSent.Bytes[0]);
        Assert.AreEqual("read block: 57 registers from 0", rig.RawSent.Describe());
        Assert.AreEqual(119, rig.RawReceived.Length);
        Assert.AreEqual("answer to read block, 119 bytes", rig.RawReceived.Describe());
        Assert.AreEqual(rig.SampledAt, rig.RawReceived.TimeMilliseconds);
        Assert.IsTrue(rig.RawSent.TimeMilliseconds < rig.RawReceived.TimeMilliseconds);
    }

    [TestMethod]
    public void BytesThatAreNoAnswerAreShownToo()
    {
        DriverRig rig = Make();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.Truncated);

        rig.RunFor(480);

        Assert.AreEqual(99, rig.RawReceived.Length);
        Assert.AreEqual("wrong CRC or not one whole frame, 99 bytes", rig.RawReceived.Describe());
    }

    [TestMethod]
    public void RefusalsAndConfirmationsAreNamed()
    {
        DriverRig rig = Make();
        rig.Settle();
        rig.Driver.TryEnqueue(TinyBmsControl.ClearEvents, out _);
        rig.RunFor(2);
        Assert.AreEqual("control: option 1", rig.RawSent.Describe());
        Assert.AreEqual("ACK to control", rig.RawReceived.Describe());
        rig.Bms.Script(ScriptedAnswer.RejectCommand);
        rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _);
        rig.Bms.Script(ScriptedAnswer.RejectCrc, 8);
        rig.RunFor(100);

        Assert.AreEqual("NACK to all events: CRC error", rig.RawReceived.Describe());
    }

    [TestMethod]
    public void NoMoreThanFiftyFramesASecondArePublished()
    {
        DriverRig rig = Make();
        rig.Settle();
        int before = rig.RawFrameCount;
        for (int i = 0; i < 200; i++)
        {
            rig.Driver.RawView.Send(new byte[] { 0xAA, 0x14, 0, 0 }, rig.Clock.MonotonicMilliseconds);
        }

        Assert.IsTrue(rig.RawFrameCount - before <= TinyBmsRawView.MostPerSecond);
        Assert.IsTrue(rig.Driver.RawView.DroppedCount >= 150);
        rig.Clock.Advance(1000);
        before = rig.RawFrameCount;
        rig.RunFor(1000);
        Assert.IsTrue(rig.RawFrameCount - before >= 8);
    }

    [TestMethod]
    public void ViewCanBeSwitchedOnAndOffAtAnyTime()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Driver.RawView.IsEnabled = true;
        rig.RunFor(1000);
        int frames = rig.RawFrameCount;
        rig.Driver.RawView.IsEnabled = false;
        rig.RunFor(1000);

        Assert.AreEqual(8, frames);
        Assert.AreEqual(frames, rig.RawFrameCount);
    }

    [TestMethod]
    public void AnswerLongerThanAFrameIsCutAndSaysSo()
    {
        DriverRig rig = Make();
        rig.Settle();
        rig.Driver.RawView.Receive(new byte[200], 0, 200);
        rig.Driver.RawView.Receive(new byte[200], 0, 200);
        rig.Driver.RawView.EndAnswer(rig.Clock.MonotonicMilliseconds);

        Assert.AreEqual(TinyBmsRawFrame.Capacity, rig.RawReceived.Length);
        Assert.AreEqual(400 - TinyBmsRawFrame.Capacity, rig.RawReceived.DroppedBytes);
    }

    [TestMethod]
    public void PublishedFrameCanBeCopiedAndOneThatIsBeingWrittenCannot()
    {
        DriverRig rig = Make();
        rig.Settle();
        var copy = new TinyBmsRawFrame();
        Assert.IsTrue(rig.RawReceived.TryCopyTo(copy));
        Assert.AreEqual(rig.RawReceived.Describe(), copy.Describe());

        rig.RawReceived.BeginUpdate();
        Assert.IsFalse(rig.RawReceived.TryCopyTo(copy));
    }

    [TestMethod]
    [DataRow(0, "nothing")]
    [DataRow(3, "no frame at the start, 3 bytes")]
    public void BytesWithoutAFrameAreNamedSo(int length, string expected) =>
        Assert.AreEqual(expected, TinyBmsFrameText.Of(new byte[10], length, TinyBmsRawDirection.Received));

    private static DriverRig Make() => new(new TinyBmsDriverOptions { IsRawViewEnabled = true }, 1000);
}
