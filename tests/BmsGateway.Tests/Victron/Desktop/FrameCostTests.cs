// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using BmsGateway.Can;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron.Desktop;

/// <summary>What all frames of one second cost, from the context to the queue of a controller.</summary>
[TestClass]
public class FrameCostTests
{
    private const int Seconds = 20000;

    // Far above what any PC needs; only a wrong order of magnitude fails.
    private const double MostMicrosecondsPerFrame = 20;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void AllFramesAreEncodedAndQueuedWithoutAllocation()
    {
        VictronContext context = EverythingKnown();
        VictronFrameRow[] rows = VictronFrames.CreateSchedule();
        var ring = new CanFrameRing(rows.Length);
        var frame = new CanFrame();
        var taken = new CanFrame();
        Assert.AreEqual(rows.Length, EncodeAll(rows, context, ring, frame, taken), "every row has something to say");
        Repeat(rows, context, ring, frame, taken);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        int frames = Repeat(rows, context, ring, frame, taken);
        double microseconds = watch.Elapsed.TotalMicroseconds / frames;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        TestContext.WriteLine($"{microseconds * 1000:0} ns per frame, {rows.Length} frames, {allocated} bytes");

        // The watch itself is one small object.
        Assert.IsLessThan(200L, allocated);
        Assert.AreEqual(0, ring.DroppedCount);
        Assert.IsLessThan(MostMicrosecondsPerFrame, microseconds);
    }

    private static int Repeat(
        VictronFrameRow[] rows, VictronContext context, CanFrameRing ring, CanFrame frame, CanFrame taken)
    {
        int frames = 0;
        for (int second = 0; second < Seconds; second++)
        {
            frames += EncodeAll(rows, context, ring, frame, taken);
        }

        return frames;
    }

    private static int EncodeAll(
        VictronFrameRow[] rows, VictronContext context, CanFrameRing ring, CanFrame frame, CanFrame taken)
    {
        int queued = 0;
        foreach (VictronFrameRow row in rows)
        {
            if (row.Encoder.Encode(context, frame))
            {
                ring.Add(frame);
                queued++;
            }
        }

        while (ring.TryTake(taken))
        {
        }

        return queued;
    }

    private static VictronContext EverythingKnown()
    {
        var limits = new ChargeLimits
        {
            ChargeVoltageMillivolts = 55200,
            ChargeCurrentMilliamperes = 50000,
            DischargeCurrentMilliamperes = 40000,
        };
        var context = new VictronContext(limits, new VictronIdentity("TinyBMS", "TinyBMS house", "LFP"), 100)
        {
            Sample = Samples.HealthyPack(1000),
            IsSampleFresh = true,
            ChargeRequest = ChargeRequest.No,
            ChargedWattHours = 123456,
            DischargedWattHours = 112233,
        };
        Assert.IsTrue(context.Identity.TrySetFirmware("0.1.0"));
        context.Identity.SerialNumber = "0123456789";
        context.Alarms.Evaluate(context.Sample, false, false);
        return context;
    }
}
