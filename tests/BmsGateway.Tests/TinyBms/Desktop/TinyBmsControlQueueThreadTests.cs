// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>Two threads ask for commands while the control thread sends them.</summary>
[TestClass]
public class TinyBmsControlQueueThreadTests
{
    private const int Wanted = 100;
    private const int LongestMilliseconds = 20000;

    [TestMethod]
    public void EveryCommandThatWasAcceptedIsSentExactlyOnce()
    {
        var rig = new DriverRig();
        rig.Settle();
        int[] accepted = new int[2];
        int running = 2;
        var threads = new Thread[2];
        for (int i = 0; i < threads.Length; i++)
        {
            int number = i;
            threads[i] = new Thread(() =>
            {
                var random = new Random(number);
                var watch = Stopwatch.StartNew();
                while (accepted[number] is >= 0 and < Wanted && watch.ElapsedMilliseconds < LongestMilliseconds)
                {
                    TinyBmsControl control = random.Next(2) == 0
                        ? TinyBmsControl.ClearEvents
                        : TinyBmsControl.ClearStatistics;
                    accepted[number] += rig.Driver.TryEnqueue(control, out TinyBmsEnqueueResult result) ? 1 : 0;
                    if (result != TinyBmsEnqueueResult.Accepted && result != TinyBmsEnqueueResult.AlreadyWaiting)
                    {
                        accepted[number] = int.MinValue;
                    }
                }

                Interlocked.Decrement(ref running);
            });
            threads[i].Start();
        }

        while (Interlocked.CompareExchange(ref running, 0, 0) > 0)
        {
            rig.Driver.Run(20);
        }

        threads[0].Join();
        threads[1].Join();
        rig.RunFor(1000);
        int total = accepted[0] + accepted[1];

        // The fake clock runs far ahead of the threads, so a command may be too old the moment it is taken.
        int expired = Enumerable.Range(0, rig.Log.Count).Count(i => rig.Log.At(i).Contains("not sent, because"));
        Console.WriteLine(
            "accepted " + accepted[0] + " and " + accepted[1] + ", sent " + rig.Bms.ControlCount + ", expired " + expired);

        Assert.AreEqual(total, rig.Bms.ControlCount + expired);
        Assert.IsTrue(accepted[0] > 10 && accepted[1] > 10, "Both threads must have got a turn.");
        Assert.IsTrue(rig.Bms.ControlCount > expired);
        Assert.AreEqual(0, rig.Bms.OverlapCount + rig.Bms.BadRequestCount);
        Assert.AreEqual(TinyBmsControlOutcome.Confirmed, rig.Driver.OutcomeOf(TinyBmsControl.ClearEvents));
    }

    [TestMethod]
    public void OfTwoThreadsThatAskForARestartAtOnceOneGetsIt()
    {
        for (int round = 0; round < 200; round++)
        {
            var rig = new DriverRig();
            int accepted = 0;
            using var start = new ManualResetEventSlim();
            var threads = new Thread[2];
            for (int i = 0; i < threads.Length; i++)
            {
                threads[i] = new Thread(() =>
                {
                    start.Wait();
                    if (rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _))
                    {
                        Interlocked.Increment(ref accepted);
                    }
                });
                threads[i].Start();
            }

            start.Set();
            threads[0].Join();
            threads[1].Join();
            Assert.AreEqual(1, accepted);
        }
    }
}
