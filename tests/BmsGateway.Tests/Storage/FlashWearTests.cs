// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Storage;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Storage;

[TestClass]
public class FlashWearTests
{
    [TestMethod]
    public void SmallFileCostsItsEntryInTheLogTwice() => Assert.AreEqual(2 * (64 + 512), FlashWear.OfWrite(512));

    [TestMethod]
    public void LargerFileCostsWholeBlocks()
    {
        Assert.AreEqual(128 + 4096, FlashWear.OfWrite(513));
        Assert.AreEqual(128 + 4096, FlashWear.OfWrite(4096));
        Assert.AreEqual(128 + 8192, FlashWear.OfWrite(4097));
    }

    [TestMethod]
    public void AddingALineCostsABlock() => Assert.AreEqual(128 + 4096, FlashWear.OfAppend(40));

    [TestMethod]
    public void HalfTheDriveTakesTheWear()
    {
        // 128 KiB × 100 000 cycles at 1 MiB a day: 12 800 days.
        Assert.AreEqual(12500 / 365, FlashWear.Years(1024 * 1024, 256));
        Assert.AreEqual(int.MaxValue, FlashWear.Years(0, 256));
    }

    [TestMethod]
    public void EverythingThatIsWrittenIsCounted()
    {
        var files = new MeteredFileStore(new FaultyFileStore());
        Assert.IsTrue(files.TryWrite("a", new byte[100], 100));
        Assert.IsTrue(files.TryAppend("a", new byte[10], 10));
        Assert.IsTrue(files.TryMove("a", "b"));
        Assert.IsTrue(files.TryDelete("b"));
        Assert.AreEqual(110L, files.WrittenBytes);
        Assert.AreEqual(328L + 4224 + 128 + 128, files.WornBytes);
        Assert.AreEqual(0, files.FailureCount);
    }

    [TestMethod]
    public void RecordIsCountedWithItsNames()
    {
        var files = new MeteredFileStore(new FaultyFileStore());
        var record = new RecordFile(files, "a.rec", 100);
        record.TryWrite(new byte[84], 84);
        record.TryWrite(new byte[84], 84);
        Assert.AreEqual(200L, files.WrittenBytes);
        Assert.IsTrue(files.WornBytes > 2 * 328);
    }

    [TestMethod]
    public void FailedWriteIsCountedToo()
    {
        var files = new MeteredFileStore(new FaultyFileStore { AreWritesFailing = true });
        Assert.IsFalse(files.TryWrite("a", new byte[100], 100));
        Assert.AreEqual(100L, files.WrittenBytes);
        Assert.AreEqual(1, files.FailureCount);
    }
}
