// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Storage;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Storage;

[TestClass]
public class FlashUseTests
{
    // Three folders take six blocks, and a hundred blocks are the drive: one block is one percent.
    private const int DriveKibibytes = 400;
    private const int FolderPercent = 6;

    [TestMethod]
    public void FilesCountInWholeBlocksInEveryFolder()
    {
        var files = new FaultyFileStore();
        var use = new FlashUse(files, DriveKibibytes);
        Write(files, "hours.rec", 4097);
        Write(files, "history/2026-01-31.csv", 4096);
        Write(files, "log/gateway.log", 513);
        use.Count();

        Assert.AreEqual(FolderPercent + 2 + 1 + 1, use.Percent);
    }

    [TestMethod]
    public void SmallFileLiesInItsFolder()
    {
        var files = new FaultyFileStore();
        var use = new FlashUse(files, DriveKibibytes);
        Write(files, "boot.rec", 512);
        use.Count();

        Assert.AreEqual(FolderPercent, use.Percent);
    }

    [TestMethod]
    public void DriveIsNearlyFullFromEightyFivePercentUntilBelowEighty()
    {
        var files = new FaultyFileStore();
        var use = new FlashUse(files, DriveKibibytes);
        Assert.IsFalse(IsNearlyFullAt(84, use, files));
        Assert.IsTrue(IsNearlyFullAt(85, use, files));
        Assert.IsTrue(IsNearlyFullAt(80, use, files));
        Assert.IsFalse(IsNearlyFullAt(79, use, files));
        Assert.IsFalse(IsNearlyFullAt(84, use, files));
    }

    [TestMethod]
    public void CountIsAMinuteAfterTheStartAndThenOnceAnHour()
    {
        var use = new FlashUse(new FaultyFileStore(), DriveKibibytes);
        int counts = 0;
        for (long now = 1000; now < 2 * 3600 * 1000; now += 1000)
        {
            bool hasCounted = use.CountWhenDue(now);
            Assert.IsFalse(hasCounted && now < 61000);
            counts += hasCounted ? 1 : 0;
        }

        Assert.AreEqual(2, counts);
    }

    private static bool IsNearlyFullAt(int percent, FlashUse use, FaultyFileStore files)
    {
        Write(files, "days.rec", (percent - FolderPercent) * FlashWear.BlockBytes);
        use.Count();
        Assert.AreEqual(percent, use.Percent);
        return use.IsNearlyFull;
    }

    private static void Write(FaultyFileStore files, string name, int length) =>
        Assert.IsTrue(files.TryWrite(name, new byte[length], length));
}
