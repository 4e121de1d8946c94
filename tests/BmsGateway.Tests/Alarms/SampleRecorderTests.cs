// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class SampleRecorderTests
{
    [TestMethod]
    public void SampleIsPackedInItsUnits()
    {
        var recorder = new SampleRecorder();
        BatterySnapshot sample = Samples.HealthyPack(7000);
        sample.PackCurrentMilliamperes = -12345;
        sample.LowestTemperatureDecidegrees = -105;
        sample.State = BatteryState.Discharging;
        sample.FaultCode = 3;
        recorder.Add(sample);
        byte[] bytes = new byte[SampleRecorder.RowLength];
        Assert.AreEqual(SampleRecorder.RowLength, recorder.CopyTo(bytes, 0));

        AssertField(bytes, 0, 7);
        AssertField(bytes, 2, 5281);
        AssertField(bytes, 4, -123);
        AssertField(bytes, 6, 6020);
        AssertField(bytes, 8, 3300);
        AssertField(bytes, 10, 3301);
        AssertField(bytes, 12, -105);
        AssertField(bytes, 14, 260);
        Assert.AreEqual(3, (int)bytes[16]);
        Assert.AreEqual(3, (int)bytes[17]);
    }

    [TestMethod]
    public void WhatIsNotKnownIsMarked()
    {
        var recorder = new SampleRecorder();
        recorder.Add(new BatterySnapshot());
        byte[] bytes = new byte[SampleRecorder.RowLength];
        recorder.CopyTo(bytes, 0);

        AssertField(bytes, 2, -1);
        AssertField(bytes, 4, SampleRecorder.UnknownSigned);
        AssertField(bytes, 6, -1);
        AssertField(bytes, 14, SampleRecorder.UnknownSigned);
        Assert.AreEqual(0, (int)bytes[17]);
    }

    [TestMethod]
    public void NewestSixtyAreKeptInOrder()
    {
        var recorder = new SampleRecorder();
        for (int i = 1; i <= 95; i++)
        {
            recorder.Add(Samples.HealthyPack(i * 1000));
        }

        byte[] bytes = new byte[SampleRecorder.Capacity * SampleRecorder.RowLength];
        Assert.AreEqual(bytes.Length, recorder.CopyTo(bytes, 0));
        for (int i = 0; i < SampleRecorder.Capacity; i++)
        {
            AssertField(bytes, i * SampleRecorder.RowLength, 36 + i);
        }
    }

    [TestMethod]
    public void SamplesAreASecondApart()
    {
        var recorder = new SampleRecorder();
        for (int i = 0; i <= 40; i++)
        {
            recorder.Add(Samples.HealthyPack(1000 + (i * 250)));
        }

        Assert.AreEqual(11, recorder.Count);
    }

    private static void AssertField(byte[] bytes, int offset, int expected) =>
        Assert.AreEqual(expected, (short)(bytes[offset] | (bytes[offset + 1] << 8)));
}
