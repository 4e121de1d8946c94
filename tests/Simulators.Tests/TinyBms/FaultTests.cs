// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class FaultTests
{
    private readonly Host _host = Host.Instant();

    private LinkFaults Faults => _host.Device.Faults;

    [TestMethod]
    public void DropNextLosesExactlyThatManyAnswers()
    {
        Faults.Drop.Next = 2;
        Assert.IsEmpty(_host.Ask(0xAA, 0x18));
        Assert.IsEmpty(_host.Ask(0xAA, 0x18));
        Assert.HasCount(6, _host.Ask(0xAA, 0x18));
        Assert.AreEqual(2L, Faults.Drop.Count);
    }

    [TestMethod]
    public void CorruptAnswerHasTheSameLengthAndAWrongChecksum()
    {
        Faults.Corrupt.Probability = 1;
        for (int i = 0; i < 500; i++)
        {
            byte[] answer = _host.Ask(0xAA, 0x03, 0, 0, 0, 10);
            Assert.HasCount(25, answer);
            Assert.IsFalse(Crc16.IsValid(answer, answer.Length));
        }
    }

    [TestMethod]
    public void CorruptRequestIsRefusedWithACrcError()
    {
        Faults.CorruptRequest.Next = 1;
        byte[] answer = _host.Ask(0xAA, 0x18);
        Assert.HasCount(6, answer);
        Assert.AreEqual(0x01, (int)answer[3]);
        Assert.AreEqual(1L, _host.Device.Counters.CrcErrors);
    }

    [TestMethod]
    public void NackNextRefusesWithTheChosenCode()
    {
        Faults.Nack.Next = 1;
        Faults.NackCode = 1;
        Assert.AreEqual("AA001801EA3C", _host.AskHex(0xAA, 0x18));
        Assert.HasCount(6, _host.Ask(0xAA, 0x18));
    }

    [TestMethod]
    public void RefusedWriteChangesNothing()
    {
        Faults.Nack.Next = 1;
        Assert.IsFalse(_host.Write(319, 50));
        Assert.AreEqual(60, _host.Read(319));
    }

    [TestMethod]
    public void DelayedAnswerComesLate()
    {
        Faults.Delay.Next = 1;
        Assert.IsEmpty(_host.Ask(0xAA, 0x18));
        _host.Device.Advance(399);
        Assert.IsEmpty(_host.Due());
        _host.Device.Advance(1);
        Assert.HasCount(6, _host.Due());
    }

    [TestMethod]
    public void SplitAnswerArrivesWholeButWithPauses()
    {
        for (int i = 0; i < 100; i++)
        {
            Faults.Split.Next = 1;
            int first = _host.Ask(0xAA, 0x03, 0, 0, 0, 10).Length;
            Assert.IsTrue(first > 0 && first < 25, $"{first}");
            _host.Device.Advance(3 * Faults.SplitMilliseconds);
            Assert.HasCount(25 - first, _host.Due());
        }
    }

    [TestMethod]
    public void MergedAnswerComesInFrontOfTheNext()
    {
        Faults.Merge.Next = 1;
        Assert.IsEmpty(_host.Ask(0xAA, 0x16));
        byte[] both = _host.Ask(0xAA, 0x18);
        Assert.HasCount(12, both);
        Assert.AreEqual(0x16, (int)both[1]);
        Assert.AreEqual(0x18, (int)both[7]);
    }

    [TestMethod]
    public void MergedAnswerThatNoOtherFollowsComesAfterASecond()
    {
        Faults.Merge.Next = 1;
        _host.Ask(0xAA, 0x16);
        _host.Device.Advance(900);
        Assert.IsEmpty(_host.Due());
        _host.Device.Advance(200);
        Assert.HasCount(6, _host.Due());
    }

    [TestMethod]
    public void BroadcastTextStandsInFrontOfTheAnswer()
    {
        Faults.Broadcast.Next = 1;
        byte[] data = _host.Ask(0xAA, 0x18);
        string text = Encoding.ASCII.GetString(data, 0, data.Length - 6);
        Assert.StartsWith("BPV:", text);
        Assert.EndsWith("\r\n", text);
        byte[] answer = data.AsSpan(data.Length - 6).ToArray();
        Assert.IsTrue(Crc16.IsValid(answer, 6));
    }

    [TestMethod]
    [DataRow(0x18)]
    [DataRow(0x14)]
    public void ForeignAnswerIsAValidFrameOfAnotherCommand(int command)
    {
        Faults.Foreign.Next = 1;
        byte[] answer = _host.Ask(0xAA, command);
        Assert.IsTrue(Crc16.IsValid(answer, answer.Length));
        Assert.AreNotEqual(command, (int)answer[1]);
        Assert.IsGreaterThan(1, (int)answer[1]);
    }

    [TestMethod]
    public void SilentDeviceSaysNothingAndLosesWhatWasUnderWay()
    {
        Faults.Delay.Next = 1;
        _host.Ask(0xAA, 0x18);
        Faults.Silent = true;
        Assert.IsEmpty(_host.Ask(0xAA, 0x18));
        _host.Device.Advance(1000);
        Faults.Silent = false;
        Assert.IsEmpty(_host.Due());
        Assert.HasCount(6, _host.Ask(0xAA, 0x18));
    }

    [TestMethod]
    public void ClearEndsEveryFault()
    {
        foreach (FaultRule rule in Faults.Rules)
        {
            rule.Probability = 1;
            rule.Next = 5;
        }

        Faults.Silent = true;
        Faults.Clear();
        Assert.HasCount(6, _host.Ask(0xAA, 0x18));
    }

    [TestMethod]
    public void SameSeedGivesTheSameFaults()
    {
        Assert.AreEqual(LossPattern(7), LossPattern(7));
        Assert.AreNotEqual(LossPattern(7), LossPattern(8));
    }

    [TestMethod]
    public void ProbabilityIsKept()
    {
        string pattern = LossPattern(3);
        int lost = pattern.Length - pattern.Replace(".", string.Empty).Length;
        Assert.IsTrue(lost > 150 && lost < 250, $"{lost} of 1000 lost at 20 %");
    }

    [TestMethod]
    public void UnknownFaultNamesTheKnownOnes()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Faults.Find("smoke"));
        Assert.Contains("corrupt", error.Message);
    }

    private static string LossPattern(int seed)
    {
        var options = new TinyBmsSimulatorOptions { Timing = TinyBmsTiming.Instant, Seed = seed };
        var host = new Host(new TinyBmsSimulator(options));
        host.Device.Faults.Drop.Probability = 0.2;
        var pattern = new StringBuilder();
        for (int i = 0; i < 1000; i++)
        {
            pattern.Append(host.Ask(0xAA, 0x18).Length == 0 ? '.' : 'x');
        }

        return pattern.ToString();
    }
}
