// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Health;
using BmsGateway.Tests.Web.Desktop;

namespace BmsGateway.Tests.Health.Desktop;

[TestClass]
public class ServiceThreadTests
{
    private readonly ServiceHealth _health = new("test", "1");
    private readonly StopwatchClock _clock = new();

    [TestMethod]
    public void ExceptionEndsTheThreadWithItsReasonAndAFreshOneCanBeStarted()
    {
        int runs = 0;
        ServiceThread? thread = null;
        thread = new ServiceThread(_health, _clock, () =>
        {
            runs++;
            if (runs == 1)
            {
                throw new InvalidOperationException("broken on purpose");
            }

            _health.Beat(_clock.MonotonicMilliseconds);
            thread!.WaitForStop(5000);
        });
        thread.Start();
        WaitFor(() => _health.HasEnded);
        Assert.AreEqual("broken on purpose", _health.LastError);

        thread.Start();
        WaitFor(() => _health.StateAt(_clock.MonotonicMilliseconds) == ServiceState.Healthy);
        Assert.IsTrue(thread.Stop(1000));

        Assert.AreEqual(2, runs);
        Assert.AreEqual(ServiceState.Stopped, _health.StateAt(_clock.MonotonicMilliseconds));
    }

    [TestMethod]
    public void BodyThatReturnsUnaskedCountsAsFailed()
    {
        var thread = new ServiceThread(_health, _clock, () => { });
        thread.Start();

        WaitFor(() => _health.HasEnded);
    }

    [TestMethod]
    public void SecondStartOfALivingThreadDoesNothing()
    {
        int runs = 0;
        ServiceThread? thread = null;
        thread = new ServiceThread(_health, _clock, () =>
        {
            Interlocked.Increment(ref runs);
            thread!.WaitForStop(5000);
        });
        thread.Start();
        thread.Start();
        WaitFor(() => Volatile.Read(ref runs) == 1);

        Assert.IsTrue(thread.Stop(1000));
        Assert.AreEqual(1, runs);
    }

    [TestMethod]
    public void HungThreadHoldsStopNoLongerThanAsked()
    {
        using var release = new ManualResetEventSlim();
        var thread = new ServiceThread(_health, _clock, () => release.Wait(10000));
        thread.Start();
        long before = Environment.TickCount64;

        Assert.IsFalse(thread.Stop(200));

        Assert.IsTrue(Environment.TickCount64 - before < 2000);
        release.Set();
    }

    private static void WaitFor(Func<bool> condition) =>
        Assert.IsTrue(SpinWait.SpinUntil(condition, 5000), "did not happen within 5 s");
}
