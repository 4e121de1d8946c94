// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

[TestClass]
public class LoginLimiterTests
{
    [TestMethod]
    public void ClientWaitsAfterFiveFailuresAndTwiceAsLongAfterEachFurtherOne()
    {
        var limiter = new LoginLimiter();
        Fail(limiter, "a", 4, 1000);
        Assert.AreEqual(0, limiter.WaitSeconds("a", 1000));

        int[] waits = { 30, 60, 120, 240, 480, 900, 900 };
        for (int i = 0; i < waits.Length; i++)
        {
            limiter.NoteFailure("a", 2000);
            Assert.AreEqual(waits[i], limiter.WaitSeconds("a", 2000));
        }
    }

    [TestMethod]
    public void WaitEndsExactlyWhenItSaysSo()
    {
        var limiter = new LoginLimiter();
        Fail(limiter, "a", 5, 1000);

        Assert.AreEqual(1, limiter.WaitSeconds("a", 30999));
        Assert.AreEqual(0, limiter.WaitSeconds("a", 31000));
    }

    [TestMethod]
    public void OtherClientNeedNotWait()
    {
        var limiter = new LoginLimiter();
        Fail(limiter, "a", 10, 1000);

        Assert.AreEqual(0, limiter.WaitSeconds("b", 1000));
    }

    [TestMethod]
    public void RightPasswordStartsAfresh()
    {
        var limiter = new LoginLimiter();
        Fail(limiter, "a", 4, 1000);
        limiter.NoteSuccess("a");
        Fail(limiter, "a", 4, 1000);

        Assert.AreEqual(0, limiter.WaitSeconds("a", 1000));
    }

    [TestMethod]
    public void ManyAddressesMakeEverybodyWaitAMinuteAtMost()
    {
        var limiter = new LoginLimiter();
        for (int i = 0; i < 20; i++)
        {
            limiter.NoteFailure("client " + i.ToString(), 1000);
        }

        Assert.AreEqual(5, limiter.WaitSeconds("owner", 1000));
        for (int i = 0; i < 30; i++)
        {
            limiter.NoteFailure("more " + i.ToString(), 1000);
        }

        Assert.AreEqual(60, limiter.WaitSeconds("owner", 1000));
        Assert.AreEqual(0, limiter.WaitSeconds("owner", 61000));
    }

    [TestMethod]
    public void RightPasswordOfOneClientDoesNotHelpTheOthers()
    {
        var limiter = new LoginLimiter();
        for (int i = 0; i < 20; i++)
        {
            limiter.NoteFailure("client " + i.ToString(), 1000);
        }

        limiter.NoteSuccess("client 19");

        Assert.AreEqual(5, limiter.WaitSeconds("guesser", 1000));
    }

    [TestMethod]
    public void FailuresAreForgottenAfterHalfAnHour()
    {
        var limiter = new LoginLimiter();
        Fail(limiter, "a", 9, 1000);
        long later = 1000 + LoginLimiter.ForgetMilliseconds;
        Fail(limiter, "a", 4, later);

        Assert.AreEqual(0, limiter.WaitSeconds("a", later));
    }

    private static void Fail(LoginLimiter limiter, string client, int count, long now)
    {
        for (int i = 0; i < count; i++)
        {
            limiter.NoteFailure(client, now);
        }
    }
}
